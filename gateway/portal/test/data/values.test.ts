import { expect, test } from 'vitest';
import { faulty, inGrid } from '../../src/features/data/places';
import { together } from '../../src/features/data/together';
import { same, textOf, tsv, typed } from '../../src/features/data/values';
import { conditions } from '../../src/features/data/view';

test('what is typed is read by the type of the column, and keeps its digits', () => {
  expect(typed('', 'number')).toEqual({ value: null });
  expect(typed(' 12.50000000000000000001 ', 'number')).toEqual({ value: '12.50000000000000000001' });
  expect(typed('twelve', 'number')).toEqual({ fault: 'number' });
  expect(typed('["a", 1]', 'list')).toEqual({ value: ['a', 1] });
  expect(typed('{"a": 1}', 'list')).toEqual({ fault: 'list' });
  expect(typed('{"a": 1}', 'json')).toEqual({ value: { a: 1 } });
  expect(typed('{', 'json')).toEqual({ fault: 'json' });
  expect(typed('<script>', 'text')).toEqual({ value: '<script>' });
  expect(textOf(['a'])).toBe('["a"]');
  expect(textOf(undefined)).toBe('');
});

test('an empty cell is the same as none, and lists are the same by what they hold', () => {
  expect(same(undefined, null)).toBe(true);
  expect(same(['a'], ['a'])).toBe(true);
  expect(same(1, '1')).toBe(false);
});

test('lines of TSV quote what would break them', () => {
  expect(tsv([['a', 'say "hi"'], ['two\nlines', undefined]])).toBe('a\t"say ""hi"""\n"two\nlines"\t\n');
});

test('an address that was tampered with asks for nothing', () => {
  expect(conditions('{"and":[{"column":"a","op":"="},{"op":"="},3]}')).toEqual([{ column: 'a', op: '=' }]);
  expect(conditions('nonsense')).toEqual([]);
  expect(conditions('{"or":[]}')).toEqual([]);
});

test('a fault leads to its cell in the preview, when that is shown', () => {
  const check = { lines: [{ line: 2, cells: [] }, { line: 90, cells: [] }] } as never;
  expect(inGrid(check, { line: 90, column: 3, turn: 1 })).toEqual({ row: 1, column: 3, turn: 1 });
  expect(inGrid(check, { line: 50, column: 3, turn: 1 })).toBeUndefined();
  expect(faulty([{ code: 'x', detail: 'old', line: 2, column: 3 }]).get('2:3')).toBe('old');
});

test('questions of one moment are asked together, each once', async () => {
  const asked: string[][] = [];
  const ask = together(async (ids) => {
    asked.push(ids);
    return new Map(ids.filter((id) => id !== 'gone').map((id) => [id, id.toUpperCase()]));
  });
  expect(await Promise.all([ask('a'), ask('b'), ask('a'), ask('gone')])).toEqual(['A', 'B', 'A', undefined]);
  expect(asked).toEqual([['a', 'b', 'gone']]);
});
