import { Form, Input, Modal, Select } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/client';
import { Fault } from '../../ui/Fault';

interface Wanted {
  name: string;
  description?: string;
  tags?: string[];
}

/** Asks for a name and makes a workspace; what was typed stays when the platform refuses. */
export function NewWorkspace({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Wanted>();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const create = useMutation({
    mutationFn: (wanted: Wanted) => api.workspace.post('/workspaces', { body: wanted }),
    onSuccess: async (made) => {
      await queries.invalidateQueries({ queryKey: ['workspaces'] });
      onClose();
      form.resetFields();
      await navigate(`/workspaces/${made.id}`);
    },
  });
  return (
    <Modal
      open={open}
      title={t('workspaces.create')}
      okText={t('workspaces.create')}
      confirmLoading={create.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" onFinish={create.mutate} requiredMark="optional">
        <Form.Item name="name" label={t('workspaces.name')} rules={[{ required: true, whitespace: true, message: t('workspaces.nameMissing') }]}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="description" label={t('workspaces.description')}>
          <Input.TextArea rows={3} />
        </Form.Item>
        <Form.Item name="tags" label={t('workspaces.tags')}>
          <Select mode="tags" tokenSeparators={[',', '，', ' ']} open={false} suffixIcon={null} />
        </Form.Item>
      </Form>
      {create.isError && <Fault error={create.error} />}
    </Modal>
  );
}
