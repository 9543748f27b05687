import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { api } from '../../api/client';
import { useNames } from '../../api/names';
import { usePages } from '../../api/pages';
import { Empty } from '../../ui/Empty';
import { Fault } from '../../ui/Fault';
import { More } from '../../ui/More';
import { AccountLimits } from './AccountLimits';
import { accountName } from './accounts';

/** Who may use how much: one account at a time, its limits beside what it uses. */
export function Quota() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const accounts = usePages(['accounts'], (asked) => api.billing.get('/accounts', { query: asked }), { pageSize: 500 });
  const names = useNames(accounts.items.map((one) => one.owner));
  const chosen = params.get('account') ?? undefined;
  if (accounts.isError) return <Fault error={accounts.error} onRetry={() => accounts.refetch()} />;
  const words = accounts.items.map((account) => ({
    value: account.id,
    label: `${names.person(account.owner).name ?? account.owner} · ${accountName(account, t)}`,
  }));
  return (
    <>
      <div className="tools">
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t('administration.account')}
          placeholder={t('administration.chooseAccount')}
          loading={accounts.isPending}
          value={chosen}
          options={words}
          onChange={(account: string) => setParams({ account }, { replace: true })}
          style={{ width: 'min(420px, 100%)' }}
          data-testid="account"
        />
        <More pages={accounts} />
      </div>
      {chosen ? <AccountLimits key={chosen} account={chosen} /> : <Empty title={t('administration.noAccount')} hint={t('administration.noAccountHint')} />}
    </>
  );
}
