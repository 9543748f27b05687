import { Checkbox, Form, Input, Modal } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/client';
import type { Workspace } from '../../api/types';
import { Fault } from '../../ui/Fault';

const PARTS = ['tables', 'data', 'configurations', 'files'] as const;

interface Wanted {
  name: string;
  follows: (typeof PARTS)[number][];
}

/** A workspace of one's own with what is chosen of this one; files are referred to, not copied. */
export function CloneWorkspace({ workspace, onClose }: { workspace: Workspace; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Wanted>();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const clone = useMutation({
    mutationFn: ({ name, follows }: Wanted) => {
      const parts = Object.fromEntries(PARTS.map((part) => [part, follows.includes(part)]));
      return api.workspace.post('/workspaces/{workspace}:clone', { path: { workspace: workspace.id }, body: { name, ...parts } });
    },
    onSuccess: async (made) => {
      await queries.invalidateQueries({ queryKey: ['workspaces'] });
      onClose();
      await navigate(`/workspaces/${made.id}`);
    },
  });
  return (
    <Modal open title={t('overview.clone')} okText={t('overview.clone')} confirmLoading={clone.isPending} onOk={form.submit} onCancel={onClose}>
      <p>{t('overview.cloneWhat')}</p>
      <Form form={form} layout="vertical" initialValues={{ name: t('overview.cloneName', { name: workspace.name }), follows: [...PARTS] }} onFinish={clone.mutate}>
        <Form.Item name="name" label={t('overview.name')} rules={[{ required: true, whitespace: true, message: t('overview.nameMissing') }]}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="follows" label={t('overview.follows')} extra={t('overview.filesHint')}>
          <Checkbox.Group options={PARTS.map((value) => ({ value, label: t(`overview.part.${value}`) }))} />
        </Form.Item>
      </Form>
      {clone.isError && <Fault error={clone.error} />}
    </Modal>
  );
}
