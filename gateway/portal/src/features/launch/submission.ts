import type { Configuration, Workflow } from '../../api/types';
import { bare } from '../../ui/wdl/faults';

/** Rows of another table refer to rows of this one. */
export interface RowSet {
  table: string;
  column: string;
  row: string;
  members: string[];
}

/** What a person chose for a launch. */
export interface Choices {
  name: string;
  which: 'all' | 'some' | 'set';
  rows: string[];
  set?: RowSet;
  /** Expressions for this launch alone; none: those of the configuration. */
  inputs?: Record<string, string>;
  cacheRead: boolean;
  cacheWrite: boolean;
  failureMode: 'CONTINUE_WHILE_POSSIBLE' | 'NO_NEW_CALLS';
  /** A decimal in the account's currency; empty: none. */
  costCap: string;
  maxRetries?: number;
  memoryFactor?: number;
  hostTools: boolean;
  clampToHost: boolean;
}

export function firstChoices(configuration: Configuration, rows?: string[]): Choices {
  return { name: configuration.name, which: rows ? 'some' : 'all', rows: rows ?? [], cacheRead: true, cacheWrite: true, failureMode: 'CONTINUE_WHILE_POSSIBLE', costCap: '', hostTools: false, clampToHost: false };
}

/** The rows by name; nothing for every row of the table, and for a workflow without a table. */
export function rowsOf(configuration: Configuration, { which, rows, set }: Choices): string[] | undefined {
  if (!configuration.table || which === 'all') return undefined;
  return which === 'some' ? rows : (set?.members ?? []);
}

export function isAmount(text: string): boolean {
  return text.trim() === '' || /^\d{1,12}(\.\d{1,8})?$/.test(text.trim());
}

/** The body of `POST …/submissions` and `…/submissions:check`. */
export function submissionOf(configuration: Configuration, workflow: Workflow, choices: Choices, currency: string | undefined) {
  const cap = choices.costCap.trim();
  const rows = rowsOf(configuration, choices);
  const known = new Set(workflow.inputs.map((input) => bare(workflow, input.name)));
  const inputs = choices.inputs && Object.fromEntries(Object.entries(choices.inputs).filter(([name, text]) => known.has(name) && text.trim()));
  return {
    name: choices.name,
    configuration: configuration.id,
    ...(rows ? { rows } : {}),
    ...(inputs ? { inputs } : {}),
    options: {
      cache: { read: choices.cacheRead, write: choices.cacheWrite },
      failureMode: choices.failureMode,
      ...(choices.maxRetries !== undefined ? { maxRetries: choices.maxRetries } : {}),
      ...(choices.memoryFactor !== undefined ? { memoryRetryMultiplier: choices.memoryFactor } : {}),
      ...(choices.hostTools ? { hostTools: true } : {}),
      ...(choices.clampToHost ? { clampToHost: true } : {}),
      ...(cap ? { costCap: { amount: cap, ...(currency ? { currency } : {}) } } : {}),
    },
  };
}

export type Wanted = ReturnType<typeof submissionOf>;
