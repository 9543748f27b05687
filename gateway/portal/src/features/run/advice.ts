import type { Usage } from '../../api/types';

const GIB = 1024 ** 3;
/** Room above what was used, so that the next sample of the same kind fits. */
const MARGIN = 1.25;
/** What ended sooner says little of what it would use. */
const SHORTEST = 5_000;

export type Advice =
  | { kind: 'memoryLess' | 'memoryMore' | 'memoryFits'; asked: number; used: number; ask: number }
  | { kind: 'cpuLess' | 'cpuFits'; asked: number; used: number; ask: number };

/** What to ask for the next time, by what was used of what was asked: bytes of memory, cores of cpu. */
export function adviceOn(usage: Usage): Advice[] {
  if (!usage.ended) return [];
  return [memory(usage), cpu(usage)].filter((advice) => advice !== undefined);
}

function memory({ memoryBytesGranted: asked, memoryBytesPeak: used }: Usage): Advice | undefined {
  if (used === undefined) return undefined;
  const ask = roundUp(used * MARGIN);
  if (used >= asked * 0.9) return { kind: 'memoryMore', asked, used, ask: Math.max(ask, roundUp(asked * MARGIN)) };
  return { kind: ask * 2 <= asked ? 'memoryLess' : 'memoryFits', asked, used, ask };
}

function cpu({ cpuMillisGranted, cpuMillisUsed, runMs, points }: Usage): Advice | undefined {
  if (cpuMillisUsed === undefined || runMs === undefined || runMs < SHORTEST) return undefined;
  const asked = cpuMillisGranted / 1_000;
  const average = cpuMillisUsed / runMs;
  const highest = Math.max(average, ...points.map((point) => point.cpuMillis / 1_000));
  const ask = Math.max(1, Math.ceil(highest - 0.1));
  return { kind: ask < asked ? 'cpuLess' : 'cpuFits', asked, used: average, ask };
}

/** The next of ¼, ½, 1, 2, 4, 8 … GiB. */
function roundUp(bytes: number): number {
  let size = GIB / 4;
  while (size < bytes) size *= 2;
  return size;
}
