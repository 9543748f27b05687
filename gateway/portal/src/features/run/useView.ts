import { useSearchParams } from 'react-router';

export const VIEWS = ['graph', 'timeline', 'table'] as const;
export type View = (typeof VIEWS)[number];

export interface Chosen {
  view: View;
  /** Calls of this name, and in this state. */
  name?: string;
  state?: string;
  /** The call beside the list, one of its attempts, and what is shown of it. */
  call?: string;
  attempt?: number;
  tab?: string;
}

/** What is looked at stands in the address, so that it can be sent to somebody. */
export function useView(): [Chosen, (change: Partial<Chosen>) => void] {
  const [params, setParams] = useSearchParams();
  const attempt = Number(params.get('attempt'));
  const chosen: Chosen = {
    view: VIEWS.find((view) => view === params.get('view')) ?? 'graph',
    name: params.get('name') ?? undefined,
    state: params.get('state') ?? undefined,
    call: params.get('call') ?? undefined,
    attempt: attempt > 0 ? attempt : undefined,
    tab: params.get('tab') ?? undefined,
  };
  const change = (part: Partial<Chosen>) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [key, value] of Object.entries(part)) {
          if (value === undefined || value === '') next.delete(key);
          else next.set(key, String(value));
        }
        return next;
      },
      { replace: !('view' in part || 'call' in part), preventScrollReset: true },
    );
  return [chosen, change];
}
