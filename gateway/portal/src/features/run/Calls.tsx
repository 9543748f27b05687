import { Button, Card, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Fault } from '../../ui/Fault';
import { State } from '../../ui/State';
import { duration } from '../../ui/Time';
import { useCalls, type Call, type Run } from './runs';

/** The calls of a run: grouped counts on top, then one line a call, by pages. */
export function Calls({ run, counts, live }: { run: string; counts: Run['counts']; live: boolean }) {
  const { t, i18n } = useTranslation();
  const calls = useCalls(run, live);
  const items = calls.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card title={t('run.calls')} size="small" extra={<Groups counts={counts} />}>
      {calls.isError && <Fault error={calls.error} onRetry={() => calls.refetch()} />}
      <Table<Call>
        rowKey="number"
        size="small"
        pagination={false}
        loading={calls.isPending}
        dataSource={items}
        scroll={{ x: 'max-content' }}
        data-testid="calls"
        columns={[
          { title: t('run.call'), render: (_, call) => <CallName call={call} /> },
          { title: t('run.state'), render: (_, call) => <State state={call.cached ? 'CACHED' : call.state} /> },
          { title: t('run.attempt'), dataIndex: 'attempt', align: 'right' },
          {
            title: t('run.time'),
            align: 'right',
            render: (_, call) => (call.submittedAt ? duration(call.submittedAt, call.endedAt, i18n.language) : ''),
          },
        ]}
      />
      {calls.hasNextPage && (
        <Button onClick={() => calls.fetchNextPage()} loading={calls.isFetchingNextPage} style={{ marginTop: 8 }}>
          {t('run.moreCalls')}
        </Button>
      )}
    </Card>
  );
}

function CallName({ call }: { call: Call }) {
  return (
    <>
      {call.name}
      {call.sentence && <div className="quiet">{call.sentence}</div>}
    </>
  );
}

function Groups({ counts }: { counts: Run['counts'] }) {
  return (
    <span className="quiet" style={{ fontWeight: 400 }}>
      {Object.entries(counts).map(([call, states]) => (
        <span key={call} style={{ marginInlineStart: 16 }}>
          {call} × {Object.values(states).reduce((sum, count) => sum + count, 0)}
        </span>
      ))}
    </span>
  );
}
