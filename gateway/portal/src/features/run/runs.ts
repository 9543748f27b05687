import { useQuery } from '@tanstack/react-query';
import { address, get } from '../../api/client';
import { usePages } from '../../api/pages';

/** `GET /api/wes/runs/{id}`: one run as people look at it. `counts` is by call, then by state. */
export interface Run {
  run: {
    id: string;
    name?: string;
    workflow?: string;
    workspace: string;
    submission?: string;
    row?: string;
    state: string;
    createdAt?: string;
    startedAt?: string;
    endedAt?: string;
    calls: number;
    cacheHits: number;
  };
  failure?: { code?: string; sentence: string; call?: string; task?: string; kind?: 'TASK' | 'PLATFORM' | 'WORKFLOW' };
  counts: Record<string, Record<string, number>>;
  inputs?: Record<string, unknown>;
  outputs?: Record<string, unknown>;
  warnings?: string[];
}

/** One call; `name` is its path with indices, `sentence` says why it failed. */
export interface Call {
  number: number;
  name: string;
  call: string;
  state: string;
  attempt: number;
  cached: boolean;
  task?: string;
  sentence?: string;
  outputs?: Record<string, unknown>;
  submittedAt?: string;
  endedAt?: string;
}

const ENDED = ['COMPLETE', 'EXECUTOR_ERROR', 'SYSTEM_ERROR', 'CANCELED'];

export function isEnded(run: Run | undefined): boolean {
  return run !== undefined && ENDED.includes(run.run.state);
}

/** Asked every two seconds until the run has ended. */
export function useRun(id: string) {
  return useQuery({
    queryKey: ['run', id],
    queryFn: () => get<Run>(address`/api/wes/runs/${id}`),
    refetchInterval: (query) => (isEnded(query.state.data) ? false : 2_000),
  });
}

/** The calls with this name, or all. */
export function useCalls(id: string, name: string | undefined, live: boolean) {
  return usePages<Call>(['calls', id], address`/api/wes/runs/${id}/calls`, { name, pageSize: 100 }, { every: live ? 2_000 : undefined });
}
