import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { useNames } from '../api/names';
import { usePages } from '../api/pages';
import { rowAddress } from '../features/data/view';
import { TABS, tabPath } from './places';

export const KINDS = ['page', 'workspace', 'table', 'row', 'workflow', 'submission', 'run', 'file'] as const;
export type Kind = (typeof KINDS)[number];

export interface Hit {
  name: string;
  /** The workspace that it is in, where it is in one. */
  workspace?: string;
  /** What helps to tell it from others of its name. */
  note?: string;
  state?: string;
  to: string;
}

/** What was found of one kind, as far as it was asked for. */
export interface Group {
  kind: Kind;
  hits: Hit[];
  more?: () => void;
  isFetching: boolean;
  /** Its service is away. */
  isError: boolean;
}

const EACH = 6;

/**
 * Everything that the person may read and that has this text in its name, by kind, the open workspace's first. Each service is asked by
 * itself: what one has found is shown while another is still looking, or away.
 */
export function useFound(text: string, near: string | undefined): Group[] {
  const { t } = useTranslation();
  const q = text.trim();
  const asked = { q, near };
  const useThings = (kind: string, to: (found: Thing) => string) => useGroup(kind as Kind, q, near, async (page) => {
    const { items = [], nextPageToken } = await api.workspace.get('/search', { query: { ...asked, kind: kind === 'workflow' ? 'configuration' : kind, ...page } });
    return { items: items.map((one): Hit => ({ name: one.name || one.workflow || one.id, workspace: one.workspace, note: noteOf(kind, one), state: one.state, to: to(one) })), nextPageToken };
  });
  const workspaces = useGroup('workspace', q || 'recent', undefined, async (page) => {
    const { items = [], nextPageToken } = await api.workspace.get('/workspaces', { query: { ...(q ? { search: q } : {}), ...page } });
    return { items: items.map((one): Hit => ({ name: one.name, note: one.tags?.join(', '), to: tabPath(one.id, 'overview') })), nextPageToken };
  });
  const tables = useThings('table', (one) => inside(one, `data/${encodeURIComponent(one.name)}`));
  const rows = useThings('row', (one) => rowAddress(one.workspace, one.table ?? '', one.name));
  const workflows = useThings('workflow', (one) => inside(one, `workflows/${one.id}`));
  const submissions = useThings('submission', (one) => inside(one, `submissions/${one.id}`));
  const runs = useGroup('run', q, near, async (page) => {
    const { items = [], nextPageToken } = await api.wes.get('/search', { query: { ...asked, ...page } });
    return { items: items.map((one): Hit => ({ name: [one.name, one.row].filter(Boolean).join(' · '), workspace: one.workspace, state: one.state, to: `/runs/${one.id}` })), nextPageToken };
  });
  const files = useGroup('file', q, near, async (page) => {
    const { items = [], nextPageToken } = await api.drs.get('/search', { query: { ...asked, ...page } });
    return { items: items.map((one): Hit => ({ name: one.path, workspace: one.workspace, to: `/workspaces/${one.workspace}/files?file=${encodeURIComponent(one.path)}` })), nextPageToken };
  });
  const pages = near && q ? TABS.map(({ tab }): Hit => ({ name: t(`tab.${tab}`), to: tabPath(near, tab) })).filter(({ name }) => name.toLowerCase().includes(q.toLowerCase())) : [];
  return [{ kind: 'page', hits: pages, isFetching: false, isError: false }, workspaces, tables, rows, workflows, submissions, runs, files];
}

/** The names of the workspaces that hits are in. */
export function useWorkspaceNames(groups: Group[]) {
  return useNames([], groups.flatMap(({ hits }) => hits.map(({ workspace }) => workspace))).workspace;
}

interface Thing {
  workspace: string;
  id: string;
  name: string;
  table?: string;
  workflow?: string;
}

type Answered = { items: Hit[]; nextPageToken?: string };

function useGroup(kind: Kind, q: string, near: string | undefined, load: (page: { pageSize?: string; pageToken?: string }) => Promise<Answered>): Group {
  const found = usePages<Hit>(['search', kind, q, near], load, { pageSize: EACH, enabled: q !== '' });
  const shown = q === '' ? [] : found.items;
  return {
    kind,
    hits: shown,
    more: q !== '' && found.hasNextPage && !found.isPlaceholderData ? () => void found.fetchNextPage() : undefined,
    isFetching: q !== '' && found.isFetching,
    isError: q !== '' && found.isError,
  };
}

function inside(one: Thing, path: string): string {
  return `/workspaces/${one.workspace}/${path}`;
}

function noteOf(kind: string, { table, workflow, name }: Thing): string | undefined {
  if (kind === 'row') return table;
  return workflow === name ? table : workflow;
}
