import { Form, Input, Modal } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/client';
import type { Workspace } from '../../api/types';
import { Fault } from '../../ui/Fault';

/** A workspace of one's own with the same tables, workspace data and workflows; files are referred to, not copied. */
export function CloneWorkspace({ workspace, onClose }: { workspace: Workspace; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ name: string }>();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const clone = useMutation({
    mutationFn: (wanted: { name: string }) => api.workspace.post('/workspaces/{workspace}:clone', { path: { workspace: workspace.id }, body: wanted }),
    onSuccess: async (made) => {
      await queries.invalidateQueries({ queryKey: ['workspaces'] });
      onClose();
      await navigate(`/workspaces/${made.id}`);
    },
  });
  return (
    <Modal open title={t('overview.clone')} okText={t('overview.clone')} confirmLoading={clone.isPending} onOk={form.submit} onCancel={onClose}>
      <p>{t('overview.cloneWhat')}</p>
      <Form form={form} layout="vertical" initialValues={{ name: t('overview.cloneName', { name: workspace.name }) }} onFinish={clone.mutate}>
        <Form.Item name="name" label={t('overview.name')} rules={[{ required: true, whitespace: true, message: t('overview.nameMissing') }]}>
          <Input maxLength={200} />
        </Form.Item>
      </Form>
      {clone.isError && <Fault error={clone.error} />}
    </Modal>
  );
}
