import { describe, expect, test } from 'vitest';
import type { Configuration, Table } from '../../src/api/types';
import { bodyOf, isChanged, keptDraft } from '../../src/features/workflows/draft';
import { firstChoices, isAmount, submissionOf } from '../../src/features/launch/submission';
import { completions, isExpression, literalOf, literalText } from '../../src/ui/wdl/expressions';
import { byField } from '../../src/ui/wdl/faults';
import { grouped } from '../../src/ui/wdl/InputsForm';
import { blank, parseType } from '../../src/ui/wdl/types';

const SAMPLE: Table = { name: 'sample', rows: 2, columns: [{ name: 'cram', type: 'file' }, { name: 'depth', type: 'number' }, { name: 'mother', type: 'reference', target: 'sample' }] };
const PAIR: Table = { name: 'pair', rows: 1, columns: [{ name: 'samples', type: 'references', target: 'sample' }] };
const known = (table?: Table) => ({ table, tables: [SAMPLE, PAIR], data: [{ key: 'ref', type: 'file' }] });
const offered = (typed: string, type: string, table?: Table, input?: string) => completions(typed, known(table), parseType(type), input).map(({ value }) => value);

const WORKFLOW = {
  name: 'wf',
  inputs: [
    { name: 'wf.cram', type: 'File', optional: false },
    { name: 'wf.depth', type: 'Int?', optional: true },
    { name: 'wf.align.cpu', type: 'Int', optional: true },
  ],
  outputs: [{ name: 'wf.vcf', type: 'File' }, { name: 'wf.call.log', type: 'File' }],
};
const CONFIGURATION = { id: 'c', name: 'calls', digest: 'd', version: 3, table: 'sample', inputs: { cram: 'this.cram' }, outputs: { vcf: 'this.vcf' }, workflow: WORKFLOW } as Configuration;

describe('types choose their editors', () => {
  test('nested types, question marks and structs', () => {
    expect(parseType('Array[Pair[Int, File?]]+?')).toEqual({ kind: 'array', optional: true, item: { kind: 'pair', optional: false, left: { kind: 'int', optional: false }, right: { kind: 'file', optional: true } } });
    expect(parseType('Map[String, Array[Float]]')).toMatchObject({ kind: 'map', key: { kind: 'string' }, value: { kind: 'array', item: { kind: 'float' } } });
    expect(parseType('Sample?', { Sample: [{ name: 'cram', type: 'File' }] })).toEqual({ kind: 'struct', name: 'Sample', optional: true, members: [{ name: 'cram', type: { kind: 'file', optional: false } }] });
    expect(parseType('Object').kind).toBe('json');
    expect(parseType('toString').kind).toBe('json');
  });

  test('a struct that holds itself ends', () => {
    expect(parseType('Node', { Node: [{ name: 'next', type: 'Node?' }] }).kind).toBe('struct');
  });

  test('an editor begins with the parts that a value must have', () => {
    expect(blank(parseType('S', { S: [{ name: 'list', type: 'Array[Int]' }, { name: 'n', type: 'Int' }, { name: 'more', type: 'Array[Int]?' }] }))).toEqual({ list: [] });
    expect(blank(parseType('Int'))).toBeUndefined();
  });
});

describe('expressions are completed', () => {
  test('columns that fit stand first, that of the same name before all', () => {
    expect(offered('', 'File', SAMPLE)[0]).toBe('this.cram');
    expect(offered('', 'Int', SAMPLE)[0]).toBe('this.depth');
    expect(offered('this.', 'String', SAMPLE, 'mother')[0]).toBe('this.mother');
    expect(offered('', 'File', SAMPLE)).toContain('workspace.ref');
  });

  test('references are followed, and those of a set fit arrays', () => {
    expect(offered('this.mother.', 'File', SAMPLE)[0]).toBe('this.mother.cram');
    expect(offered('this.samples.', 'Array[File]', PAIR)[0]).toBe('this.samples.cram');
    expect(completions('this.samples.cram', known(PAIR), parseType('File'))[0].fits).toBe(false);
    expect(offered('this.nothing.', 'File', SAMPLE)).toEqual([]);
  });

  test('without a table there are workspace data and literals, and a bare text is offered in quotes', () => {
    expect(offered('', 'Boolean')).toEqual(['true', 'false', 'workspace.ref']);
    expect(offered('hello', 'String')).toEqual(['"hello"']);
    expect(offered('"hello"', 'String')).toEqual([]);
  });

  test('literals go to and fro; what an editor would spoil stays an expression', () => {
    expect(isExpression('"${this.cram}"')).toBe(true);
    expect(literalOf('this.cram')).toBeUndefined();
    expect(literalOf('[1, "a"]')).toEqual({ value: [1, 'a'] });
    expect(literalOf('12345678901234567')).toBeUndefined();
    expect(literalText(undefined)).toBe('');
    expect(literalText({ a: 1 })).toBe('{"a":1}');
  });
});

test('faults find their fields', () => {
  const { fields, rest } = byField([{ where: 'row A, input cram', detail: 'empty' }, { where: 'row B, input cram', detail: 'empty' }, { where: 'row A, wf.depth', detail: 'no number' }, { where: 'row A', detail: 'gone' }, { where: 'input other', detail: 'unknown' }], 'input', WORKFLOW);
  expect(fields).toEqual({ cram: ['empty'], depth: ['no number'] });
  expect(rest.map(({ detail }) => detail)).toEqual(['gone', 'unknown']);
  expect(byField([{ where: 'output vcf', detail: 'no column' }], 'output', WORKFLOW).fields).toEqual({ vcf: ['no column'] });
});

test('inputs of calls are apart from those of the workflow', () => {
  const { needed, optional, ofCalls } = grouped(WORKFLOW);
  expect([needed, optional, ofCalls].map((group) => group.map(({ name }) => name))).toEqual([['wf.cram'], ['wf.depth'], ['wf.align.cpu']]);
});

describe('what is sent', () => {
  test('a change leaves out what is empty or not there any more', () => {
    const draft = { ...keptDraft(CONFIGURATION), inputs: { cram: 'this.cram', depth: ' ', gone: '1' } };
    expect(bodyOf('calls', draft, WORKFLOW)).toEqual({ name: 'calls', table: 'sample', inputs: { cram: 'this.cram' }, outputs: { vcf: 'this.vcf', 'call.log': '' } });
    expect(bodyOf('calls', { ...draft, inputs: {} }, WORKFLOW).inputs).toBeUndefined();
  });

  test('other documents go with the change, and new outputs get a column', () => {
    const bundle = { main: 'a.wdl', files: { 'a.wdl': 'version 1.1' } };
    const body = bodyOf('calls', { ...keptDraft(CONFIGURATION), bundle }, WORKFLOW);
    expect(body).toMatchObject({ workflow: bundle, outputs: { vcf: 'this.vcf', 'call.log': 'this.call_log' } });
    expect(isChanged(bundle, { ...bundle })).toBe(false);
    expect(isChanged(bundle, { main: 'a.wdl', files: { 'a.wdl': '' } })).toBe(true);
  });

  test('a launch names rows only where they were chosen, and options only where they are not the usual', () => {
    const first = firstChoices(CONFIGURATION);
    expect(submissionOf(CONFIGURATION, WORKFLOW, first, 'CNY')).toEqual({ name: 'calls', configuration: 'c', options: { cache: { read: true, write: true }, failureMode: 'CONTINUE_WHILE_POSSIBLE' } });
    const set = { table: 'pair', column: 'samples', row: 'p', members: ['A', 'B'] };
    const chosen = submissionOf(CONFIGURATION, WORKFLOW, { ...first, which: 'set', set, costCap: ' 12.5 ', maxRetries: 0, hostTools: true, inputs: { cram: '"x"', depth: '' } }, 'EUR');
    expect(chosen).toMatchObject({ rows: ['A', 'B'], inputs: { cram: '"x"' }, options: { costCap: { amount: '12.5', currency: 'EUR' }, maxRetries: 0, hostTools: true } });
    expect(isAmount('12,5')).toBe(false);
  });
});
