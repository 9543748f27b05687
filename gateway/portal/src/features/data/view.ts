import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Table } from '../../api/types';
import { useTableRows } from '../../api/lists';

export interface Condition {
  column: string;
  op: string;
  value?: string | number | boolean;
}

/** More chosen rows than these would make an address that cannot be sent on; they are kept by the page alone. */
const MOST_IN_ADDRESS = 60;

/** Characters of a cell that a list shows; the rest is read by itself. */
export const CUT = 400;

/** What is looked at stands in the address, so that it can be shared: search, order, conditions, chosen rows. */
export function useView() {
  const [params, setParams] = useSearchParams();
  const [many, setMany] = useState<ReadonlySet<string>>();
  const change = (name: string, values: string[]) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        next.delete(name);
        values.filter(Boolean).forEach((value) => next.append(name, value));
        return next;
      },
      { replace: true },
    );
  const all = conditions(params.get('filter'));
  const search = params.get('search') ?? '';
  const sort = params.get('sort') ?? '';
  return {
    search,
    sort,
    conditions: all,
    chosen: many ?? new Set(params.getAll('row')),
    /** As the service takes it. */
    asked: { search, sort, filter: all.length ? JSON.stringify({ and: all }) : '' },
    setSearch: (text: string) => change('search', [text]),
    setSort: (column: string) => change('sort', [column]),
    setConditions: (next: Condition[]) => change('filter', next.length ? [JSON.stringify({ and: next })] : []),
    setChosen: (names: ReadonlySet<string>) => {
      const short = names.size <= MOST_IN_ADDRESS;
      setMany(short ? undefined : names);
      change('row', short ? [...names] : []);
    },
  };
}

export type View = ReturnType<typeof useView>;

export function conditions(filter: string | null): Condition[] {
  if (!filter) return [];
  try {
    const parsed = JSON.parse(filter) as { and?: Condition[] };
    return Array.isArray(parsed.and) ? parsed.and.filter((one) => typeof one?.column === 'string') : [];
  } catch {
    return [];
  }
}

export function useRows(workspace: string, table: Table, view: View) {
  return useTableRows(workspace, table.name, { ...view.asked, cut: String(CUT) }, { pageSize: 500 });
}

/** The column that the names of the rows stand in. */
export function nameColumn(table: string): string {
  return `${table}_id`;
}

/** The address of one row: its table, narrowed to it. */
export function rowAddress(workspace: string, table: string, name: string): string {
  const filter = JSON.stringify({ and: [{ column: nameColumn(table), op: '=', value: name }] });
  return `/workspaces/${workspace}/data/${encodeURIComponent(table)}?filter=${encodeURIComponent(filter)}`;
}
