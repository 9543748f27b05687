import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { address, query, randomKey, send } from '../../api/client';
import type { ImportCheck } from '../../api/types';

/** What is imported: rows of a table, or values of the workspace as a whole. */
export type Kind = 'tables' | 'data';

export interface Chosen {
  file: File;
  kind: Kind;
  /** The same for each try to import it, so that none is done twice. */
  key: string;
}

/** What the person says of the file; what is not said is found out. */
export interface Settings {
  encoding?: string;
  separator?: string;
  /** By column, as headers state them. */
  types: Record<string, string>;
}

const MARK = 'workspace:';

/** A file as it was dropped; its first characters say what it is. */
export async function choose(file: File): Promise<Chosen> {
  const head = await file.slice(0, 200).text();
  return { file, kind: head.replace(/[\uFEFF"\0]/g, '').startsWith(MARK) ? 'data' : 'tables', key: randomKey() };
}

function path(workspace: string, kind: Kind, verb: 'check' | 'import', file: File, { encoding, separator, types }: Settings): string {
  const stated = Object.keys(types).length ? JSON.stringify(types) : undefined;
  return address`/api/workspace/workspaces/${workspace}/` + `${kind}:${verb}` + query({ encoding: encoding ?? 'auto', separator, types: stated, fileName: file.name.slice(0, 300) });
}

/** What an import of the file would do; asked anew when the person says something else of it. */
export function useCheck(workspace: string, chosen: Chosen | undefined, settings: Settings) {
  const [sent, setSent] = useState(0);
  const check = useQuery<ImportCheck>({
    queryKey: ['import check', workspace, chosen?.key, settings],
    enabled: chosen !== undefined,
    // of the same file: what was found stays in sight while it is read in another way
    placeholderData: (before, earlier) => (earlier?.queryKey[2] === chosen?.key ? before : undefined),
    queryFn: async ({ signal }) => {
      setSent(0);
      return JSON.parse(await send(path(workspace, chosen!.kind, 'check', chosen!.file, settings), chosen!.file, { key: randomKey(), signal, onProgress: setSent })) as ImportCheck;
    },
    retry: false,
    gcTime: 0,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  return { check, sent };
}

/** The import itself, with all that the check found out, so that nothing is guessed again. */
export function useImport(workspace: string, onDone: (chosen: Chosen, table?: string) => void) {
  const queries = useQueryClient();
  const [sent, setSent] = useState(0);
  const load = useMutation({
    mutationFn: async ({ chosen, check, types }: { chosen: Chosen; check: ImportCheck; types: Record<string, string> }) => {
      setSent(0);
      const said = { encoding: check.encoding, separator: check.separator, types };
      await send(path(workspace, chosen.kind, 'import', chosen.file, said), chosen.file, { key: chosen.key, onProgress: setSent });
    },
    onSuccess: async (_, { chosen, check }) => {
      onDone(chosen, check.table);
      for (const list of ['tables', 'rows', 'imports', 'data']) await queries.invalidateQueries({ queryKey: [list, workspace] });
    },
  });
  return { load, sent };
}
