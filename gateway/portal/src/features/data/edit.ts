import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ApiError } from '../../api/client';
import type { Row } from '../../api/types';
import { same } from './values';

/** A cell as it was looked at, and what it is to become. */
export interface Edit {
  row: Row;
  column: string;
  value: unknown;
}

/** Somebody else has written the same cell in the meantime. */
export class Conflict extends Error {
  constructor(
    readonly edit: Edit,
    readonly theirs: Row,
  ) {
    super('changed by somebody else');
  }
}

const TRIES = 5;

/**
 * Changes one cell of the row as it was looked at. When the row has changed but not this cell, it is written all the same; when the cell has,
 * nothing is, and the person is asked.
 */
export async function write(workspace: string, table: string, edit: Edit): Promise<Row> {
  const path = { workspace, table, name: edit.row.name };
  let version = edit.row.version;
  for (let attempt = 1; ; attempt++) {
    try {
      const body = { [edit.column]: edit.value } as never;
      return (await api.workspace.patch('/workspaces/{workspace}/tables/{table}/rows/{name}', { path, version, body })) as Row;
    } catch (fault) {
      if (!(fault instanceof ApiError) || fault.status !== 412 || attempt === TRIES) throw fault;
      const now = (await api.workspace.get('/workspaces/{workspace}/tables/{table}/rows/{name}', { path })) as Row;
      if (!same(now.attributes[edit.column], edit.row.attributes[edit.column])) throw new Conflict(edit, now);
      version = now.version;
    }
  }
}

type Pages = InfiniteData<{ items: Row[] }>;

/** Puts the row as it is now into the lists that show it: asking for all their pages again would take long. */
function replaced(pages: Pages | undefined, row: Row): Pages | undefined {
  return pages && { ...pages, pages: pages.pages.map((page) => ({ ...page, items: page.items.map((old) => (old.name === row.name ? row : old)) })) };
}

export function useEdit(workspace: string, table: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (edit: Edit) => write(workspace, table, edit),
    onSuccess: (row) => queries.setQueriesData<Pages>({ queryKey: ['rows', workspace, table] }, (pages) => replaced(pages, row)),
    onError: (fault) => {
      if (fault instanceof Conflict) queries.setQueriesData<Pages>({ queryKey: ['rows', workspace, table] }, (pages) => replaced(pages, fault.theirs));
    },
  });
}
