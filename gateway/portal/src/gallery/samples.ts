import type { Table } from '../api/types';
import type { ChartOption } from '../ui/chart/Canvas';
import type { Diagnostic } from '../ui/code/Code';
import type { GraphEdge, GraphNode } from '../ui/graph/types';
import type { Known } from '../ui/wdl/expressions';
import { RemoteFile } from '../api/objects';

export const STATES = ['QUEUED', 'INITIALIZING', 'RUNNING', 'PAUSED', 'COMPLETE', 'CACHED', 'EXECUTOR_ERROR', 'SYSTEM_ERROR', 'CANCELING', 'CANCELED', 'PENDING', 'LAUNCHING', 'DONE', 'ABORTED'];

export const LONG = 'alignments/2026/cohort-a/very-long-name-that-nobody-would-choose-but-somebody-has-chosen-anyway.sorted.markdup.bam';

export const NODES: GraphNode[] = [
  { id: 'index', label: 'index_reference', state: 'CACHED' },
  { id: 'align', label: 'align', state: 'RUNNING', note: '× 10,000' },
  { id: 'mark', label: 'mark_duplicates', state: 'QUEUED' },
  { id: 'call', label: 'call_variants', state: 'EXECUTOR_ERROR' },
  { id: 'report', label: 'report' },
];

export const EDGES: GraphEdge[] = [
  { from: 'index', to: 'align' },
  { from: 'align', to: 'mark' },
  { from: 'mark', to: 'call' },
  { from: 'index', to: 'call' },
  { from: 'call', to: 'report' },
];

const DAYS = Array.from({ length: 14 }, (_, index) => `2026-11-${String(index + 10).padStart(2, '0')}`);
const AMOUNTS = DAYS.map((_, index) => [2 + Math.abs(Math.sin(index)) * 6, 1 + Math.abs(Math.cos(index)) * 3].map((value) => Math.round(value * 100) / 100));

const option: ChartOption = {
  legend: { bottom: 0 },
  tooltip: { trigger: 'axis' },
  grid: { left: 40, right: 10, top: 10, bottom: 50 },
  xAxis: { type: 'category', data: DAYS },
  yAxis: { type: 'value' },
  series: ['germline', 'joint'].map((name, place) => ({ name, type: 'bar', stack: 'all', data: AMOUNTS.map((day) => day[place]) })),
};

export const CHART = { option, table: { columns: ['day', 'germline', 'joint'], rows: DAYS.map((day, index) => [day, ...AMOUNTS[index]]) } };

export const WDL = `version 1.1
task greet {
  input { String name }
  # who is greeted
  command <<<
    echo "Hello, ~{name}" > /dev/stdout
  >>>
  output { String greeting = read_string(stdout()) }
  runtime { cpu: 2, memory: "4 GiB" }
}
`;

export const DIAGNOSTICS: Diagnostic[] = [{ severity: 'ERROR', message: 'no such name: nam', line: 3, column: 18 }];

const VCF = `##fileformat=VCFv4.2
##contig=<ID=chr1,length=100000>
#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO
chr1\t4200\t.\tA\tC\t50\tPASS\t.
`;

/** A file whose bytes are here instead of in a store. */
class Sample extends RemoteFile {
  override async read(start: number, end: number): Promise<ArrayBuffer> {
    return new TextEncoder().encode(VCF).slice(start, end).buffer;
  }
}

export const CALLS = new Sample('sample', 'calls.vcf', VCF.length);

const TABLE: Table = { name: 'sample', rows: 2, columns: [{ name: 'cram', type: 'file' }, { name: 'depth', type: 'number' }, { name: 'mother', type: 'reference', target: 'sample' }] };

export const KNOWN: Known = { table: TABLE, tables: [TABLE], data: [{ key: 'ref', type: 'file', value: 'drs://x/ref' }] };

export const WORKFLOW = {
  name: 'germline',
  inputs: [
    { name: 'germline.reference', type: 'File', optional: false, description: LONG },
    { name: 'germline.sample', type: 'Sample', optional: false },
    { name: 'germline.depth', type: 'Int', optional: true, defaultText: '(2 * 15)' },
    { name: 'germline.align.memory', type: 'String?', optional: true },
  ],
  outputs: [{ name: 'germline.vcf', type: 'File' }],
  structs: { Sample: [{ name: 'cram', type: 'File' }, { name: 'lanes', type: 'Array[Int]' }, { name: 'note', type: 'String?' }] },
};

export const VALUES = { row: 'sample-1', values: { reference: { fault: LONG }, sample: { value: { cram: 'a.cram' } } } };
