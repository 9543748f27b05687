import { Alert, Button, Checkbox, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Fault } from '../../ui/Fault';
import { type Rights, ROLES, useInvite } from './members';

/** Shares the workspace with somebody, named by account or e-mail address; says what came of it. */
export function NewMember({ workspace }: { workspace: string }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Rights & { to: string }>();
  const invite = useInvite(workspace);
  const role = Form.useWatch('role', form) ?? 'READER';
  return (
    <section aria-label={t('members.add')} className="inviting">
      <Form
        form={form}
        layout="inline"
        className="searching"
        initialValues={{ role: 'READER', canShare: false, canCompute: false }}
        onFinish={(wanted) => invite.mutate(wanted, { onSuccess: () => form.resetFields() })}
      >
        <Form.Item name="to" rules={[{ required: true, whitespace: true, message: t('members.accountMissing') }]}>
          <Input placeholder={t('members.account')} aria-label={t('members.account')} style={{ width: 260 }} />
        </Form.Item>
        <Form.Item name="role">
          <Select aria-label={t('members.role')} style={{ width: 140 }} options={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))} />
        </Form.Item>
        <Form.Item name="canCompute" valuePropName="checked"><Checkbox>{t('members.canCompute')}</Checkbox></Form.Item>
        <Form.Item name="canShare" valuePropName="checked"><Checkbox>{t('members.canShare')}</Checkbox></Form.Item>
        <Button type="primary" htmlType="submit" loading={invite.isPending}>{t('members.add')}</Button>
      </Form>
      <p className="quiet">{t(`role.${role}`)}: {t(`members.words.${role}`)}</p>
      {invite.isError && <Fault error={invite.error} />}
      {invite.data?.invitation && (
        <Alert type="info" showIcon closable data-testid="invited" title={t('members.waits', { email: invite.data.invitation.email })} style={{ marginBottom: 16 }} />
      )}
    </section>
  );
}
