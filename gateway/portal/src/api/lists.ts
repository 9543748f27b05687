import { useQuery } from '@tanstack/react-query';
import { api } from './client';
import { usePages } from './pages';
import type { Configuration, Member, Row } from './types';

/** Lists of a workspace that more than one page shows; each has one key, so that a change is seen everywhere. */
export function useTables(workspace: string) {
  return usePages(['tables', workspace], () => api.workspace.get('/workspaces/{workspace}/tables', { path: { workspace } }));
}

export function useConfigurations(workspace: string) {
  return usePages(
    ['configurations', workspace],
    () => api.workspace.get('/workspaces/{workspace}/configurations', { path: { workspace } }) as Promise<{ items: Configuration[] }>,
  );
}

export function useConfiguration(workspace: string, id: string) {
  return useQuery({
    queryKey: ['configuration', id],
    queryFn: () => api.workspace.get('/workspaces/{workspace}/configurations/{id}', { path: { workspace, id } }) as Promise<Configuration>,
  });
}

export function useSubmissions(workspace: string, options: { pageSize?: number; every?: number } = {}) {
  return usePages(
    ['submissions', workspace],
    (asked) => api.workspace.get('/workspaces/{workspace}/submissions', { path: { workspace }, query: asked }),
    options,
  );
}

/** Members by person, to call people by their names. */
export function useMembers(workspace: string): Map<string, Member> {
  const found = usePages(['members', workspace], () => api.workspace.get('/workspaces/{workspace}/members', { path: { workspace } }));
  return new Map(found.items.map((member) => [member.person, member]));
}

export interface RowFilter {
  search?: string;
  sort?: string;
  filter?: string;
  /** Characters after which a cell is cut. */
  cut?: string;
}

export function useTableRows(workspace: string, table: string, filter: RowFilter, options: { pageSize?: number; enabled?: boolean } = {}) {
  const given = Object.fromEntries(Object.entries(filter).filter(([, value]) => value)) as RowFilter;
  return usePages(
    ['rows', workspace, table, given],
    (asked) => api.workspace.get('/workspaces/{workspace}/tables/{table}/rows', { path: { workspace, table }, query: { ...given, ...asked } }) as Promise<{ items: Row[]; nextPageToken?: string }>,
    options,
  );
}
