import { expect, test } from 'vitest';
import { kept, refuses, typed } from '../src/features/administration/accounts';
import { lags } from '../src/features/administration/Events';
import { difference, minutes, USERNAME } from '../src/features/administration/people';
import { lines } from '../src/api/standing';
import { quantity, share } from '../src/ui/quantity';

test('limits are written in units that people use and kept in those of billing', () => {
  expect(typed('STORAGE_BYTES', String(3 * 1024 ** 3))).toBe('3');
  expect(kept('STORAGE_BYTES', '1.5')).toBe(String(1.5 * 1024 ** 3));
  expect(typed('CONCURRENT_CPU_MILLIS', '2500')).toBe('2.5');
  expect(kept('BUDGET', ' 12.50 ')).toBe('12.50');
  for (const wrong of ['', 'many', '-1', '1e9', '1,5']) expect(kept('RUNS', wrong)).toBeUndefined();
});

test('says what a lower limit refuses, with what is taken', () => {
  const usage = [{ resource: 'RUNS', used: '0', reserved: '7' }, { resource: 'BUDGET', used: '1.5', reserved: '0.5' }];
  expect(refuses('RUNS', '5', usage)).toEqual({ taken: 7 });
  expect(refuses('BUDGET', '2', usage)).toEqual({ taken: 2 });
  expect(refuses('BUDGET', '2.01', usage)).toBeUndefined();
  expect(refuses('CONCURRENT_CPU_MILLIS', '0', usage)).toBeUndefined();
});

test('puts what is taken beside the limit of the account, not beside those inside it', () => {
  const limits = [{ scope: 'PERSON', id: 'p', resource: 'RUNS', value: '1' }, { scope: 'ACCOUNT', id: 'a', resource: 'RUNS', value: '100' }];
  expect(lines(limits, [{ resource: 'RUNS', used: '0', reserved: '3' }, { resource: 'BUDGET', used: '1', reserved: '0' }])).toEqual([{ resource: 'RUNS', limit: 100, taken: 3 }]);
  expect(share(3, 100)).toBe(3);
  expect(String(share(4, 1e14))).toBe('0');
  expect(share(0, 0)).toBe(100);
  expect(quantity('STORAGE_BYTES', 2 * 1024 ** 3, 'en', undefined)).toBe('2 GiB');
  expect(quantity('BUDGET', 12.5, 'en', 'EUR')).toBe('€12.50');
  expect(quantity('BUDGET', 12.5, 'en', undefined)).toBe('12.5');
});

test('reads the events of each service from its checks; a part without any has none', () => {
  const part = (name: string, data: Record<string, unknown>) => ({ part: name, state: 'UP' as const, checks: [{ name: 'events', up: true, data }] });
  expect(lags([part('wes', { waiting: 3, lag: 1, dead: 0, broker: 'AWAY' }), { part: 'edge', state: 'UP', checks: [] }])).toEqual([{ part: 'wes', waiting: 3, lag: 1, dead: 0, broker: 'AWAY' }]);
  expect(lags([part('drs', {})])[0]?.broker).toBe('UNUSED');
});

test('says what a choice of roles gives and takes, and how long a token may still be good', () => {
  expect(difference({ roles: ['researcher', 'steward'] }, ['researcher', 'auditor'])).toEqual({ given: ['auditor'], taken: ['steward'] });
  expect(difference({ roles: ['researcher'] }, ['researcher'])).toEqual({ given: [], taken: [] });
  expect([0, 60, 61, 300].map(minutes)).toEqual([1, 1, 2, 5]);
  expect(['lin', 'lin.w@x', 'a_1'].filter((name) => !USERNAME.test(name))).toEqual([]);
  expect(['Lin', 'l', '.lin', 'lin w', ''].filter((name) => USERNAME.test(name))).toEqual([]);
});
