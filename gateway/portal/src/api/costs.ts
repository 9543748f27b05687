import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from './client';

const EVERY = 5_000;
/** Bills are written a moment after the end of what they are for. */
const SETTLED = 60_000;

/** Exactly one of them. */
export interface Spender {
  submission?: string;
  run?: string;
  tasks?: string[];
}

/** What a submission, a run or tasks of a workspace have cost so far; asked again until the bill is whole. */
export function useCost(workspace: string, { tasks, ...whole }: Spender, endedAt?: string) {
  const queries = tasks ? tasks.map((task) => ({ workspace, task })) : [{ workspace, ...whole }];
  return useQuery({
    queryKey: ['cost', queries],
    enabled: queries.length > 0,
    placeholderData: keepPreviousData,
    refetchInterval: () => (!endedAt || Date.now() - Date.parse(endedAt) < SETTLED ? EVERY : false),
    queryFn: async () => {
      const sums = await Promise.all(queries.map((query) => api.billing.get('/costs', { query })));
      const total = sums.length === 1 ? sums[0].total : String(sums.reduce((sum, one) => sum + Number(one.total), 0));
      return { total, currency: sums[0].currency };
    },
  });
}
