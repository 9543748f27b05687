import type { Run } from '../../api/types';

export type States = Record<string, number>;

/** Of a call, or of all calls of a called workflow: their names begin with its own and a dot. */
export function statesOf(counts: Run['counts'], id: string, workflow: boolean): States {
  if (!workflow) return counts[id] ?? {};
  const sum: States = {};
  for (const [name, states] of Object.entries(counts)) {
    if (!name.startsWith(`${id}.`)) continue;
    for (const [state, count] of Object.entries(states)) sum[state] = (sum[state] ?? 0) + count;
  }
  return sum;
}

/** Without the workflow's own name, which all have in front. */
export function short(name: string): string {
  return name.slice(name.indexOf('.') + 1);
}

export function total(states: States): number {
  return Object.values(states).reduce((sum, count) => sum + count, 0);
}

/** The one state that many calls are shown in: what went wrong before what goes on, that before what is done. */
export function stateOf(states: States): string | undefined {
  return ['FAILED', 'SUBMITTING', 'CANCELED', 'DONE', 'CACHED'].find((state) => (states[state] ?? 0) > 0);
}
