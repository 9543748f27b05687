import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useWorkspace, useWorkspaceId } from '../../api/workspaces';
import { Budgets } from './Budgets';
import { useAccounts } from './accounts';
import { Costs } from './Costs';
import { PriceWords } from './PriceWords';

/** What a workspace has cost, what it may cost yet, and what things cost. */
export function CostPage() {
  const { t } = useTranslation();
  const workspace = useWorkspaceId();
  const account = useWorkspace(workspace).data?.billingAccount;
  const mine = useAccounts().data?.find(({ id }) => id === account);
  return (
    <>
      <Costs scope={{ workspace }} title={t('cost.title')} usual="workflow" />
      <Budgets account={mine} workspace={workspace} />
      {mine && <p><Link to={`/cost?account=${mine.id}`}>{t('cost.wholeAccount')}</Link></p>}
      <PriceWords />
    </>
  );
}
