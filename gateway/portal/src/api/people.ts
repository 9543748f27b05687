import { api } from './client';
import { usePages } from './pages';
import type { Member } from './types';

/** The members of a workspace by their ids, to show names where an interface gives ids. */
export function usePeople(workspace: string | undefined): Map<string, Member> {
  const members = usePages(['members', workspace], () => api.workspace.get('/workspaces/{workspace}/members', { path: { workspace: workspace! } }), { enabled: !!workspace });
  return new Map(members.items.map((member) => [member.person, member]));
}
