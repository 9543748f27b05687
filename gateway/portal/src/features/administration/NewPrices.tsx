import { Button, Form, Input, Modal } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Prices } from '../../api/types';
import { Moment } from '../../ui/dates/Moments';
import { tomorrow } from '../../ui/dates/wall';
import { Fault } from '../../ui/Fault';
import { useZone } from '../../ui/zone';

interface Wanted {
  startsAt: string;
  prices: Record<string, string>;
}

/** A price list that holds from a moment to come; it begins with the amounts that hold now. */
export function NewPrices({ from }: { from: Prices }) {
  const { t } = useTranslation();
  const zone = useZone();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Wanted>();
  const queries = useQueryClient();
  const add = useMutation({
    mutationFn: ({ startsAt, prices }: Wanted) => api.billing.post('/prices', { body: { startsAt, prices } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['prices'] });
      setOpen(false);
    },
  });
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>{t('administration.newPrices')}</Button>
      <Modal open={open} title={t('administration.newPrices')} okText={t('administration.addPrices')} confirmLoading={add.isPending} onOk={form.submit} onCancel={() => setOpen(false)} destroyOnHidden>
        <Form form={form} layout="vertical" preserve={false} initialValues={{ startsAt: tomorrow(zone), prices: from.prices }} onFinish={add.mutate}>
          <Form.Item name="startsAt" label={t('administration.from')} extra={t('administration.fromHint')} rules={[{ required: true, message: t('administration.fromMissing') }]}>
            <Moment />
          </Form.Item>
          {Object.keys(from.prices).map((resource) => (
            <Form.Item
              key={resource}
              name={['prices', resource]}
              label={t(`administration.price.${resource}`)}
              rules={[{ required: true, pattern: /^\d+(\.\d{1,8})?$/, message: t('administration.noPrice') }]}
            >
              <Input inputMode="decimal" suffix={from.currency} />
            </Form.Item>
          ))}
        </Form>
        {add.isError && <Fault error={add.error} />}
      </Modal>
    </>
  );
}
