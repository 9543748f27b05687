import { Table as Grid } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useNames } from '../../api/names';
import { usePages } from '../../api/pages';
import type { OpenTask } from '../../api/types';
import { Empty } from '../../ui/Empty';
import { Fault } from '../../ui/Fault';
import { More } from '../../ui/More';
import { Person } from '../../ui/Person';
import { size } from '../../ui/Size';
import { State } from '../../ui/State';
import { Time } from '../../ui/Time';
import { Stop } from './Stop';
import { useNumber } from '../../ui/useNumber';

const EVERY = 5_000;

/** Tasks of everyone that have not ended: what each was granted, and its end. */
export function OpenTasks() {
  const { t, i18n } = useTranslation();
  const write = useNumber();
  const queries = useQueryClient();
  const tasks = usePages(['open-tasks'], (asked) => api.tes.get('/administration/tasks', { query: asked }), { pageSize: 50, every: EVERY });
  const names = useNames(tasks.items.map((task) => task.person), tasks.items.map((task) => task.workspace));
  const stop = useMutation({
    mutationFn: (task: string) => api.tes.put('/administration/tasks/{task}/cancellation', { path: { task } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['open-tasks'] }),
  });
  if (tasks.isError) return <Fault error={tasks.error} onRetry={() => tasks.refetch()} />;
  return (
    <>
      {stop.isError && <Fault error={stop.error} />}
      <Grid<OpenTask>
        size="small"
        rowKey="id"
        pagination={false}
        loading={tasks.isPending}
        dataSource={tasks.items}
        scroll={{ x: 'max-content' }}
        data-testid="open-tasks"
        locale={{ emptyText: <Empty title={t('administration.noTasks')} hint={t('administration.noTasksHint')} /> }}
        columns={[
          { title: t('administration.task'), render: (_, task) => <span title={task.id}>{task.name ?? task.id.slice(0, 8)}</span> },
          { title: t('administration.state'), render: (_, task) => <State state={task.state} /> },
          { title: t('administration.person'), render: (_, task) => <Person id={task.person} {...names.person(task.person)} /> },
          { title: t('administration.workspace'), render: (_, task) => <span title={task.workspace}>{names.workspace(task.workspace) ?? task.workspace.slice(0, 8)}</span> },
          { title: t('administration.cpus'), align: 'right', render: (_, task) => write(task.cpuMillis / 1000) },
          { title: t('administration.memory'), align: 'right', render: (_, task) => size(task.memoryBytes, i18n.language) },
          { title: t('administration.since'), render: (_, task) => <Time iso={task.createdAt} /> },
          {
            title: <span className="unseen">{t('administration.stop')}</span>,
            render: (_, task) => task.state !== 'CANCELING' && <Stop what={t('administration.stopTask')} name={task.name ?? task.id} pending={stop.isPending && stop.variables === task.id} onStop={() => stop.mutate(task.id)} />,
          },
        ]}
      />
      <More pages={tasks} />
    </>
  );
}
