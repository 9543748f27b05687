import { Form, Input, Modal, Select } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Workspace } from '../../api/types';
import { Fault } from '../../ui/Fault';

type Wanted = Pick<Workspace, 'name' | 'description' | 'tags'>;

/** Name, description and tags; somebody else's change in between is told, and nothing typed is lost. */
export function DescribeWorkspace({ workspace, onClose }: { workspace: Workspace; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Wanted>();
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: (wanted: Wanted) => api.workspace.patch('/workspaces/{workspace}', { path: { workspace: workspace.id }, version: workspace.version, body: wanted }),
    onSuccess: (changed) => {
      queries.setQueryData(['workspace', workspace.id], changed);
      onClose();
    },
  });
  return (
    <Modal open title={t('overview.describe')} okText={t('overview.save')} confirmLoading={save.isPending} onOk={form.submit} onCancel={onClose}>
      <Form form={form} layout="vertical" initialValues={workspace} onFinish={save.mutate}>
        <Form.Item name="name" label={t('overview.name')} rules={[{ required: true, whitespace: true, message: t('overview.nameMissing') }]}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="description" label={t('overview.description')}>
          <Input.TextArea rows={4} />
        </Form.Item>
        <Form.Item name="tags" label={t('overview.tags')}>
          <Select mode="tags" tokenSeparators={[',', '，', ' ']} open={false} suffixIcon={null} />
        </Form.Item>
      </Form>
      {save.isError && <Fault error={save.error} />}
    </Modal>
  );
}
