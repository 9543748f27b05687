import { Form, Input, InputNumber, Modal } from 'antd';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { MadeToken } from '../../api/types';
import { Fault } from '../../ui/Fault';

interface Wanted {
  name: string;
  days: number;
}

/** Asks for a name and an end. */
export function NewToken({ onMade, onClose }: { onMade: (made: MadeToken) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Wanted>();
  const create = useMutation({ mutationFn: (wanted: Wanted) => api.people.post('/tokens', { body: wanted }), onSuccess: onMade });
  return (
    <Modal open title={t('account.tokens.new')} okText={t('account.tokens.create')} confirmLoading={create.isPending} onOk={form.submit} onCancel={onClose}>
      <Form form={form} layout="vertical" initialValues={{ days: 90 }} onFinish={create.mutate} requiredMark={false}>
        <Form.Item name="name" label={t('account.tokens.name')} extra={t('account.tokens.nameHint')} rules={[{ required: true, whitespace: true, message: t('account.tokens.nameMissing') }]}>
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        <Form.Item name="days" label={t('account.tokens.days')} rules={[{ required: true, type: 'integer', min: 1, max: 365, message: t('account.tokens.daysWrong') }]}>
          <InputNumber min={1} max={365} precision={0} />
        </Form.Item>
      </Form>
      {create.isError && <Fault error={create.error} />}
    </Modal>
  );
}
