import { useQuery } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { useSearchParams } from 'react-router';
import { api } from '../../api/client';

/** By what costs are taken apart, and what can narrow them; a workspace's own page has no other workspaces. */
export const GROUPINGS = ['workspace', 'workflow', 'person', 'resource'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Whose costs: one workspace's, or a billing account's. */
export type Scope = { workspace: string } | { account: string };

export interface View {
  by: Grouping;
  from: string;
  to: string;
  filter: Partial<Record<Grouping, string>>;
}

const DAY = 'YYYY-MM-DD';

/** The view that the address names, and how to go to another: chart, table and export all follow it. */
export function useView(usual: Grouping) {
  const [params, setParams] = useSearchParams();
  const today = thisDay();
  const by = GROUPINGS.find((known) => known === params.get('by')) ?? usual;
  const filter = Object.fromEntries(GROUPINGS.flatMap((name) => (params.get(name) ? [[name, params.get(name)!]] : []))) as View['filter'];
  const view: View = { by, from: dateOf(params.get('from')) ?? today.subtract(29, 'day').format(DAY), to: dateOf(params.get('to')) ?? today.format(DAY), filter };
  const show = (change: Partial<View>) => {
    const next = { ...view, ...change };
    const kept = params.get('account');
    setParams({ ...(kept ? { account: kept } : {}), by: next.by, from: next.from, to: next.to, ...next.filter });
  };
  return { view, show };
}

/** Costs are counted by days in UTC, whatever the zone of who looks at them. */
export function thisDay() {
  return dayjs(new Date().toISOString().slice(0, 10));
}

function dateOf(text: string | null): string | undefined {
  return text && /^\d{4}-\d\d-\d\d$/.test(text) && dayjs(text).isValid() ? text : undefined;
}

/** What the costs of a view are asked for with. */
export function asked(scope: Scope, { from, to, filter }: View) {
  return { ...filter, ...scope, from, to };
}

export function useDays(scope: Scope, view: View) {
  const query = { ...asked(scope, view), by: view.by };
  return useQuery({ queryKey: ['costs', 'days', query], queryFn: () => api.billing.get('/costs/days', { query }) });
}

/** What was spent since the month began, as budgets count it (in UTC). */
export function useMonth(scope: Scope, enabled = true) {
  const from = `${new Date().toISOString().slice(0, 7)}-01`;
  return useQuery({ queryKey: ['costs', 'month', scope, from], queryFn: () => api.billing.get('/costs', { query: { ...scope, from } }), enabled });
}
