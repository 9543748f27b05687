import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Topic } from '../../api/types';
import { Fault } from '../../ui/Fault';
import { Topics } from './Topics';
import { useChannelChanges } from './channels';

/** Asks for an address and what to tell it. */
export function NewWebhook({ onMade, onClose }: { onMade: (secret: string | undefined) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ url: string }>();
  const [topics, setTopics] = useState<Topic[]>(['SUBMISSIONS']);
  const { create } = useChannelChanges();
  const finish = ({ url }: { url: string }) => create.mutate({ kind: 'WEBHOOK', url: url.trim(), topics }, { onSuccess: ({ secret }) => onMade(secret) });
  return (
    <Modal open title={t('account.channels.new')} okText={t('account.channels.add')} confirmLoading={create.isPending} onOk={form.submit} onCancel={onClose}>
      <Form form={form} layout="vertical" onFinish={finish} requiredMark={false}>
        <Form.Item name="url" label={t('account.channels.url')} extra={t('account.channels.urlHint')} rules={[{ required: true, whitespace: true, message: t('account.channels.urlMissing') }]}>
          <Input inputMode="url" autoComplete="off" maxLength={2000} placeholder="https://" />
        </Form.Item>
        <Form.Item label={t('account.channels.topics')}>
          <Topics name={t('account.channels.new')} chosen={topics} lastStays onChange={setTopics} />
        </Form.Item>
      </Form>
      {create.isError && <Fault error={create.error} />}
    </Modal>
  );
}
