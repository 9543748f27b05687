import { Card, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Fault } from '../../ui/Fault';
import { More } from '../../ui/More';
import { State } from '../../ui/State';
import { duration } from '../../ui/Time';
import { CallDetails } from './CallDetails';
import { Groups } from './Groups';
import type { Call, Run } from '../../api/types';
import { useCalls } from './runs';

/** The calls of a run: one group a name with its counts, then one line a call, by pages; a chosen call opens beside the list. */
export function Calls({ run, counts, live }: { run: string; counts: Run['counts']; live: boolean }) {
  const { t, i18n } = useTranslation();
  const [group, setGroup] = useState<string>();
  const [open, setOpen] = useState<number>();
  const calls = useCalls(run, group, live);
  const chosen = calls.items.find((call) => call.number === open);
  return (
    <Card title={t('run.calls')} size="small">
      <Groups counts={counts} chosen={group} onChoose={setGroup} />
      {calls.isError && <Fault error={calls.error} onRetry={() => calls.refetch()} />}
      <Table<Call>
        rowKey="number"
        size="small"
        pagination={false}
        loading={calls.isPending}
        dataSource={calls.items}
        scroll={{ x: 'max-content' }}
        data-testid="calls"
        columns={[
          { title: t('run.call'), render: (_, call) => <CallName call={call} onOpen={() => setOpen(call.number)} /> },
          { title: t('run.state'), render: (_, call) => <State state={call.cached ? 'CACHED' : call.state} /> },
          { title: t('run.attempt'), dataIndex: 'attempt', align: 'right' },
          {
            title: t('run.time'),
            align: 'right',
            render: (_, call) => (call.submittedAt ? duration(call.submittedAt, call.endedAt, i18n.language) : ''),
          },
        ]}
      />
      <More pages={calls} />
      {chosen && <CallDetails call={chosen} live={live} onClose={() => setOpen(undefined)} />}
    </Card>
  );
}

function CallName({ call, onOpen }: { call: Call; onOpen: () => void }) {
  return (
    <>
      <button type="button" className="link strong" onClick={onOpen}>{call.name}</button>
      {call.sentence && <div className="why quiet">{call.sentence}</div>}
    </>
  );
}
