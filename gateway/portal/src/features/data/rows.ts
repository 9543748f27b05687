import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { api } from '../../api/client';
import { useTableRows } from '../../api/lists';
import type { Row, Table } from '../../api/types';

export interface Condition {
  column: string;
  op: string;
  value?: string | number | boolean;
}

/** What is looked at stands in the address, so that it can be shared: search, order, conditions. */
export function useView() {
  const [params, setParams] = useSearchParams();
  const change = (name: string, value: string) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  return {
    search: params.get('search') ?? '',
    sort: params.get('sort') ?? '',
    conditions: conditions(params.get('filter')),
    setSearch: (text: string) => change('search', text),
    setSort: (sort: string) => change('sort', sort),
    setConditions: (all: Condition[]) => change('filter', all.length ? JSON.stringify({ and: all }) : ''),
  };
}

function conditions(filter: string | null): Condition[] {
  if (!filter) return [];
  try {
    const parsed = JSON.parse(filter) as { and?: Condition[] };
    return Array.isArray(parsed.and) ? parsed.and.filter((one) => typeof one?.column === 'string') : [];
  } catch {
    return [];
  }
}

export function useRows(workspace: string, table: Table, view: ReturnType<typeof useView>) {
  return useTableRows(workspace, table.name, { search: view.search, sort: view.sort, filter: view.conditions.length ? JSON.stringify({ and: view.conditions }) : undefined }, { pageSize: 200 });
}

/** Changes one cell of the row as it was looked at: a change in between is answered 412 and shown. */
export function useEdit(workspace: string, table: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ row, column, value }: { row: Row; column: string; value: unknown }) =>
      api.workspace.patch('/workspaces/{workspace}/tables/{table}/rows/{name}', { path: { workspace, table, name: row.name }, version: row.version, body: { [column]: value } as never }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['rows', workspace, table] }),
  });
}
