const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400].map((seconds) => seconds * 1_000);

/** Round distances from the beginning, at most so many: milliseconds. */
export function ticks(length: number, most = 6): number[] {
  let step = STEPS.find((known) => length / known <= most) ?? 86_400_000;
  while (length / step > most) step *= 2;
  return Array.from({ length: Math.floor(length / step) + 1 }, (_, index) => index * step);
}

/** Left end and width of a bar, in hundredths of the whole; what is short can still be seen. */
export function bar(from: number, to: number, begin: number, end: number): { left: number; width: number } {
  const all = Math.max(1, end - begin);
  const left = Math.min(100, Math.max(0, ((from - begin) / all) * 100));
  const width = Math.max(0.4, Math.min(100 - left, ((to - from) / all) * 100));
  return { left: Math.min(left, 99.6), width };
}

/** An area over the slices, as high as the busiest of them: the path of an SVG of 100 by 20. */
export function area(active: number[]): string {
  const highest = Math.max(1, ...active);
  const width = 100 / active.length;
  const steps = active.map((count, slice) => {
    const y = (20 - (count / highest) * 20).toFixed(2);
    return `L${(slice * width).toFixed(2)} ${y}L${((slice + 1) * width).toFixed(2)} ${y}`;
  });
  return `M0 20${steps.join('')}L100 20Z`;
}
