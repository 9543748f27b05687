import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../api/client';
import type { Estimate } from '../../api/types';
import { useDebounced } from '../../api/useDebounced';
import type { Wanted } from './submission';

export interface Checked {
  runs: number;
  estimate: Estimate;
  warnings?: { where?: string; detail: string }[];
  /** The least that the cache will answer; not there when it cannot be foretold. */
  expectedCacheHits?: number;
}

/** Lets the server check every row, a moment after the last change; `current` while the answer is about what is chosen now. */
export function useCheck(workspace: string, wanted: Wanted | undefined) {
  const key = wanted && JSON.stringify(wanted);
  const settled = useDebounced(key, 600);
  const query = useQuery({
    queryKey: ['check', workspace, settled],
    queryFn: ({ signal }) => api.workspace.post('/workspaces/{workspace}/submissions:check', { path: { workspace }, body: JSON.parse(settled!) as never, signal }) as Promise<unknown> as Promise<Checked>,
    enabled: settled !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
    staleTime: Infinity,
  });
  return { data: query.data, error: query.error, isError: query.isError, refetch: query.refetch, current: settled === key && !query.isFetching && wanted !== undefined };
}

export type Check = ReturnType<typeof useCheck>;
