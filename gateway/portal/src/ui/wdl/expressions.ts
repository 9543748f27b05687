import type { Column, Datum, Table } from '../../api/types';
import type { WdlType } from './types';

/** What an expression may speak of. */
export interface Known {
  /** The table that the workflow runs over. */
  table?: Table;
  tables: Table[];
  data: Datum[];
}

export interface Completion {
  value: string;
  /** What it holds. */
  note: string;
  fits: boolean;
}

const MOST = 200;

/** Where a text is to be understood as an expression rather than as a value. */
export function isExpression(text: string): boolean {
  return /^\s*("?\$\{)?\s*(this|workspace)\./.test(text);
}

/** What can follow what was typed, fitting types first: columns of the row, of the rows that it refers to, workspace data, literals. */
export function completions(typed: string, known: Known, wanted: WdlType, input = ''): Completion[] {
  const found = [...ofRow(typed, known, wanted), ...ofWorkspace(known, wanted), ...literals(wanted)];
  const sought = typed.trim().toLowerCase();
  const matching = sought === '' ? found : found.filter(({ value }) => value.toLowerCase().includes(sought));
  if (isBareText(typed, wanted)) matching.push({ value: JSON.stringify(typed.trim()), note: 'text', fits: true });
  const rank = ({ value, fits }: Completion) => (fits ? 0 : 2) + (value.endsWith(`.${input}`) ? -1 : 0);
  return matching.map((one, place) => ({ one, place })).sort((a, b) => rank(a.one) - rank(b.one) || a.place - b.place).slice(0, MOST).map(({ one }) => one);
}

/** A text that somebody typed without its quotes. */
function isBareText(typed: string, wanted: WdlType): boolean {
  return ['string', 'file'].includes(wanted.kind) && typed.trim() !== '' && !/^\s*(this|workspace)?\.?$/.test(typed) && !isExpression(typed) && literalOf(typed) === undefined;
}

/** Follows the references that stand before the last name. */
function ofRow(typed: string, { table, tables }: Known, wanted: WdlType): Completion[] {
  if (!table) return [];
  const path = /^\s*this\.(.*)$/s.exec(typed)?.[1].split('.').slice(0, -1) ?? [];
  let reached: Table | undefined = table;
  let many = false;
  for (const step of path) {
    const column: Column | undefined = reached?.columns.find((one) => one.name === step);
    many ||= column?.type === 'references';
    reached = tables.find((one) => one.name === column?.target);
  }
  if (!reached) return [];
  const prefix = ['this', ...path].join('.');
  const id = { value: `${prefix}.${reached.name}_id`, note: many ? 'list' : 'text', fits: fits('text', many, wanted) };
  return [id, ...reached.columns.flatMap((column) => ofColumn(column, prefix, many, wanted))];
}

/** A reference is a value itself, and a way to the row that it names. */
function ofColumn(column: Column, prefix: string, many: boolean, wanted: WdlType): Completion[] {
  const own = { value: `${prefix}.${column.name}`, note: column.type ?? '', fits: fits(column.type ?? '', many, wanted) };
  return column.target ? [own, { value: `${own.value}.`, note: `→ ${column.target}`, fits: false }] : [own];
}

function ofWorkspace({ data }: Known, wanted: WdlType): Completion[] {
  return data.map(({ key, type }) => ({ value: `workspace.${key}`, note: type, fits: fits(type, false, wanted) }));
}

function literals(wanted: WdlType): Completion[] {
  return wanted.kind === 'boolean' ? ['true', 'false'].map((value) => ({ value, note: 'boolean', fits: true })) : [];
}

const FITTING: Record<string, WdlType['kind'][]> = {
  number: ['int', 'float', 'string'],
  boolean: ['boolean'],
  text: ['string'],
  file: ['file', 'string'],
  reference: ['string'],
  references: ['array'],
  list: ['array'],
  json: ['map', 'struct', 'json', 'pair'],
};

/** A single value for an array becomes an array of one; many values are for arrays alone. */
function fits(column: string, many: boolean, wanted: WdlType): boolean {
  if (wanted.kind === 'json') return true;
  if (wanted.kind !== 'array') return !many && (FITTING[column] ?? []).includes(wanted.kind);
  if (column === 'list' || column === 'references') return true;
  return (FITTING[column] ?? []).includes(wanted.item.kind);
}

/** The value behind a literal, when the editor of values can hold it exactly; numbers beyond doubles stay text. */
export function literalOf(text: string): { value: unknown } | undefined {
  if (isExpression(text) || /\d{16}/.test(text.replace(/"(?:[^"\\]|\\.)*"/g, ''))) return undefined;
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** What is sent for a value; nothing for none. */
export function literalText(value: unknown): string {
  return value === undefined || value === null ? '' : JSON.stringify(value);
}
