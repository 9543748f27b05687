import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { api } from './client';
import type { Workspace } from './types';

/** The id in the address of a page inside a workspace. */
export function useWorkspaceId(): string {
  return useParams().workspace ?? '';
}

export function useWorkspace(id: string | undefined) {
  return useQuery({
    queryKey: ['workspace', id],
    queryFn: () => api.workspace.get('/workspaces/{workspace}', { path: { workspace: id! } }),
    enabled: !!id,
    staleTime: 15_000,
  });
}

const ORDER = ['READER', 'WRITER', 'OWNER'];

export function mayWrite(workspace: Workspace | undefined): boolean {
  return ORDER.indexOf(workspace?.role ?? '') >= 1 && !workspace?.locked;
}

export function mayOwn(workspace: Workspace | undefined): boolean {
  return workspace?.role === 'OWNER';
}
