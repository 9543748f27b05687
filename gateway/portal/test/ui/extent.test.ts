import { expect, test } from 'vitest';
import { extentOf } from '../../src/ui/graph/extent';

const nodes = (...ids: string[]) => ids.map((id) => ({ id, label: id }));
const edge = (from: string, to: string) => ({ from, to });

test('a chain is long and one box broad, a fan as broad as its middle', () => {
  expect(extentOf(nodes('a', 'b', 'c'), [edge('a', 'b'), edge('b', 'c')])).toEqual({ length: 3, breadth: 1 });
  expect(extentOf(nodes('a', 'b', 'c', 'd', 'e'), [edge('a', 'b'), edge('a', 'c'), edge('a', 'd'), edge('b', 'e')])).toEqual({ length: 3, breadth: 3 });
});

test('a box stands behind the last of those it waits for', () => {
  expect(extentOf(nodes('a', 'b', 'c'), [edge('a', 'b'), edge('b', 'c'), edge('a', 'c')])).toEqual({ length: 3, breadth: 1 });
});

test('edges of unknown boxes and circles do no harm', () => {
  expect(extentOf(nodes('a', 'b'), [edge('a', 'b'), edge('b', 'a'), edge('z', 'a'), edge('a', 'z')]).breadth).toBeGreaterThan(0);
  expect(extentOf([], [])).toEqual({ length: 0, breadth: 0 });
});
