import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from './client';
import { usePages } from './pages';
import type { Bundle, Configuration, Description, Evaluated } from './types';
import { useDebounced } from './useDebounced';

/** That the server takes in one call. */
const MOST_VALUES = 500;

/** What a draft of a workflow may come from; the server reads zips and addresses and answers their documents. */
export type Source = { files: Record<string, string>; main?: string } | { zip: string } | { url: string };

/** The documents of a workflow; they never change under their digest. */
export function useBundle(workspace: string, id: string, digest: string | undefined) {
  return useQuery({
    queryKey: ['bundle', digest],
    queryFn: () => api.workspace.get('/workspaces/{workspace}/configurations/{id}/workflow', { path: { workspace, id }, query: { digest } }) as Promise<unknown> as Promise<Bundle>,
    enabled: digest !== undefined,
    staleTime: Infinity,
  });
}

/** What the workflow of a configuration is. */
export function useDescription(workspace: string, { id, digest }: Configuration, language: string) {
  return useQuery({
    queryKey: ['description', digest, language],
    queryFn: () => api.workspace.get('/workspaces/{workspace}/configurations/{id}/description', { path: { workspace, id }, query: { digest } }) as Promise<unknown> as Promise<Description>,
    staleTime: Infinity,
  });
}

/** What a workflow is that is kept nowhere yet; one that cannot run is told by its diagnostics. */
export function describe(workspace: string, workflow: Source, signal?: AbortSignal): Promise<Description> {
  return api.workspace.post('/workspaces/{workspace}/workflows:describe', { path: { workspace }, body: { workflow }, signal }) as Promise<unknown> as Promise<Description>;
}

/** The description of documents while they are written; the last one stays until the next has come. */
export function useDraftDescription(workspace: string, bundle: Bundle | undefined, language: string) {
  return useQuery({
    queryKey: ['draft', workspace, bundle, language],
    queryFn: ({ signal }) => describe(workspace, bundle!, signal),
    enabled: bundle !== undefined && Object.values(bundle.files).some((text) => text.trim() !== ''),
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
    staleTime: Infinity,
  });
}

/** The workflows that a configuration has had, the newest first. */
export function useVersions(workspace: string, id: string, digest: string) {
  return usePages(['versions', id, digest], (asked) => api.workspace.get('/workspaces/{workspace}/configurations/{id}/versions', { path: { workspace, id }, query: asked }), { pageSize: 50 });
}

interface Asked {
  table?: string;
  /** None: the first one of the table. */
  row?: string;
  expressions: Record<string, string>;
}

/** What expressions give for a row, a moment after the last change of them. */
export function useValues(workspace: string, asked: Asked, language: string) {
  const expressions = Object.fromEntries(Object.entries(asked.expressions).filter(([, expression]) => expression?.trim()).slice(0, MOST_VALUES));
  const settled = useDebounced(JSON.stringify({ ...asked, expressions }));
  return useQuery({
    queryKey: ['values', workspace, settled, language],
    queryFn: ({ signal }) => api.workspace.post('/workspaces/{workspace}/expressions:evaluate', { path: { workspace }, body: JSON.parse(settled) as Asked, signal }) as Promise<unknown> as Promise<Evaluated>,
    enabled: Object.keys(expressions).length > 0,
    placeholderData: keepPreviousData,
    retry: false,
  });
}

/** The workspace's own values, which expressions name by `workspace.<key>`. */
export function useData(workspace: string) {
  return usePages(['data', workspace], () => api.workspace.get('/workspaces/{workspace}/data', { path: { workspace } }));
}
