import type { TFunction } from 'i18next';
import type { Column } from '../../api/types';

/** A cell as text that can be typed: texts as they are, all else as JSON writes it. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

export type Typed = { value: unknown } | { fault: 'list' | 'json' | 'number' };

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$/;

/**
 * What was typed into a cell, as it is sent; nothing typed empties the cell. Numbers go as their text, which keeps digits that a number of
 * the browser would lose.
 */
export function typed(text: string, type: string): Typed {
  if (text === '') return { value: null };
  if (type === 'number') return NUMBER.test(text.trim()) ? { value: text.trim() } : { fault: 'number' };
  if (type !== 'list' && type !== 'references' && type !== 'json') return { value: text };
  try {
    const value = JSON.parse(text) as unknown;
    return type === 'json' || Array.isArray(value) ? { value } : { fault: 'list' };
  } catch {
    return { fault: type === 'json' ? 'json' : 'list' };
  }
}

/** `reference(sample)`, as headers of files state it. */
export function typeText({ type, target }: Pick<Column, 'type' | 'target'>): string {
  return target ? `${type}(${target})` : type;
}

/** The same as people read it. */
export function typeWords(type: string, t: TFunction): string {
  const [, kind, target] = /^(\w+)\((.*)\)$/.exec(type) ?? [];
  return target ? t(`data.typeTo.${kind}`, { target, defaultValue: type }) : t(`data.types.${type}`, { defaultValue: type });
}

export function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

/** Lines of separated values with tabs, quoted where they must be. */
export function tsv(lines: (string | number | undefined)[][]): string {
  const cell = (value: string | number | undefined) => {
    const text = String(value ?? '');
    return /[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return lines.map((line) => line.map(cell).join('\t') + '\n').join('');
}
