import { Form, Input, Modal } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Group } from '../../api/types';
import { Fault } from '../../ui/Fault';

interface Wanted {
  name: string;
  description?: string;
}

/** A new group, or another name and description for one; what was typed stays when it is refused. */
export function GroupForm({ group, onClose, onDone }: { group?: Group; onClose: () => void; onDone?: (group: Group) => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Wanted>();
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: (wanted: Wanted) =>
      (group
        ? api.workspace.patch('/groups/{group}', { path: { group: group.id }, version: group.version, body: wanted })
        : api.workspace.post('/groups', { body: wanted })) as Promise<unknown> as Promise<Group>,
    onSuccess: async (kept) => {
      await Promise.all(['groups', 'group'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
      onDone?.(kept);
      onClose();
    },
  });
  return (
    <Modal open title={group ? t('administration.editGroup') : t('administration.newGroup')} okText={t('administration.save')} confirmLoading={save.isPending} onOk={form.submit} onCancel={onClose}>
      <Form form={form} layout="vertical" initialValues={group} onFinish={save.mutate}>
        <Form.Item name="name" label={t('administration.name')} rules={[{ required: true, whitespace: true, message: t('administration.nameMissing') }]}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="description" label={t('administration.description')}>
          <Input.TextArea rows={3} />
        </Form.Item>
      </Form>
      {save.isError && <Fault error={save.error} />}
    </Modal>
  );
}
