import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client';
import type { Role } from '../../api/types';

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
