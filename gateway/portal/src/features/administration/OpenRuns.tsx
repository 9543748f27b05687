import { Table as Grid } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useNames } from '../../api/names';
import { usePages } from '../../api/pages';
import type { OpenRun } from '../../api/types';
import { Empty } from '../../ui/Empty';
import { Fault } from '../../ui/Fault';
import { More } from '../../ui/More';
import { Person } from '../../ui/Person';
import { State } from '../../ui/State';
import { Time } from '../../ui/Time';
import { Stop } from './Stop';

const EVERY = 5_000;

/** Runs of everyone that are under way, each with its end. */
export function OpenRuns() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const runs = usePages(['open-runs'], (asked) => api.wes.get('/administration/runs', { query: asked }), { pageSize: 50, every: EVERY });
  const names = useNames(runs.items.map((run) => run.person), runs.items.map((run) => run.workspace));
  const stop = useMutation({
    mutationFn: (run: string) => api.wes.put('/administration/runs/{run}/cancellation', { path: { run } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['open-runs'] }),
  });
  if (runs.isError) return <Fault error={runs.error} onRetry={() => runs.refetch()} />;
  return (
    <>
      {stop.isError && <Fault error={stop.error} />}
      <Grid<OpenRun>
        size="small"
        rowKey="id"
        pagination={false}
        loading={runs.isPending}
        dataSource={runs.items}
        scroll={{ x: 'max-content' }}
        data-testid="open-runs"
        locale={{ emptyText: <Empty title={t('administration.noRuns')} hint={t('administration.noRunsHint')} /> }}
        columns={[
          { title: t('administration.run'), render: (_, run) => <span title={run.id}>{[run.name, run.row].filter(Boolean).join(' · ')}</span> },
          { title: t('administration.state'), render: (_, run) => <State state={run.state} /> },
          { title: t('administration.person'), render: (_, run) => <Person id={run.person} {...names.person(run.person)} /> },
          { title: t('administration.workspace'), render: (_, run) => <span title={run.workspace}>{names.workspace(run.workspace) ?? run.workspace.slice(0, 8)}</span> },
          { title: t('administration.since'), render: (_, run) => <Time iso={run.startedAt ?? run.createdAt} /> },
          {
            title: <span className="unseen">{t('administration.stop')}</span>,
            render: (_, run) => run.state !== 'CANCELING' && <Stop what={t('administration.stopRun')} name={run.name} pending={stop.isPending && stop.variables === run.id} onStop={() => stop.mutate(run.id)} />,
          },
        ]}
      />
      <More pages={runs} />
    </>
  );
}
