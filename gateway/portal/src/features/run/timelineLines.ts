import type { Call, TimelineGroup } from '../../api/types';
import type { TimelineLine } from '../../ui/timeline/types';
import { short, stateOf } from './counts';

/** One line a call name, and below the open one a line for each of its calls that have come. A name that was called once is that call. */
export function linesOf(groups: TimelineGroup[], open: string | undefined, calls: Call[], now: number, format: (count: number) => string): TimelineLine[] {
  return groups.flatMap((group) => {
    const single = group.calls === 1;
    const line: TimelineLine = {
      id: group.call,
      label: short(group.call),
      from: Date.parse(group.from),
      to: Date.parse(group.to),
      state: (single ? stateOf(group.states) : mostly(group.states)) ?? 'UNKNOWN',
      ...(single ? {} : { active: group.active, failed: group.failed, note: `× ${format(group.calls)}${group.states.FAILED ? ` · ${format(group.states.FAILED)} ✕` : ''}`, open: open === group.call }),
    };
    return open === group.call && !single ? [line, ...calls.filter((call) => call.call === open).map((call) => shardOf(call, now))] : [line];
  });
}

/** The colour of many: that some failed is marked where it happened. */
function mostly(states: Record<string, number>): string | undefined {
  return ['SUBMITTING', 'DONE', 'CACHED', 'FAILED', 'CANCELED'].find((state) => (states[state] ?? 0) > 0);
}

function shardOf(call: Call, now: number): TimelineLine {
  const from = call.submittedAt ? Date.parse(call.submittedAt) : now;
  return {
    id: call.name,
    label: short(call.name),
    depth: 1,
    from,
    to: call.endedAt ? Date.parse(call.endedAt) : now,
    state: call.cached ? 'CACHED' : call.state,
  };
}
