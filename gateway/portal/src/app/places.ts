import { useMatch } from 'react-router';

/** The tabs of a workspace, each with the key that follows `g`. */
export const TABS = [
  { tab: 'overview', key: 'o' },
  { tab: 'data', key: 'd' },
  { tab: 'files', key: 'f' },
  { tab: 'workflows', key: 'w' },
  { tab: 'submissions', key: 's' },
  { tab: 'cost', key: 'c' },
  { tab: 'members', key: 'm' },
] as const;

export function tabPath(workspace: string, tab: string): string {
  return tab === 'overview' ? `/workspaces/${workspace}` : `/workspaces/${workspace}/${tab}`;
}

/** The workspace that the address is inside of. */
export function useOpenWorkspace(): string | undefined {
  return useMatch('/workspaces/:workspace/*')?.params.workspace;
}
