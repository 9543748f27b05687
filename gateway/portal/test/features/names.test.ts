import { describe, expect, test } from 'vitest';
import type { FolderCommand } from '../../src/api/types';
import { listOf, lots } from '../../src/features/files/names/addresses';
import { isTold, percentDone } from '../../src/features/files/names/commands';
import { dropped, type Found } from '../../src/features/files/upload/entries';

const NOW = Date.parse('2026-11-29T12:00:00Z');
const command = (change: Partial<FolderCommand>): FolderCommand => ({ id: '1', kind: 'MOVE', prefix: 'a/', target: 'b/', person: 'p', state: 'RUNNING', total: 200, done: 0, kept: 0, bytes: 1, createdAt: '2026-11-29T11:00:00Z', ...change });

describe('commands on folders', () => {
  test('are told while they run, and for an hour when they did not do all', () => {
    expect(isTold(command({}), NOW)).toBe(true);
    expect(isTold(command({ state: 'DONE', endedAt: '2026-11-29T11:59:00Z' }), NOW)).toBe(false);
    expect(isTold(command({ state: 'DONE', kept: 1, endedAt: '2026-11-29T11:59:00Z' }), NOW)).toBe(true);
    expect(isTold(command({ state: 'STOPPED', endedAt: '2026-11-29T11:59:00Z' }), NOW)).toBe(true);
    expect(isTold(command({ state: 'STOPPED', endedAt: '2026-11-29T10:59:00Z' }), NOW)).toBe(false);
  });

  test('are not called done before they are', () => {
    expect(percentDone(command({ done: 99, kept: 1 }))).toBe(50);
    expect(percentDone(command({ done: 300 }))).toBe(99);
    expect(percentDone(command({ total: 0 }))).toBe(0);
  });
});

test('chosen files are listed by path, address and digests', () => {
  const file = { path: '样本 一/a b.txt', folder: false, drsUri: 'drs://x/1', size: 3, sha256: 'f0', md5: 'e1' };
  expect(listOf([file, { path: 'set', folder: false }])).toBe('path\tdrs\tsize\tsha256\tmd5\n样本 一/a b.txt\tdrs://x/1\t3\tf0\te1\nset\t\t\t\t\n');
  expect(lots([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(lots([], 2)).toEqual([]);
});

describe('a folder that is dropped', () => {
  const file = (name: string) => ({ name, isFile: true, file: (give: (file: File) => void) => give(new File([name], name)) });
  // A browser gives the entries of a folder in lots, and nothing when there are no more.
  const folder = (name: string, ...lotsInside: object[][]) => ({ name, isFile: false, createReader: () => ({ readEntries: (give: (some: object[]) => void) => give(lotsInside.shift() ?? []) }) });
  const items = (...entries: object[]) => entries.map((entry) => ({ webkitGetAsEntry: () => entry })) as unknown as DataTransferItemList;

  test('brings all that is in it under its paths, and says which folders hold nothing', async () => {
    const found: Found[] = [];
    const empty = await dropped(items(folder('样本', [file('a b.txt'), folder('空')], [folder('deep', [file('c.txt')])]), file('d.txt')), (some) => found.push(...some));
    expect(found.map((one) => one.path)).toEqual(['样本/a b.txt', '样本/deep/c.txt', 'd.txt']);
    expect(empty).toEqual(['样本/空']);
  });

  test('is told in lots', async () => {
    const told: number[] = [];
    await dropped(items(folder('many', Array.from({ length: 450 }, (_, number) => file(`${number}`)))), (some) => told.push(some.length));
    expect(told).toEqual([200, 200, 50]);
  });
});
