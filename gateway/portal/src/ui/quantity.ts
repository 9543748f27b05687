import { money } from './Money';
import { size } from './Size';

/**
 * An amount of a limited resource with its unit: money, hours, bytes, processors, runs. Money whose currency is not known yet is a
 * bare number.
 */
export function quantity(resource: string, amount: number, language: string, currency: string | undefined): string {
  const number = (value: number, unit?: string) =>
    new Intl.NumberFormat(language, { maximumFractionDigits: 2, ...(unit ? { style: 'unit', unit, unitDisplay: 'short' } : {}) }).format(value);
  switch (resource) {
    case 'BUDGET':
      return currency ? money(String(amount), currency, language) : number(amount);
    case 'STORAGE_BYTES':
      return size(amount, language);
    case 'CPU_HOURS':
      return number(amount, 'hour');
    case 'CONCURRENT_CPU_MILLIS':
      return number(amount / 1000);
    default:
      return number(amount);
  }
}

/** Percent of a limit, at most 100; of a limit of nothing all is taken. */
export function share(taken: number, limit: number): number {
  // Not finer than a thousandth: a share written like 4e-7 is no number for those who hear it.
  return limit <= 0 ? 100 : Math.min(100, Math.round((taken / limit) * 100_000) / 1_000);
}
