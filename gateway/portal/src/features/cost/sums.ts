/** Amounts are exact decimals with at most eight places: they are added as whole numbers, never as floating ones. */
const PLACES = 8;

export interface DaySum {
  day: string;
  key?: string;
  amount: string;
}

export interface KeySum {
  key: string;
  amount: string;
}

export interface Stack {
  key: string;
  /** One amount a day, in the order of the days. */
  amounts: string[];
}

/** The key of what stands for all that has no colour of its own. */
export const OTHERS = '\u0000others';

export function scaled(amount: string): bigint {
  const [, sign, whole, part = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount) ?? ['', '', '0'];
  return BigInt(sign + whole + part.padEnd(PLACES, '0').slice(0, PLACES));
}

export function unscaled(sum: bigint): string {
  const digits = (sum < 0n ? -sum : sum).toString().padStart(PLACES + 1, '0');
  return `${sum < 0n ? '-' : ''}${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`;
}

export function added(amounts: string[]): string {
  return unscaled(amounts.reduce((sum, amount) => sum + scaled(amount), 0n));
}

/** What the table shows: each key over all days, the largest first. */
export function byKey(items: DaySum[]): KeySum[] {
  const sums = new Map<string, bigint>();
  items.forEach(({ key = '', amount }) => sums.set(key, (sums.get(key) ?? 0n) + scaled(amount)));
  const sorted = [...sums].sort(([one, a], [other, b]) => (a === b ? one.localeCompare(other) : a > b ? -1 : 1));
  return sorted.map(([key, sum]) => ({ key, amount: unscaled(sum) }));
}

/** What the chart shows: the largest keys as stacks of their own, the rest as one. */
export function stacked(items: DaySum[], days: string[], most: number): Stack[] {
  const keys = byKey(items).map(({ key }) => key);
  const own = keys.length > most ? keys.slice(0, most - 1) : keys;
  const place = new Map(days.map((day, index) => [day, index]));
  const stacks = new Map([...own, ...(own.length < keys.length ? [OTHERS] : [])].map((key) => [key, days.map(() => 0n)]));
  for (const { day, key = '', amount } of items) {
    const amounts = stacks.get(own.includes(key) ? key : OTHERS)!;
    amounts[place.get(day)!] += scaled(amount);
  }
  return [...stacks].map(([key, amounts]) => ({ key, amounts: amounts.map(unscaled) }));
}

/** All days from one to the other, both included, as `2026-11-29`. */
export function daysBetween(from: string, to: string): string[] {
  const end = Date.parse(to);
  const days: string[] = [];
  for (let day = Date.parse(from); day <= end; day += 86_400_000) days.push(new Date(day).toISOString().slice(0, 10));
  return days;
}

/** A cell that a spreadsheet takes as it is: quoted where it must be, and never a formula. */
export function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
