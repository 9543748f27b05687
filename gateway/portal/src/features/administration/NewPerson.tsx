import { Checkbox, Form, Input, Modal } from 'antd';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { FirstPassword, NewAccount } from '../../api/types';
import { Fault } from '../../ui/Fault';
import { ROLES, USERNAME } from './people';

/** A new account; its first password is shown once by whoever opened this. What was typed stays when it is refused. */
export function NewPerson({ onMade, onClose }: { onMade: (made: FirstPassword) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<NewAccount>();
  const make = useMutation({ mutationFn: (wanted: NewAccount) => api.people.post('/accounts', { body: wanted }), onSuccess: onMade });
  const name = [{ required: true, whitespace: true, message: t('administration.people.nameMissing') }];
  return (
    <Modal open title={t('administration.people.new')} okText={t('administration.people.create')} confirmLoading={make.isPending} onOk={form.submit} onCancel={onClose}>
      <Form form={form} layout="vertical" initialValues={{ roles: ['researcher'] }} onFinish={make.mutate} requiredMark={false}>
        <Form.Item name="username" label={t('administration.people.username')} extra={t('administration.people.usernameHint')} rules={[{ required: true, pattern: USERNAME, message: t('administration.people.usernameWrong') }]}>
          <Input autoFocus autoComplete="off" maxLength={100} />
        </Form.Item>
        <Form.Item name="lastName" label={t('administration.people.lastName')} rules={name}>
          <Input autoComplete="off" maxLength={100} />
        </Form.Item>
        <Form.Item name="firstName" label={t('administration.people.firstName')} rules={name}>
          <Input autoComplete="off" maxLength={100} />
        </Form.Item>
        <Form.Item name="email" label={t('administration.people.email')} extra={t('administration.people.emailHint')} rules={[{ pattern: /^[^\s@<>]+@[^\s@<>]+$/, message: t('administration.people.emailWrong') }]}>
          <Input autoComplete="off" maxLength={100} />
        </Form.Item>
        <Form.Item name="roles" label={t('administration.people.roles')}>
          <Checkbox.Group options={ROLES.map((value) => ({ value, label: t(`administration.people.called.${value}`) }))} />
        </Form.Item>
      </Form>
      {make.isError && <Fault error={make.error} />}
    </Modal>
  );
}
