import { Button, Card, Progress } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCurrency } from '../../api/prices';
import type { Account, Limit } from '../../api/types';
import { money } from '../../ui/Money';
import { share } from '../../ui/quantity';
import { useLimits, useWorkspaceLimits } from './accounts';
import { SetBudget } from './SetBudget';
import { type Scope, useMonth } from './view';

interface Props {
  /** Absent: the person does not belong to the account that pays. */
  account?: Account;
  workspace?: string;
}

/** What may be spent in a month and what is spent of it: the account's budget, and within it the workspace's cap. */
export function Budgets({ account, workspace }: Props) {
  const { t } = useTranslation();
  const limits = useLimits(account?.id);
  const caps = useWorkspaceLimits(workspace);
  const [setting, setSetting] = useState<Limit['scope']>();
  const maySet = limits.data?.maySet ?? [];
  const budget = limits.data?.limits.find((limit) => limit.scope === 'ACCOUNT' && limit.resource === 'BUDGET')?.value;
  const cap = caps.data?.items?.find((limit) => limit.resource === 'BUDGET')?.value;
  // Who does not own the account sees their own part of its costs only: no measure of the whole budget.
  const whole = maySet.length > 0;
  const scope = { account: account?.id ?? '' };
  return (
    <Card size="small" style={{ marginTop: 16 }} title={t('cost.budgets')} data-testid="budgets">
      {account && (
        <Budget label={t('cost.accountBudget')} scope={scope} limit={budget} counted={whole} onSet={maySet.includes('ACCOUNT') ? () => setSetting('ACCOUNT') : undefined} />
      )}
      {workspace && <Budget label={t('cost.workspaceCap')} scope={{ workspace }} limit={cap} counted onSet={maySet.includes('WORKSPACE') ? () => setSetting('WORKSPACE') : undefined} />}
      <p className="quiet">{t('cost.budgetsHint')}</p>
      {setting && account && limits.data && (
        <SetBudget
          account={account}
          scope={setting}
          id={setting === 'WORKSPACE' ? workspace! : account.id}
          value={setting === 'WORKSPACE' ? cap : budget}
          version={limits.data.version}
          onClose={() => setSetting(undefined)}
        />
      )}
    </Card>
  );
}

interface OneProps {
  label: string;
  scope: Scope;
  limit?: string;
  counted: boolean;
  onSet?: () => void;
}

function Budget({ label, scope, limit, counted, onSet }: OneProps) {
  const { t, i18n } = useTranslation();
  const month = useMonth(scope, counted);
  const spent = month.data;
  const currency = useCurrency();
  const words = (amount: string) => (currency ? money(amount, currency, i18n.language) : amount);
  const percent = spent && limit ? share(Number(spent.total), Number(limit)) : 0;
  return (
    <div className="budget">
      <span>{label}</span>
      <span className="number">
        {spent && (limit ? t('cost.spentOf', { spent: words(spent.total), limit: words(limit) }) : t('cost.spentFree', { spent: words(spent.total) }))}
        {!counted && limit && t('cost.limitOnly', { limit: words(limit) })}
      </span>
      {spent && limit && <Progress percent={percent} showInfo={false} size="small" strokeColor={percent >= 90 ? 'var(--failed)' : 'var(--brand)'} aria-label={label} />}
      {onSet && <Button size="small" onClick={onSet}>{t(limit ? 'cost.change' : 'cost.set')}</Button>}
    </div>
  );
}
