import type { TimelineLine } from '../ui/timeline/types';
import { LONG } from './samples';

/** What runs look like: a timeline with a wide scatter, and a long log. */
const slices = (count: (slice: number) => number) => Array.from({ length: 120 }, (_, slice) => count(slice));

export const LINES: TimelineLine[] = [
  { id: 'prepare', label: 'prepare', from: 0, to: 400_000, state: 'DONE' },
  { id: 'align', label: 'align', note: '× 10,000', from: 400_000, to: 3_000_000, state: 'DONE', open: true, active: slices((slice) => (slice < 14 || slice > 100 ? 0 : Math.round(80 + 60 * Math.sin(slice / 6)))), failed: slices((slice) => (slice === 70 ? 1 : 0)) },
  { id: 'align[0]', label: 'align[0]', depth: 1, from: 400_000, to: 900_000, state: 'CACHED' },
  { id: 'align[1]', label: 'align[1]', depth: 1, from: 500_000, to: 2_100_000, state: 'FAILED' },
  { id: 'call', label: 'call_variants_with_a_long_name', from: 3_000_000, to: 3_600_000, state: 'SUBMITTING' },
];

export const LOG = Array.from({ length: 5_000 }, (_, index) => (index % 97 === 12 ? `[E::hts_open] error: failed to open ${LONG}` : `[M::mem_process_seqs] Processed ${index * 1_000} reads in 4.2 CPU sec`));
