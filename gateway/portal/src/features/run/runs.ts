import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client';
import { usePages } from '../../api/pages';
import type { Call, Run } from '../../api/types';

const ENDED = ['COMPLETE', 'EXECUTOR_ERROR', 'SYSTEM_ERROR', 'CANCELED'];

export function isEnded(run: Run | undefined): boolean {
  return run !== undefined && ENDED.includes(run.run.state);
}

/** Asked every two seconds until the run has ended. */
export function useRun(id: string) {
  return useQuery({
    queryKey: ['run', id],
    queryFn: () => api.wes.get('/runs/{run}', { path: { run: id } }) as Promise<Run>,
    refetchInterval: (query) => (isEnded(query.state.data) ? false : 2_000),
  });
}

/** The calls with this name, or all. */
export function useCalls(id: string, name: string | undefined, live: boolean) {
  return usePages<Call>(['calls', id, name], (asked) => api.wes.get('/runs/{run}/calls', { path: { run: id }, query: { name, ...asked } }) as Promise<{ items: Call[] }>, { pageSize: 100, every: live ? 2_000 : undefined });
}
