import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api } from '../../api/client';
import { useEvents } from '../../api/events';
import type { Submission } from '../../api/types';

const ENDED = ['DONE', 'ABORTED'];
/** Where no stream comes through, as behind some proxies. */
const FALLBACK = 15_000;
/** Rows of a large submission change all the time; those that are looked at are asked for at this pace. */
const PACE = 2_000;

export function isEnded(submission: Submission): boolean {
  return ENDED.includes(submission.state);
}

/** The submission, as the platform tells of it until it has ended. */
export function useSubmission(workspace: string, id: string) {
  const queries = useQueryClient();
  const key = ['submission', id];
  const stream = useRef(false);
  const query = useQuery({
    queryKey: key,
    queryFn: () => api.workspace.get('/workspaces/{workspace}/submissions/{id}', { path: { workspace, id } }),
    refetchInterval: (found) => (found.state.data && !isEnded(found.state.data) && !stream.current ? FALLBACK : false),
  });
  const going = query.data !== undefined && !isEnded(query.data);
  const events = useEvents(going ? `/api/workspace/workspaces/${workspace}/submissions/${encodeURIComponent(id)}/stream` : undefined, (event) => {
    if (event.event === 'submission') queries.setQueryData(key, JSON.parse(event.data) as Submission);
  });
  stream.current = events.live;
  return query;
}

/** Looks again at the rows that are shown when their counts have changed, or the submission has ended. */
export function useRowsFollow(submission: Submission) {
  const queries = useQueryClient();
  const stamp = `${submission.state} ${JSON.stringify(submission.counts)}`;
  const looked = useRef({ stamp, at: 0 });
  useEffect(() => {
    if (looked.current.stamp === stamp) return undefined;
    const wait = isEnded(submission) ? 0 : Math.max(0, looked.current.at + PACE - Date.now());
    const timer = setTimeout(() => {
      looked.current = { stamp, at: Date.now() };
      void queries.invalidateQueries({ queryKey: ['submissionRows', submission.id] });
    }, wait);
    return () => clearTimeout(timer);
  }, [stamp]);
}
