import { useQuery } from '@tanstack/react-query';
import { api } from './client';
import type { Limit, Standing } from './types';

const OLD = 60_000;

/** One limit of an account with what is taken of it: used, and promised to what is under way. */
export interface Line {
  resource: string;
  limit: number;
  taken: number;
}

/** The account's own limits, as far as what is taken of them is known. */
export function useStanding(account: string | undefined) {
  return useQuery({
    queryKey: ['standing', account],
    queryFn: async () => {
      const path = { id: account! };
      const [limits, usage] = await Promise.all([api.billing.get('/accounts/{id}/limits', { path }), api.billing.get('/accounts/{id}/usage', { path })]);
      return lines(limits.limits, usage.items ?? []);
    },
    enabled: account !== undefined,
    staleTime: OLD,
    refetchInterval: OLD,
  });
}

export function lines(limits: Limit[], usage: Standing[]): Line[] {
  return usage.flatMap(({ resource, used, reserved }) => {
    const limit = limits.find((one) => one.scope === 'ACCOUNT' && one.resource === resource);
    return limit ? [{ resource, limit: Number(limit.value), taken: Number(used) + Number(reserved) }] : [];
  });
}
