import { Alert, Card, Skeleton } from 'antd';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Estimate } from '../../api/types';
import { money } from '../../ui/Money';
import { Fault } from '../../ui/Fault';
import { span } from '../../ui/Time';
import type { Wanted } from './submission';

/** Checks every row against the workflow and tells what to expect; the faults of all rows stand together. */
export function Check({ path, wanted }: { path: { workspace: string }; wanted: Wanted }) {
  const { t } = useTranslation();
  const nothing = 'rows' in wanted && wanted.rows?.length === 0;
  const check = useQuery({
    queryKey: ['check', wanted],
    queryFn: () => api.workspace.post('/workspaces/{workspace}/submissions:check', { path, body: wanted }) as Promise<unknown> as Promise<{ runs: number; estimate: Estimate }>,
    enabled: !nothing,
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 0,
  });
  return (
    <Card size="small" title={t('launch.check')} style={{ marginTop: 16 }} data-testid="check">
      {nothing && <span className="quiet">{t('launch.pickFirst')}</span>}
      {!nothing && check.isPending && <Skeleton active paragraph={{ rows: 1 }} />}
      {check.isError && <Fault error={check.error} onRetry={() => check.refetch()} />}
      {check.isSuccess && !nothing && (
        <>
          <Alert type="success" showIcon title={t('launch.checked', { count: check.data.runs })} />
          <Expectation estimate={check.data.estimate} />
        </>
      )}
    </Card>
  );
}

function Expectation({ estimate }: { estimate: Estimate }) {
  const { t, i18n } = useTranslation();
  if (!estimate.known || !estimate.amount || !estimate.durationMs) return <p>{t('launch.unknown')}</p>;
  const { amount, durationMs, currency } = estimate;
  return (
    <p>
      <strong>
        {money(amount.low, currency, i18n.language)} – {money(amount.high, currency, i18n.language)}
        {' · '}
        {span(durationMs.low, i18n.language)} – {span(durationMs.high, i18n.language)}
      </strong>{' '}
      <span className="quiet">{t('launch.basis', { count: estimate.basis.runs })}</span>
    </p>
  );
}
