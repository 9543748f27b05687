import { Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { api, edge } from '../../api/client';
import type { Account } from '../../api/types';
import { Empty } from '../../ui/Empty';
import { Loaded } from '../../ui/Loaded';
import { Money } from '../../ui/Money';
import { useAccounts, useLimits } from './accounts';
import { Budgets } from './Budgets';
import { Costs } from './Costs';
import { PriceWords } from './PriceWords';
import { useView } from './view';

/** What a billing account has paid for, over all its workspaces: all of it for its owners, their own part for who uses it. */
export function AccountCostPage() {
  const { t } = useTranslation();
  const accounts = useAccounts();
  const [params, setParams] = useSearchParams();
  const asked = params.get('account');
  const me = useQuery({ queryKey: ['session'], queryFn: () => edge.get('/session'), staleTime: 60_000 }).data?.person;
  return (
    <Loaded query={accounts}>
      {(all) => {
        const account = asked ? all.find(({ id }) => id === asked) : (all.find(({ owner }) => owner === me) ?? all[0]);
        if (!account) return <Empty title={t('cost.noAccount')} hint={t('cost.noAccountHint')} />;
        const options = all.map((one) => ({ value: one.id, label: nameOf(one, t) }));
        const choice = all.length > 1 ? <Select aria-label={t('cost.account')} value={account.id} options={options} onChange={(id) => setParams({ account: id })} popupMatchSelectWidth={false} /> : nameOf(account, t);
        return <OfAccount key={account.id} account={account} title={<>{t('cost.title')} · {choice}</>} />;
      }}
    </Loaded>
  );
}

function OfAccount({ account, title }: { account: Account; title: ReactNode }) {
  const { t } = useTranslation();
  const limits = useLimits(account.id);
  const owns = (limits.data?.maySet?.length ?? 0) > 0;
  return (
    <>
      <Costs scope={{ account: account.id }} title={title} usual="workspace" />
      {limits.data && !owns && <p className="quiet">{t('cost.ownPart')}</p>}
      {owns && <Statement account={account} />}
      <Budgets account={account} />
      <PriceWords />
    </>
  );
}

/** The account's statement over the same days: the sum of the same lines, whatever filter the page has. */
function Statement({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { view: { from, to } } = useView('workspace');
  const statement = useQuery({
    queryKey: ['statement', account.id, from, to],
    queryFn: () => api.billing.get('/accounts/{id}/statement', { path: { id: account.id }, query: { from, to } }),
  });
  if (!statement.data) return null;
  return (
    <p data-testid="statement" data-amount={statement.data.total}>
      {t('cost.statement', { from, to })} <strong><Money amount={statement.data.total} currency={statement.data.currency} /></strong>
    </p>
  );
}

function nameOf(account: Account, t: (key: string) => string): string {
  return account.personal ? t('cost.personal') : account.name;
}
