import { useQuery } from '@tanstack/react-query';
import { api } from './client';

const LONG = 60_000;

/** The price list in force. */
export function usePrices() {
  return useQuery({ queryKey: ['prices'], queryFn: () => api.billing.get('/prices/current'), staleTime: LONG });
}

/** The currency of all prices, costs and budgets, as billing tells it; nothing before it has. */
export function useCurrency(): string | undefined {
  return usePrices().data?.currency;
}
