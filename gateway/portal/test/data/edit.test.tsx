import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Conflict, write } from '../../src/features/data/edit';
import type { Row } from '../../src/api/types';

const ROW: Row = { name: 'a', attributes: { age: 1, sex: 'F' }, version: 1 };
const answers: [number, unknown][] = [];
const asked: { method: string; version: string | null; body: string }[] = [];

beforeEach(() => {
  vi.stubGlobal('fetch', async (request: Request) => {
    asked.push({ method: request.method, version: request.headers.get('If-Match'), body: await request.text() });
    const [status, body] = answers.shift()!;
    return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  answers.length = 0;
  asked.length = 0;
});

test('a change of another cell of the row does not stand in the way', async () => {
  answers.push([412, {}], [200, { ...ROW, attributes: { age: 1, sex: 'M' }, version: 2 }], [200, { ...ROW, version: 3 }]);
  await write('w', 'sample', { row: ROW, column: 'age', value: 5 });
  expect(asked.map(({ method, version }) => [method, version])).toEqual([['PATCH', '"1"'], ['GET', null], ['PATCH', '"2"']]);
});

test('a change of the same cell is told with what the other wrote, and nothing is written over it', async () => {
  answers.push([412, {}], [200, { ...ROW, attributes: { age: 7 }, version: 2 }]);
  const fault = await write('w', 'sample', { row: ROW, column: 'age', value: 5 }).catch((thrown: unknown) => thrown);
  expect(fault).toBeInstanceOf(Conflict);
  expect((fault as Conflict).theirs.attributes.age).toBe(7);
  expect(asked.map(({ method }) => method)).toEqual(['PATCH', 'GET']);
});

test('a refusal is passed on', async () => {
  answers.push([422, { detail: 'no number' }]);
  await expect(write('w', 'sample', { row: ROW, column: 'age', value: 'x' })).rejects.toThrow('no number');
});
