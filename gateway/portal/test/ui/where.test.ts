import { expect, test } from 'vitest';
import { wherePieces } from '../../src/ui/where';

test.each([
  ['row 7, column age', [{ kind: 'rowNumber', value: '7' }, { kind: 'column', value: 'age' }]],
  ['row 1, column 2', [{ kind: 'rowNumber', value: '1' }, { kind: 'columnNumber', value: '2' }]],
  ['row NA12878, input cram', [{ kind: 'row', value: 'NA12878' }, { kind: 'input', value: 'cram' }]],
  ['after row 12', [{ kind: 'afterRow', value: '12' }]],
  ['main.wdl, line 3, column 9', [{ value: 'main.wdl' }, { kind: 'line', value: '3' }, { kind: 'columnNumber', value: '9' }]],
  ['inputs.cram', [{ value: 'inputs.cram' }]],
])('the place %s is cut into its steps', (where, steps) => {
  expect(wherePieces(where)).toEqual(steps);
});
