import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Call, Run } from '../../api/types';
import { Empty } from '../../ui/Empty';
import { Fault } from '../../ui/Fault';
import { Grid } from '../../ui/grid/Grid';
import type { GridColumn } from '../../ui/grid/types';
import { State, wordsOf } from '../../ui/State';
import { duration } from '../../ui/Time';
import { short, total } from './counts';
import { useCalls } from './runs';
import { useView } from './useView';
import { Groups } from './Groups';

/** States by which the server lists calls. */
const STATES = ['SUBMITTING', 'DONE', 'CACHED', 'FAILED', 'CANCELED'];

interface Props {
  run: Run;
  /** Only names of this called workflow are offered. */
  within?: string;
  height?: number;
}

/** The calls of a name and state, by pages as they come into sight. */
export function CallsTable({ run, within, height }: Props) {
  const { t } = useTranslation();
  const [{ name, state }, change] = useView();
  const counts = within === undefined ? run.counts : Object.fromEntries(Object.entries(run.counts).filter(([call]) => call.startsWith(`${within}.`)));
  const one = name !== undefined && run.counts[name] !== undefined ? name : undefined;
  const columns = useColumns();
  const calls = useCalls(run.run.id, { name: one, state });
  const known = state === undefined ? (one === undefined ? total(sums(run.counts)) : total(run.counts[one])) : undefined;
  return (
    <>
      <div className="tools">
        <Select allowClear size="small" value={state} placeholder={t('run.anyState')} aria-label={t('run.state')} onChange={(wanted?: string) => change({ state: wanted })} options={STATES.map((each) => ({ value: each, label: wordsOf(each, t) }))} style={{ minWidth: 140 }} />
        {(height === undefined || within !== undefined) && <Groups counts={counts} chosen={one} onChoose={(chosen) => change({ name: chosen ?? within })} />}
      </div>
      {calls.isError && <Fault error={calls.error} onRetry={() => calls.refetch()} />}
      {calls.isSuccess && calls.items.length === 0 && <Empty title={t('run.noCalls')} hint={t(state || one ? 'run.noSuchCalls' : 'run.noCallsHint')} />}
      {calls.items.length > 0 && (
        <div data-testid="calls">
          <Grid<Call> label={t('run.calls')} columns={columns} rows={calls.items} rowKey={(call) => call.name} total={known} loading={calls.isFetchingNextPage} onMore={calls.hasNextPage ? () => void calls.fetchNextPage() : undefined} onOpen={(call) => change({ call: call.name, attempt: undefined })} height={height} />
        </div>
      )}
    </>
  );
}

function sums(counts: Run['counts']): Record<string, number> {
  const all: Record<string, number> = {};
  for (const states of Object.values(counts)) for (const [state, count] of Object.entries(states)) all[state] = (all[state] ?? 0) + count;
  return all;
}

function useColumns(): GridColumn<Call>[] {
  const { t, i18n } = useTranslation();
  const [chosen, change] = useView();
  const open = (call: Call) => change({ call: call.name, attempt: undefined });
  return [
    { key: 'name', title: t('run.call'), width: 250, render: (call) => <button type="button" className={call.name === chosen.call ? 'link strong' : 'link'} title={call.name} aria-pressed={call.name === chosen.call} onClick={() => open(call)}>{short(call.name)}</button> },
    { key: 'state', title: t('run.state'), width: 130, render: (call) => <State state={call.cached ? 'CACHED' : call.state} /> },
    { key: 'time', title: t('run.time'), width: 130, align: 'right', render: (call) => (call.submittedAt ? duration(call.submittedAt, call.endedAt, i18n.language) : '') },
    { key: 'attempt', title: t('run.attempt'), width: 100, align: 'right', render: (call) => call.attempt },
    { key: 'why', title: t('run.why'), width: 460, render: (call) => <span title={call.sentence}>{call.sentence}</span> },
  ];
}
