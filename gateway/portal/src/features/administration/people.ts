import type { PlatformAccount } from '../../api/types';

/** The roles of the platform, in the order of the page. */
export const ROLES = ['researcher', 'steward', 'administrator', 'auditor'];

/** What a choice of roles would give to an account and take from it. */
export function difference(account: Pick<PlatformAccount, 'roles'>, wanted: string[]): { given: string[]; taken: string[] } {
  return { given: wanted.filter((role) => !account.roles.includes(role)), taken: account.roles.filter((role) => !wanted.includes(role)) };
}

/** Minutes that a token of so many seconds may still be good for, never too few. */
export function minutes(seconds: number): number {
  return Math.max(1, Math.ceil(seconds / 60));
}

/** What an account may be called; the same is asked of it by the service. */
export const USERNAME = /^[a-z0-9][a-z0-9._@-]{2,99}$/;
