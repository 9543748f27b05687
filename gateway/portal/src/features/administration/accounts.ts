import type { TFunction } from 'i18next';
import type { Account, Limit, Standing } from '../../api/types';

/** What a limit can be set on, in the order of the page. */
export const RESOURCES = ['BUDGET', 'CPU_HOURS', 'RUNS', 'CONCURRENT_CPU_MILLIS', 'STORAGE_BYTES'] as const;

/** A personal account has no name worth showing. */
export function accountName(account: Pick<Account, 'name' | 'personal'>, t: TFunction): string {
  return account.personal ? t('administration.personalAccount') : account.name;
}

/** Limits are kept in small units; people write bytes as GiB and processors whole. */
const FACTORS: Record<string, number> = { STORAGE_BYTES: 1024 ** 3, CONCURRENT_CPU_MILLIS: 1000 };

export function typed(resource: string, value: string | undefined): string {
  return value === undefined ? '' : String(Number((Number(value) / (FACTORS[resource] ?? 1)).toFixed(6)));
}

/** The value as billing keeps it; undefined for what is no number of at least 0. */
export function kept(resource: string, text: string): string | undefined {
  if (!/^\d+(\.\d{1,6})?$/.test(text.trim())) return undefined;
  const factor = FACTORS[resource];
  return factor ? String(Math.round(Number(text) * factor)) : text.trim();
}

/** What a limit would do at once: nothing, or refuse what comes because more than that is taken already. */
export function refuses(resource: string, value: string, usage: Standing[]): { taken: number } | undefined {
  const now = usage.find((one) => one.resource === resource);
  const taken = now ? Number(now.used) + Number(now.reserved) : 0;
  return now && taken >= Number(value) ? { taken } : undefined;
}

export function ofAccount(limits: Limit[], resource: string): string | undefined {
  return limits.find((one) => one.scope === 'ACCOUNT' && one.resource === resource)?.value;
}
