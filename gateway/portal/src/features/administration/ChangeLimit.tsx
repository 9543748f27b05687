import { Alert, Button, Form, Input, Modal } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ApiError } from '../../api/client';
import { useCurrency } from '../../api/prices';
import type { Limits, Standing } from '../../api/types';
import { Fault } from '../../ui/Fault';
import { quantity } from '../../ui/quantity';
import { kept, ofAccount, refuses, typed } from './accounts';

interface Props {
  account: string;
  resource: string;
  /** As they were looked at: somebody else's change in between is told. */
  limits: Limits;
  usage: Standing[];
}

/** One limit as people write it; before it is set the form says what it would refuse from now on. */
export function ChangeLimit(props: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)} aria-label={t('administration.changeOf', { resource: t(`quota.${props.resource}`) })}>{t('administration.change')}</Button>
      {open && <LimitForm {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

function LimitForm({ account, resource, limits, usage, onClose }: Props & { onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const [form] = Form.useForm<{ value: string }>();
  const queries = useQueryClient();
  const currency = useCurrency();
  const text = Form.useWatch('value', form) ?? '';
  const wanted = kept(resource, text);
  const refused = wanted === undefined ? undefined : refuses(resource, wanted, usage);
  const save = useMutation({
    mutationFn: ({ value }: { value: string }) =>
      api.billing.put('/accounts/{id}/limits', { path: { id: account }, version: limits.version, body: { scope: 'ACCOUNT', id: account, resource, value: kept(resource, value)! } }),
    onSuccess: async () => {
      await Promise.all([['limits', account], ['usage', account], ['standing', account]].map((queryKey) => queries.invalidateQueries({ queryKey })));
      onClose();
    },
  });
  const stale = save.error instanceof ApiError && save.error.status === 412;
  return (
    <Modal open title={t(`quota.${resource}`)} okText={t('administration.set')} confirmLoading={save.isPending} onOk={form.submit} onCancel={onClose}>
      <Form form={form} layout="vertical" initialValues={{ value: typed(resource, ofAccount(limits.limits, resource)) }} onFinish={save.mutate}>
        <Form.Item
          name="value"
          label={t('administration.limit')}
          extra={t(`administration.unit.${resource}`, { currency: currency ?? '' })}
          rules={[{ validator: async (_, value: string) => (kept(resource, value ?? '') === undefined ? Promise.reject(new Error(t('administration.noNumber'))) : undefined) }]}
        >
          <Input inputMode="decimal" autoFocus />
        </Form.Item>
      </Form>
      {refused && (
        <Alert
          type="warning"
          showIcon
          data-testid="refuses"
          title={t(`administration.refuses.${resource}`, { taken: quantity(resource, refused.taken, i18n.language, currency), limit: quantity(resource, Number(wanted), i18n.language, currency) })}
        />
      )}
      {stale && <Alert type="warning" showIcon title={t('administration.stale')} action={<Button size="small" onClick={() => queries.invalidateQueries({ queryKey: ['limits', account] })}>{t('administration.lookAgain')}</Button>} />}
      {save.isError && !stale && <Fault error={save.error} />}
    </Modal>
  );
}
