import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Entry } from '../src/api/types';
import { filled, personsOf, workspacesOf } from '../src/features/audit/detail';
import { filterOf, idIn, pieces } from '../src/features/audit/filter';
import en from '../src/features/audit/en.json';

const ID = '019a1b2c-3d4e-7f60-8a9b-0c1d2e3f4a5b';

test('finds the id in whatever was pasted', () => {
  expect(idIn(ID.toUpperCase())).toBe(ID);
  expect(idIn(`drs://localhost/${ID}`)).toBe(ID);
  expect(idIn(`https://jixia.example/workspaces/019a1b2c-0000-7f60-8a9b-0c1d2e3f4a5b/submissions/${ID}?x=1`)).toBe(ID);
  expect(idIn('lin')).toBeUndefined();
});

test('takes from the address only what the trail can be searched by', () => {
  expect(filterOf(new URLSearchParams(`person=p&object=${ID}&page=2&q=`))).toEqual({ person: 'p', object: ID });
});

test('cuts a sentence at its places, in the order of the language', () => {
  expect(pieces('[who] read [what]')).toEqual([{ place: 'who' }, { words: ' read ' }, { place: 'what' }]);
  expect(pieces('A run of [who] ended')).toEqual([{ words: 'A run of ' }, { place: 'who' }, { words: ' ended' }]);
  expect(pieces('plain')).toEqual([{ words: 'plain' }]);
});


function entry(data: object): Entry {
  return { person: 'root', body: { data } } as unknown as Entry;
}

const words = {
  person: (id: string) => (id === 'lin' ? { name: 'Lin' } : {}),
  workspace: (id: string) => (id === ID ? 'Lung' : undefined),
  word: (value: string) => (value === 'WORKSPACE' ? 'the workspace' : undefined),
  moment: (iso: string) => `at ${iso}`,
};

test('asks for the names of all whom a sentence names', () => {
  const entries = [
    entry({ detail: { code: 'run-of', with: { run: '1', person: 'lin' } } }),
    entry({ detail: { code: 'limit-set', with: { within: ID } } }),
    entry({ reason: 'no right' }),
    { person: undefined } as Entry,
  ];
  expect(personsOf(entries)).toEqual(['root', 'lin', 'root', ID, 'root', undefined]);
  expect(workspacesOf(entries).filter(Boolean)).toEqual([ID]);
});

test('fills the words of a code with names, words and times, and the rest as it is', () => {
  expect(filled({ code: 'x', with: { person: 'lin', run: '7', at: '2026-01-01T00:00:00Z' } }, words)).toEqual({
    person: 'Lin',
    run: '7',
    at: 'at 2026-01-01T00:00:00Z',
  });
  expect(filled({ code: 'x', with: { scope: 'WORKSPACE', within: ID, value: '3' } }, words)).toEqual({ scope: 'the workspace', within: 'Lung', value: '3' });
  expect(filled({ code: 'x', with: { person: 'gone', url: 'drs://a/b' } }, words)).toEqual({ person: 'gone', url: 'drs://a/b' });
  expect(filled({ code: 'no-right' }, words)).toEqual({});
});

test('has words for every code by which a service tells what a decision was about', () => {
  const services = join(__dirname, '../../../services');
  const source = readdirSync(services, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.includes('/src/main/') && file.endsWith('.java'))
    .map((file) => readFileSync(join(services, file), 'utf8'))
    .join('\n');
  const codes = [...source.matchAll(/Detail\.of\(([^;]*?)\)/g)].flatMap((match) => [...match[1].matchAll(/"([a-z-]+)"/g)].map(([, code]) => code));
  expect(codes.length).toBeGreaterThan(10);
  expect(codes.filter((code) => !(code in en.detail))).toEqual([]);
});
