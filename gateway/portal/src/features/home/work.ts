import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client';
import { EXAMPLE } from '../../api/workspaces';
import type { RunItem, Workspace } from '../../api/types';

const EVERY = 10_000;
const SHOWN = 8;

/** The person's latest runs in one of these states. */
export function useRuns(states: string[]) {
  return useQuery({
    queryKey: ['runs', 'home', ...states],
    queryFn: async () => {
      const lists = await Promise.all(states.map((state) => api.wes.get('/runs', { query: { state, pageSize: String(SHOWN) } })));
      return latest(lists.flatMap((list) => list.items ?? []));
    },
    refetchInterval: EVERY,
  });
}

export function latest(runs: RunItem[]): RunItem[] {
  return [...runs].sort((a, b) => b.createdAt.localeCompare(a.createdAt)).slice(0, SHOWN);
}

/** True for somebody who has never run anything: then the first steps come first. Undefined until it is known. */
export function useNewcomer(): boolean | undefined {
  const any = useQuery({ queryKey: ['runs', 'any'], queryFn: () => api.wes.get('/runs', { query: { pageSize: '1' } }), staleTime: EVERY });
  if (any.isError) return false;
  return any.data ? any.data.items?.length === 0 : undefined;
}

/** Workspaces that are open to everybody; an administrator has made them so. */
export function useOpenWorkspaces() {
  return useQuery({
    queryKey: ['workspaces', 'open'],
    queryFn: async () => {
      const [examples, shared] = await Promise.all([api.workspace.get('/workspaces', { query: { tag: EXAMPLE } }), api.workspace.get('/workspaces', { query: { of: 'shared' } })]);
      return { example: exampleOf(examples.items ?? []), others: (shared.items ?? []).filter((one) => one.readableByAll && !one.tags.includes(EXAMPLE)) };
    },
    staleTime: 60_000,
  });
}

/** Anybody may give a workspace of their own the tag; the one that is offered is open to all. */
export function exampleOf(workspaces: Workspace[]): Workspace | undefined {
  return workspaces.filter((one) => one.readableByAll && one.state === 'ACTIVE').sort((a, b) => a.createdAt.localeCompare(b.createdAt))[0];
}

/** A copy of the example of one's own, and the address where its first workflow is launched. */
export async function startExample(example: Workspace): Promise<string> {
  const made = await api.workspace.post('/workspaces/{workspace}:clone', { path: { workspace: example.id }, body: { name: example.name, tags: [] } });
  const { items = [] } = await api.workspace.get('/workspaces/{workspace}/configurations', { path: { workspace: made.id } });
  return items[0] ? `/workspaces/${made.id}/workflows/${items[0].id}/launch` : `/workspaces/${made.id}`;
}
