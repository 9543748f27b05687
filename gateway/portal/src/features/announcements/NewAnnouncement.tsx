import { Button, Form, Input } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { Fault } from '../../ui/Fault';
import { Period } from '../../ui/dates/Moments';

interface Wanted {
  textZh: string;
  textEn: string;
  time: [string, string];
}

/** A text in both languages and its time, which begins with now unless another is chosen. */
export function NewAnnouncement() {
  const { t } = useTranslation();
  const [form] = Form.useForm<Wanted>();
  const queries = useQueryClient();
  const publish = useMutation({
    mutationFn: ({ textZh, textEn, time: [from, to] }: Wanted) =>
      api.people.post('/announcements', { body: { textZh, textEn, startsAt: from, endsAt: to } }),
    onSuccess: async () => {
      form.resetFields();
      await queries.invalidateQueries({ queryKey: ['announcements'] });
    },
  });
  const text = (lang: 'zh' | 'en', name: 'textZh' | 'textEn') => (
    <Form.Item name={name} label={t(`announcements.${name}`)} rules={[{ required: true, whitespace: true, message: t('announcements.textMissing') }]}>
      <Input.TextArea lang={lang} rows={2} maxLength={500} showCount />
    </Form.Item>
  );
  return (
    <Form form={form} layout="vertical" className="form" requiredMark={false} initialValues={{ time: [inDays(0), inDays(1)] }} onFinish={publish.mutate}>
      {text('zh', 'textZh')}
      {text('en', 'textEn')}
      <Form.Item name="time" label={t('announcements.time')} rules={[{ required: true, message: t('announcements.timeMissing') }]}>
        <Period />
      </Form.Item>
      {publish.isError && <Fault error={publish.error} />}
      <Form.Item>
        <Button type="primary" htmlType="submit" loading={publish.isPending}>{t('announcements.publish')}</Button>
      </Form.Item>
    </Form>
  );
}

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString();
}
