import { expect, test } from 'vitest';
import { filterOf, idIn, pieces } from '../src/features/audit/filter';

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
