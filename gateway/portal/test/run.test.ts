import { expect, test } from 'vitest';
import type { Call, TimelineGroup, Usage } from '../src/api/types';
import { adviceOn } from '../src/features/run/advice';
import { stateOf, statesOf } from '../src/features/run/counts';
import { linesOf } from '../src/features/run/timelineLines';
import { area, bar, ticks } from '../src/ui/timeline/scale';

const GIB = 1024 ** 3;
const at = (second: number) => new Date(Date.UTC(2026, 0, 1) + second * 1_000).toISOString();

const WIDE: TimelineGroup = { call: 'w.align', calls: 10_000, from: at(0), to: at(60), states: { DONE: 9_999, FAILED: 1 }, active: [1, 2], failed: [0, 1] };
const ONE: TimelineGroup = { call: 'w.merge', only: 'w.merge', calls: 1, from: at(60), to: at(70), states: { DONE: 1 }, active: [0, 1], failed: [0, 0] };
const call = (name: string, of: string, more: Partial<Call> = {}): Call => ({ number: 1, name, call: of, state: 'DONE', attempt: 1, cached: false, submittedAt: at(1), endedAt: at(2), ...more });

test('a scatter is one line, opened it has a line for each call that has come', () => {
  const format = (count: number) => String(count);
  const closed = linesOf([WIDE, ONE], undefined, [], 0, format);
  expect(closed.map((line) => [line.id, line.open, line.state])).toEqual([['w.align', false, 'DONE'], ['w.merge', undefined, 'DONE']]);
  const calls = [call('w.align[0]', 'w.align', { cached: true }), call('w.align[1]', 'w.align', { endedAt: undefined, state: 'SUBMITTING' }), call('w.merge', 'w.merge')];
  const open = linesOf([WIDE, ONE], 'w.align', calls, Date.parse(at(99)), format);
  expect(open.map((line) => line.id)).toEqual(['w.align', 'w.align[0]', 'w.align[1]', 'w.merge']);
  expect(open[1]).toMatchObject({ depth: 1, state: 'CACHED' });
  expect(open[2].to).toBe(Date.parse(at(99)));
});

test('bars stay within the scale and can be seen; ticks are round', () => {
  expect(bar(50, 100, 0, 100)).toEqual({ left: 50, width: 50 });
  expect(bar(100, 100, 0, 100).left + bar(100, 100, 0, 100).width).toBeCloseTo(100);
  expect(ticks(3_600_000)).toEqual([0, 600_000, 1_200_000, 1_800_000, 2_400_000, 3_000_000, 3_600_000]);
  expect(ticks(500)).toEqual([0]);
  expect(ticks(100 * 86_400_000).length).toBeLessThanOrEqual(7);
  expect(area([0, 2])).toBe('M0 20L0.00 20.00L50.00 20.00L50.00 0.00L100.00 0.00L100 20Z');
});

test('a called workflow counts its calls; what went wrong shows first', () => {
  const counts = { 'w.sub.a': { DONE: 3 }, 'w.sub.b': { DONE: 1, FAILED: 1 }, 'w.subtract': { SUBMITTING: 5 } };
  expect(statesOf(counts, 'w.sub', true)).toEqual({ DONE: 4, FAILED: 1 });
  expect(statesOf(counts, 'w.subtract', false)).toEqual({ SUBMITTING: 5 });
  expect(stateOf({ DONE: 4, FAILED: 1 })).toBe('FAILED');
  expect(stateOf({})).toBeUndefined();
});

const usage = (more: Partial<Usage>): Usage => ({ attempt: 1, ended: true, cpuMillisGranted: 8_000, memoryBytesGranted: 16 * GIB, points: [], runMs: 60_000, ...more });

test('who asked for much more memory than was used is told how much would do', () => {
  expect(adviceOn(usage({ memoryBytesPeak: 2.1 * GIB }))).toEqual([{ kind: 'memoryLess', asked: 16 * GIB, used: 2.1 * GIB, ask: 4 * GIB }]);
  expect(adviceOn(usage({ memoryBytesPeak: 12 * GIB }))[0].kind).toBe('memoryFits');
  expect(adviceOn(usage({ memoryBytesPeak: 15.5 * GIB }))[0]).toMatchObject({ kind: 'memoryMore', ask: 32 * GIB });
});

test('cores are judged by the busiest time of what ran long enough', () => {
  const points = [{ atMs: 1_000, cpuMillis: 1_900, memoryBytes: 0 }];
  expect(adviceOn(usage({ cpuMillisUsed: 60_000, points }))).toEqual([{ kind: 'cpuLess', asked: 8, used: 1, ask: 2 }]);
  expect(adviceOn(usage({ cpuMillisUsed: 450_000 }))[0].kind).toBe('cpuFits');
  expect(adviceOn(usage({ cpuMillisUsed: 100, runMs: 200 }))).toEqual([]);
});

test('there is no advice on what goes on', () => {
  expect(adviceOn(usage({ ended: false, memoryBytesPeak: GIB }))).toEqual([]);
});
