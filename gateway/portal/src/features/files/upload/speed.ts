/** How much was sent until when. */
export interface Sample {
  at: number;
  bytes: number;
}

const WINDOW = 15_000;

/** Keeps the samples of the last seconds. */
export function remembered(samples: Sample[], next: Sample): Sample[] {
  return [...samples.filter(({ at }) => next.at - at <= WINDOW), next];
}

/** Bytes a second over the samples; nothing while there are too few to say. */
export function speedOf(samples: Sample[]): number | undefined {
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last || last.at - first.at < 1_000) return undefined;
  return Math.max(0, ((last.bytes - first.bytes) / (last.at - first.at)) * 1_000);
}

/** Milliseconds until the rest is through; nothing when nothing moves. */
export function timeLeft(rest: number, speed: number | undefined): number | undefined {
  return speed ? (rest / speed) * 1_000 : undefined;
}
