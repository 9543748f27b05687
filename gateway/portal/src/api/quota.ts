import { useQuery } from '@tanstack/react-query';
import { api } from './client';

const OLD = 60_000;

/** What a billing account may spend in a month (UTC) and has spent in this one; nothing where no budget is set or the person may not see it. */
export function useQuota(account: string | undefined) {
  const from = `${new Date().toISOString().slice(0, 8)}01`;
  const limits = useQuery({
    queryKey: ['limits', account],
    queryFn: () => api.billing.get('/accounts/{id}/limits', { path: { id: account! } }),
    enabled: account !== undefined,
    staleTime: OLD,
    retry: false,
  });
  const spent = useQuery({
    queryKey: ['costs', { account, from }],
    queryFn: () => api.billing.get('/costs', { query: { account, from } }),
    enabled: account !== undefined,
    staleTime: OLD,
    refetchInterval: OLD,
    retry: false,
  });
  const of = (resource: string) => limits.data?.limits.find((limit) => limit.scope === 'ACCOUNT' && limit.resource === resource)?.value;
  return { budget: of('BUDGET'), runs: of('RUNS'), spent: spent.data?.total, currency: spent.data?.currency };
}
