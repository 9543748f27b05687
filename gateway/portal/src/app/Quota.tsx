import { Progress, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuota } from '../api/quota';
import { useWorkspace } from '../api/workspaces';
import { money } from '../ui/Money';
import { share } from '../ui/quantity';
import { useOpenWorkspace } from './places';

/** What the open workspace's billing account has spent of its budget. */
export function Quota() {
  const { t, i18n } = useTranslation();
  const workspace = useOpenWorkspace();
  const account = useWorkspace(workspace).data?.billingAccount;
  const { budget, spent, currency } = useQuota(account);
  if (!workspace || !spent || !currency || !budget) return null;
  const percent = share(Number(spent), Number(budget));
  const words = t('frame.quota', {
    spent: money(spent, currency, i18n.language),
    budget: money(budget, currency, i18n.language),
  });
  return (
    <Tooltip title={words}>
      <Link to={`/workspaces/${workspace}/cost`} className="quota" aria-label={words} data-testid="quota">
        <Progress percent={percent} steps={5} showInfo={false} size={[12, 8]} railColor="var(--line)" strokeColor={percent >= 90 ? 'var(--failed)' : 'var(--brand)'} aria-hidden />
      </Link>
    </Tooltip>
  );
}
