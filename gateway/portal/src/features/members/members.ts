import { useMutation, useQueryClient } from '@tanstack/react-query';
import { address, put, remove } from '../../api/client';

export type Role = 'READER' | 'WRITER' | 'OWNER';

export interface Member {
  person: string;
  account?: string;
  name?: string;
  role: Role;
  canShare: boolean;
  canCompute: boolean;
}

export interface Rights {
  role: Role;
  canShare: boolean;
  canCompute: boolean;
}

export function usePutMember(workspace: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ person, ...rights }: Rights & { person: string }) =>
      put<Member>(address`/api/workspace/workspaces/${workspace}/members/${person}`, rights),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['members', workspace] }),
  });
}

export function useRemoveMember(workspace: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (person: string) => remove(address`/api/workspace/workspaces/${workspace}/members/${person}`),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['members', workspace] }),
  });
}
