import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { TABS, tabPath } from './places';

export type Kind = 'page' | 'workspace' | 'table' | 'workflow' | 'submission' | 'file';

export interface Hit {
  kind: Kind;
  name: string;
  to: string;
}

const EACH = 6;

/** What the person may see under this name: workspaces, and of the open one its pages, tables, workflows, submissions and files. */
export function useHits(text: string, workspace: string | undefined): { hits: Hit[]; isFetching: boolean } {
  const { t } = useTranslation();
  const wanted = text.trim();
  const found = useQuery({
    queryKey: ['search', wanted, workspace],
    queryFn: async () => (await Promise.all([ofWorkspaces(wanted), ...(workspace ? insideOf(workspace, wanted) : [])])).flat(),
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
  const pages = workspace
    ? TABS.map(({ tab }): Hit => ({ kind: 'page', name: t(`tab.${tab}`), to: tabPath(workspace, tab) })).filter((page) => matches(page.name, wanted))
    : [];
  return { hits: [...pages.slice(0, wanted ? EACH : 0), ...(found.data ?? [])], isFetching: found.isFetching };
}

async function ofWorkspaces(search: string): Promise<Hit[]> {
  const { items = [] } = await api.workspace.get('/workspaces', { query: { ...(search ? { search } : {}), pageSize: String(EACH) } });
  return items.map((one) => ({ kind: 'workspace', name: one.name, to: `/workspaces/${one.id}` }));
}

/** One part that is away leaves the others' hits. */
function insideOf(workspace: string, wanted: string): Promise<Hit[]>[] {
  const path = { workspace };
  const at = `/workspaces/${workspace}`;
  return [
    api.workspace.get('/workspaces/{workspace}/tables', { path }).then(({ items = [] }) => named('table', items, wanted, (one) => one.name, (one) => `${at}/data/${encodeURIComponent(one.name)}`)),
    api.workspace.get('/workspaces/{workspace}/configurations', { path }).then(({ items = [] }) => named('workflow', items, wanted, (one) => one.name, (one) => `${at}/workflows/${one.id}`)),
    api.workspace
      .get('/workspaces/{workspace}/submissions', { path, query: { pageSize: '100' } })
      .then(({ items = [] }) => named('submission', items, wanted, (one) => one.name || one.workflow, (one) => `${at}/submissions/${one.id}`)),
    wanted
      ? api.drs
          .get('/workspaces/{workspace}/files', { path, query: { search: wanted, pageSize: String(EACH) } })
          .then(({ items = [] }) => items.map((one): Hit => ({ kind: 'file', name: one.path, to: `${at}/files?file=${encodeURIComponent(one.path)}` })))
      : Promise.resolve([]),
  ].map((hits) => hits.catch(() => []));
}

function named<T>(kind: Kind, items: T[], wanted: string, nameOf: (one: T) => string, to: (one: T) => string): Hit[] {
  return items.filter((one) => matches(nameOf(one), wanted)).slice(0, EACH).map((one) => ({ kind, name: nameOf(one), to: to(one) }));
}

function matches(name: string, wanted: string): boolean {
  return name.toLowerCase().includes(wanted.toLowerCase());
}
