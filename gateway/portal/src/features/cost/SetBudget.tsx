import { Button, Form, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/client';
import type { Account, Limit } from '../../api/types';
import { Fault } from '../../ui/Fault';
import { useSetLimit } from './accounts';

interface Props {
  account: Account;
  scope: Limit['scope'];
  id: string;
  value?: string;
  version: number;
  onClose: () => void;
}

/** Sets a monthly budget, or takes it away. Somebody who changed the limits meanwhile is not overwritten: it is told. */
export function SetBudget({ account, scope, id, value, version, onClose }: Props) {
  const { t } = useTranslation();
  const [amount, setAmount] = useState<string | null>(value ?? null);
  const set = useSetLimit(account.id);
  const keep = (wanted?: string) => set.mutate({ scope, id, resource: 'BUDGET', value: wanted, version }, { onSuccess: onClose });
  const stale = set.error instanceof ApiError && set.error.status === 412;
  return (
    <Modal
      open
      title={t(scope === 'ACCOUNT' ? 'cost.accountBudget' : 'cost.workspaceCap')}
      okText={t('cost.keep')}
      okButtonProps={{ disabled: !amount, loading: set.isPending }}
      onOk={() => keep(amount!)}
      onCancel={onClose}
      footer={(buttons) => (
        <>
          {value !== undefined && <Button type="text" danger onClick={() => keep()}>{t('cost.removeLimit')}</Button>}
          {buttons}
        </>
      )}
    >
      <Form layout="vertical">
        <Form.Item label={t('cost.perMonth', { currency: account.currency })} htmlFor="budget" help={t('cost.setHint')}>
          <InputNumber<string> id="budget" stringMode min="0" precision={2} value={amount} onChange={setAmount} style={{ width: 220 }} autoFocus />
        </Form.Item>
      </Form>
      {set.isError && <Fault error={stale ? new Error(t('cost.changedMeanwhile')) : set.error} />}
    </Modal>
  );
}
