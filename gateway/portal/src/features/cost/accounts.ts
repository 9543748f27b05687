import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client';
import type { Account, Limit } from '../../api/types';

/** The billing accounts that the person belongs to; administrators see all. */
export function useAccounts() {
  return useQuery({
    queryKey: ['accounts'],
    queryFn: async (): Promise<Account[]> => (await api.billing.get('/accounts', { query: { pageSize: '500' } })).items ?? [],
    staleTime: 60_000,
  });
}

export function useLimits(account: string | undefined) {
  return useQuery({ queryKey: ['limits', account], queryFn: () => api.billing.get('/accounts/{id}/limits', { path: { id: account! } }), enabled: account !== undefined });
}

/** What holds a workspace, in whichever account it is set: also for members who do not belong to the account. */
export function useWorkspaceLimits(workspace: string | undefined) {
  return useQuery({ queryKey: ['limits', 'workspace', workspace], queryFn: () => api.billing.get('/limits', { query: { scope: 'WORKSPACE', id: workspace! } }), enabled: workspace !== undefined });
}

/** Sets a limit, or takes it away without a value; from the version that was looked at. */
export function useSetLimit(account: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ version, ...limit }: Omit<Limit, 'value'> & { value?: string; version: number }) =>
      api.billing.put('/accounts/{id}/limits', { path: { id: account }, body: limit as Limit, version }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['limits'] }),
  });
}
