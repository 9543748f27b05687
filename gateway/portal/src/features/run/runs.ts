import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useEvents } from '../../api/events';
import { usePages } from '../../api/pages';
import type { Call, CallDetails, Run } from '../../api/types';

const ENDED = ['COMPLETE', 'EXECUTOR_ERROR', 'SYSTEM_ERROR', 'CANCELED'];
/** Where no stream comes through, as behind some proxies. */
const FALLBACK = 15_000;
/** A run of many calls changes all the time; what is looked at is asked for at this pace. */
const PACE = 2_000;

export function isEnded(run: Run | undefined): boolean {
  return run !== undefined && ENDED.includes(run.run.state);
}

/** The run, as the platform tells of it until it has ended; in the language of the page. */
export function useRun(id: string) {
  const { i18n } = useTranslation();
  const queries = useQueryClient();
  const key = ['run', id, i18n.language];
  const stream = useRef(false);
  const query = useQuery({
    queryKey: key,
    queryFn: () => api.wes.get('/runs/{run}', { path: { run: id } }) as Promise<Run>,
    refetchInterval: (found) => (found.state.data && !isEnded(found.state.data) && !stream.current ? FALLBACK : false),
  });
  const going = query.data !== undefined && !isEnded(query.data);
  const events = useEvents(going ? `/api/wes/runs/${encodeURIComponent(id)}/stream` : undefined, (event) => {
    if (event.event === 'run') queries.setQueryData(key, JSON.parse(event.data) as Run);
  });
  stream.current = events.live;
  return query;
}

/** Looks again at what is shown of the run's calls when their counts have changed, or the run has ended. */
export function useCallsFollow(run: Run) {
  const queries = useQueryClient();
  const stamp = `${run.run.state} ${JSON.stringify(run.counts)}`;
  const looked = useRef({ stamp, at: 0 });
  useEffect(() => {
    if (looked.current.stamp === stamp) return undefined;
    const wait = isEnded(run) ? 0 : Math.max(0, looked.current.at + PACE - Date.now());
    const timer = setTimeout(() => {
      looked.current = { stamp, at: Date.now() };
      void queries.invalidateQueries({ queryKey: ['calls', run.run.id] });
    }, wait);
    return () => clearTimeout(timer);
  }, [stamp]);
}

export interface CallFilter {
  name?: string;
  state?: string;
}

/** All below one key, so that they are looked at again together. */
export function useCalls(run: string, filter: CallFilter, enabled = true) {
  const { i18n } = useTranslation();
  return usePages<Call>(
    ['calls', run, 'list', filter, i18n.language],
    (asked) => api.wes.get('/runs/{run}/calls', { path: { run }, query: { ...filter, ...asked } }) as Promise<{ items: Call[]; nextPageToken?: string }>,
    { pageSize: 100, enabled },
  );
}

export function useCall(run: string, name: string) {
  const { i18n } = useTranslation();
  return useQuery({
    queryKey: ['calls', run, 'one', name, i18n.language],
    queryFn: () => api.wes.get('/runs/{run}/calls/{name}', { path: { run, name } }) as Promise<CallDetails>,
  });
}

export function useTimeline(run: string) {
  return useQuery({
    queryKey: ['calls', run, 'timeline'],
    queryFn: async () => {
      const first = await api.wes.get('/runs/{run}/timeline', { path: { run }, query: { pageSize: '500' } });
      for (let token = first.nextPageToken; token; ) {
        const next = await api.wes.get('/runs/{run}/timeline', { path: { run }, query: { pageSize: '500', pageToken: token } });
        first.items.push(...next.items);
        token = next.nextPageToken;
      }
      return first;
    },
  });
}

export function useGraph(run: string) {
  return useQuery({ queryKey: ['graph', run], staleTime: Infinity, queryFn: () => api.wes.get('/runs/{run}/graph', { path: { run } }) });
}
