import { Card, DatePicker, Segmented, Table as Grid } from 'antd';
import { useQuery } from '@tanstack/react-query';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { api } from '../../api/client';
import { useWorkspaceId } from '../../api/workspaces';
import { Fault } from '../../ui/Fault';
import { Heading } from '../../ui/Heading';
import { Money } from '../../ui/Money';
import { Days } from './Days';
import { PriceWords } from './PriceWords';

const GROUPINGS = ['workflow', 'person', 'resource'] as const;

/** What a workspace has cost: by day as a chart, by what was chosen as a table with the same sum. */
export function CostPage() {
  const { t } = useTranslation();
  const workspace = useWorkspaceId();
  const [params, setParams] = useSearchParams();
  const by = params.get('by') ?? 'workflow';
  const from = params.get('from') ?? dayjs().subtract(29, 'day').format('YYYY-MM-DD');
  const to = params.get('to') ?? dayjs().format('YYYY-MM-DD');
  const show = (change: Record<string, string>) => setParams({ by, from, to, ...change }, { replace: true });
  const days = useSums({ workspace, from, to, by: 'day' });
  const sums = useSums({ workspace, from, to, by });
  return (
    <>
      <Heading
        title={t('cost.title')}
        what={days.data && <>{t('cost.total')} <strong><Money amount={days.data.total} currency={days.data.currency} /></strong></>}
        actions={
          <DatePicker.RangePicker
            allowClear={false}
            value={[dayjs(from), dayjs(to)]}
            onChange={(range) => range?.[0] && range[1] && show({ from: day(range[0]), to: day(range[1]) })}
          />
        }
      />
      {days.isError && <Fault error={days.error} onRetry={() => days.refetch()} />}
      {days.data && <Days sums={days.data} from={from} to={to} />}
      <Card size="small" style={{ marginTop: 16 }} title={t('cost.split')} extra={
        <Segmented value={by} onChange={(value) => show({ by: value })} options={GROUPINGS.map((value) => ({ value, label: t(`cost.by.${value}`) }))} />
      }>
        {sums.isError && <Fault error={sums.error} onRetry={() => sums.refetch()} />}
        <Grid
          size="small"
          rowKey="key"
          pagination={false}
          loading={sums.isPending}
          dataSource={sums.data?.items}
          columns={[
            { title: t(`cost.by.${by}`), dataIndex: 'key', render: (key: string) => (by === 'resource' ? t(`cost.resource.${key}`) : key || t('cost.noName')) },
            { title: t('cost.amount'), align: 'right', render: (_, sum) => <Money amount={sum.amount} currency={sum.currency} /> },
          ]}
        />
      </Card>
      <PriceWords />
    </>
  );
}

function useSums(filter: { workspace: string; from: string; to: string; by: string }) {
  return useQuery({ queryKey: ['costs', filter], queryFn: () => api.billing.get('/costs', { query: filter }) });
}

function day(date: Dayjs): string {
  return date.format('YYYY-MM-DD');
}
