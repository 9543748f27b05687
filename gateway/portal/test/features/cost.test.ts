import { expect, test } from 'vitest';
import { added, byKey, cell, daysBetween, type DaySum, OTHERS, scaled, stacked, unscaled } from '../../src/features/cost/sums';

/** Amounts that floating numbers would not add up to the last place. */
const ITEMS: DaySum[] = Array.from({ length: 300 }, (_, index) => ({
  day: `2026-11-${String(1 + (index % 10)).padStart(2, '0')}`,
  key: index % 13 === 0 ? undefined : `workflow-${index % 12}`,
  amount: `${index % 17 === 0 ? '-' : ''}${index % 5}.${String((index * 7919) % 100_000_000).padStart(8, '0')}`,
}));
const DAYS = daysBetween('2026-11-01', '2026-11-10');

test('amounts survive being added, to the last place', () => {
  for (const amount of ['0.00000000', '12.34567890', '-0.00000001', '-3.50000000', '90071992547409.91000001']) expect(unscaled(scaled(amount))).toBe(amount);
  expect(scaled('7')).toBe(700000000n);
  expect(added(['0.1', '0.2'])).toBe('0.30000000');
});

test('the sum of the table is the sum of the chart is the sum of the lines', () => {
  const whole = added(ITEMS.map(({ amount }) => amount));
  expect(added(byKey(ITEMS).map(({ amount }) => amount))).toBe(whole);
  for (const most of [1, 2, 8, 100]) expect(added(stacked(ITEMS, DAYS, most).flatMap(({ amounts }) => amounts))).toBe(whole);
});

test('the chart has as many colours as it may, the largest first, the rest as one', () => {
  const stacks = stacked(ITEMS, DAYS, 8);
  expect(stacks).toHaveLength(8);
  expect(stacks.at(-1)!.key).toBe(OTHERS);
  expect(stacks.slice(0, 7).map(({ key }) => key)).toEqual(byKey(ITEMS).slice(0, 7).map(({ key }) => key));
  expect(stacked(ITEMS, DAYS, 100).some(({ key }) => key === OTHERS)).toBe(false);
});

test('days are all there, across the end of a month', () => {
  expect(daysBetween('2026-02-27', '2026-03-02')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02']);
  expect(daysBetween('2026-03-02', '2026-03-01')).toEqual([]);
});

test('what people named stays text in a spreadsheet', () => {
  expect([cell('=HYPERLINK("x")'), cell('-1.5'), cell('a,b'), cell('plain')]).toEqual([`"'=HYPERLINK(""x"")"`, '-1.5', '"a,b"', 'plain']);
});
