import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client';
import { usePages } from '../../api/pages';
import type { Role } from '../../api/types';

export const ROLES = ['READER', 'WRITER', 'OWNER'] as const;

export interface Rights {
  role: Role;
  canShare: boolean;
  canCompute: boolean;
}

export function usePutMember(workspace: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ person, ...rights }: Rights & { person: string }) =>
      api.workspace.put('/workspaces/{workspace}/members/{person}', { path: { workspace, person }, body: rights }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['members', workspace] }),
  });
}

export function useRemoveMember(workspace: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (person: string) => api.workspace.remove('/workspaces/{workspace}/members/{person}', { path: { workspace, person } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['members', workspace] }),
  });
}

/** Makes a member of somebody who has been here, and lets the others wait for their first sign-in. */
export function useInvite(workspace: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (wanted: Rights & { to: string }) => api.workspace.post('/workspaces/{workspace}/invitations', { path: { workspace }, body: wanted }),
    onSuccess: () => Promise.all(['members', 'invitations'].map((list) => queries.invalidateQueries({ queryKey: [list, workspace] }))),
  });
}

export function useInvitations(workspace: string) {
  return usePages(['invitations', workspace], (asked) => api.workspace.get('/workspaces/{workspace}/invitations', { path: { workspace }, query: asked }));
}

export function useRevoke(workspace: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (invitation: string) => api.workspace.remove('/workspaces/{workspace}/invitations/{invitation}', { path: { workspace, invitation } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['invitations', workspace] }),
  });
}

export function useGrants(workspace: string) {
  return usePages(['grants', workspace], () => api.workspace.get('/workspaces/{workspace}/grants', { path: { workspace } }));
}

export function useChangeGrant(workspace: string) {
  const queries = useQueryClient();
  const path = (grantee: string) => ({ workspace, grantee });
  return useMutation({
    mutationFn: async ({ grantee, given }: { grantee: string; given: boolean }) => {
      if (given) await api.workspace.put('/workspaces/{workspace}/grants/{grantee}', { path: path(grantee) });
      else await api.workspace.remove('/workspaces/{workspace}/grants/{grantee}', { path: path(grantee) });
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['grants', workspace] }),
  });
}
