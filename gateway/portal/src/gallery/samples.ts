import type { ChartOption } from '../ui/chart/Canvas';
import type { Diagnostic } from '../ui/code/Code';
import type { GraphEdge, GraphNode } from '../ui/graph/types';
import type { TimelineLine } from '../ui/timeline/types';

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

const slices = (count: (slice: number) => number) => Array.from({ length: 120 }, (_, slice) => count(slice));

export const LINES: TimelineLine[] = [
  { id: 'prepare', label: 'prepare', from: 0, to: 400_000, state: 'DONE' },
  { id: 'align', label: 'align', note: '× 10,000', from: 400_000, to: 3_000_000, state: 'FAILED', open: true, active: slices((slice) => (slice < 14 || slice > 100 ? 0 : Math.round(80 + 60 * Math.sin(slice / 6)))), failed: slices((slice) => (slice === 70 ? 1 : 0)) },
  { id: 'align[0]', label: 'align[0]', depth: 1, from: 400_000, to: 900_000, state: 'CACHED' },
  { id: 'align[1]', label: 'align[1]', depth: 1, from: 500_000, to: 2_100_000, state: 'FAILED' },
  { id: 'call', label: 'call_variants_with_a_long_name', from: 3_000_000, to: 3_600_000, state: 'SUBMITTING' },
];

export const LOG = Array.from({ length: 5_000 }, (_, index) => (index % 97 === 12 ? `[E::hts_open] error: failed to open ${LONG}` : `[M::mem_process_seqs] Processed ${index * 1_000} reads in 4.2 CPU sec`));
