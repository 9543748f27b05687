import { Progress, Tooltip } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../api/client';
import { useWorkspace } from '../api/workspaces';
import { money } from '../ui/Money';
import { useOpenWorkspace } from './places';

const OLD = 60_000;

/** What the open workspace's billing account has spent of its budget. */
export function Quota() {
  const { t, i18n } = useTranslation();
  const workspace = useOpenWorkspace();
  const account = useWorkspace(workspace).data?.billingAccount;
  const limits = useQuery({
    queryKey: ['limits', account],
    queryFn: () => api.billing.get('/accounts/{id}/limits', { path: { id: account! } }),
    enabled: account !== undefined,
    staleTime: OLD,
    retry: false,
  });
  const spent = useQuery({
    queryKey: ['costs', { account }],
    queryFn: () => api.billing.get('/costs', { query: { account } }),
    enabled: account !== undefined,
    staleTime: OLD,
    refetchInterval: OLD,
    retry: false,
  });
  const budget = limits.data?.limits.find((limit) => limit.scope === 'ACCOUNT' && limit.resource === 'BUDGET')?.value;
  if (!workspace || !spent.data || !budget) return null;
  const percent = Math.min(100, (Number(spent.data.total) / Number(budget)) * 100);
  const words = t('frame.quota', {
    spent: money(spent.data.total, spent.data.currency, i18n.language),
    budget: money(budget, spent.data.currency, i18n.language),
  });
  return (
    <Tooltip title={words}>
      <Link to={`/workspaces/${workspace}/cost`} className="quota" aria-label={words} data-testid="quota">
        <Progress percent={percent} steps={5} showInfo={false} size={[12, 8]} railColor="var(--line)" strokeColor={percent >= 90 ? 'var(--failed)' : 'var(--brand)'} aria-hidden />
      </Link>
    </Tooltip>
  );
}
