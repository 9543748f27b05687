import { useQuery } from '@tanstack/react-query';
import { api, ga4gh } from '../../api/client';
import type { Task, Usage } from '../../api/types';

/** What the task was to do: it never changes, but the number of its attempts does. */
export function useTask(id: string | undefined, live: boolean) {
  return useQuery({
    queryKey: ['task', id, live],
    enabled: id !== undefined,
    queryFn: () => ga4gh.tes.get('/ga4gh/tes/v1/tasks/{id}', { path: { id: id! }, query: { view: 'FULL' } }) as Promise<Task>,
  });
}

/** Whether it waits, is made ready, or runs: wes knows only that it is under way. */
export function useTaskState(id: string | undefined, live: boolean) {
  return useQuery({
    queryKey: ['taskState', id],
    enabled: id !== undefined && live,
    refetchInterval: live ? 3_000 : false,
    queryFn: async () => ((await ga4gh.tes.get('/ga4gh/tes/v1/tasks/{id}', { path: { id: id! }, query: { view: 'MINIMAL' } })) as Task).state,
  });
}

export function useUsage(id: string, live: boolean) {
  return useQuery({
    queryKey: ['usage', id, live],
    refetchInterval: live ? 3_000 : false,
    queryFn: () => api.tes.get('/tasks/{id}/usage', { path: { id } }) as Promise<Usage>,
  });
}
