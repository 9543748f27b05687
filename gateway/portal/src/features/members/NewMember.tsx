import { Button, Checkbox, Form, Input, Select } from 'antd';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { Fault } from '../../ui/Fault';
import { usePutMember, type Rights } from './members';

/** Shares the workspace with somebody, named by account or e-mail address as they sign in. */
export function NewMember({ workspace }: { workspace: string }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Rights & { account: string }>();
  const member = usePutMember(workspace);
  const invite = useMutation({
    mutationFn: async ({ account, ...rights }: Rights & { account: string }) => {
      const found = await api.workspace.get('/people', { query: { account } });
      return member.mutateAsync({ person: found.person, ...rights });
    },
    onSuccess: () => form.resetFields(),
  });
  return (
    <Form form={form} layout="inline" className="searching" initialValues={{ role: 'READER', canShare: false, canCompute: false }} onFinish={invite.mutate}>
      <Form.Item name="account" rules={[{ required: true, whitespace: true, message: t('members.accountMissing') }]}>
        <Input placeholder={t('members.account')} aria-label={t('members.account')} style={{ width: 260 }} />
      </Form.Item>
      <Form.Item name="role">
        <Select aria-label={t('members.role')} style={{ width: 140 }} options={(['READER', 'WRITER', 'OWNER'] as const).map((value) => ({ value, label: t(`role.${value}`) }))} />
      </Form.Item>
      <Form.Item name="canCompute" valuePropName="checked"><Checkbox>{t('members.canCompute')}</Checkbox></Form.Item>
      <Form.Item name="canShare" valuePropName="checked"><Checkbox>{t('members.canShare')}</Checkbox></Form.Item>
      <Button type="primary" htmlType="submit" loading={invite.isPending}>{t('members.add')}</Button>
      {invite.isError && <Fault error={invite.error} />}
    </Form>
  );
}
