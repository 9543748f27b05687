import { expect, test } from 'vitest';
import { descriptionOf } from '../src/api/workspaces';
import { exampleOf, latest } from '../src/features/home/work';
import type { RunItem, Workspace } from '../src/api/types';

const workspace = (id: string, more: Partial<Workspace>) => ({ id, name: id, tags: ['example'], state: 'ACTIVE', readableByAll: true, createdAt: `2026-01-0${id}`, ...more }) as Workspace;

test('offers the first example that is open to all', () => {
  expect(exampleOf([workspace('3', {}), workspace('2', {}), workspace('1', { readableByAll: false })])?.id).toBe('2');
  expect(exampleOf([workspace('1', { state: 'REMOVING' })])).toBeUndefined();
});

test('an example speaks the language of the reader, or what it has; others say all of it', () => {
  const both = 'From reads to variants.\n从读段到变异。';
  const example = (description?: string) => workspace('1', { description });
  expect(descriptionOf(example(both), 'zh')).toBe('从读段到变异。');
  expect(descriptionOf(example(both), 'en')).toBe('From reads to variants.');
  expect(descriptionOf(example('From reads to variants.'), 'zh')).toBe('From reads to variants.');
  expect(descriptionOf(example(), 'en')).toBe('');
  expect(descriptionOf(workspace('1', { tags: [], description: both }), 'en')).toBe(both);
});

test('shows the latest runs of several lists', () => {
  const runs = Array.from({ length: 12 }, (_, index) => ({ id: String(index), createdAt: `2026-01-${10 + (index % 12)}` }) as RunItem);
  expect(latest(runs).map((run) => run.id)).toEqual(['11', '10', '9', '8', '7', '6', '5', '4']);
});
