import { api } from '../../../api/client';
import { RemoteFile } from '../../../api/objects';
import type { FileEntry } from '../../../api/types';
import { folderOf, nameOf } from '../paths';

/** Names under which tools leave the index of a file beside it, the usual one first. */
export function indexNames(path: string): string[] {
  const bare = path.replace(/\.[^./]+$/, '');
  if (/\.bam$/i.test(path)) return [`${path}.bai`, `${bare}.bai`, `${path}.csi`];
  if (/\.cram$/i.test(path)) return [`${path}.crai`, `${bare}.crai`];
  if (/\.(gz|bgz)$/i.test(path)) return [`${path}.tbi`, `${path}.csi`];
  return [];
}

/** The index of a file: beside it, else where another call of the same run left it (a folder beside the file's own). */
export async function indexOf(workspace: string, path: string): Promise<RemoteFile | undefined> {
  const names = indexNames(path);
  if (names.length === 0) return undefined;
  const beside = await listed(workspace, { prefix: path.replace(/\.[^./]+$/, '.'), delimiter: '/' });
  const [found] = names.flatMap((name) => remote(beside.find((entry) => entry.path === name)) ?? []);
  const above = folderOf(folderOf(path).slice(0, -1));
  if (found || above === '') return found;
  const near = await listed(workspace, { prefix: above, search: `/${nameOf(path).replace(/\.[^.]+$/, '.')}` });
  return names.flatMap((name) => remote(near.find((entry) => nameOf(entry.path) === nameOf(name))) ?? [])[0];
}

async function listed(workspace: string, query: Record<string, string>): Promise<FileEntry[]> {
  return (await api.drs.get('/workspaces/{workspace}/files', { path: { workspace }, query: { ...query, pageSize: '500' } })).items ?? [];
}

export interface Reference {
  path: string;
  fasta: RemoteFile;
  index: RemoteFile;
  /** Of a reference packed by bgzip. */
  blocks?: RemoteFile;
}

/** FASTA files of the workspace that have their indexes beside them, the nearest to a file first, each content once. */
export async function referencesOf(workspace: string, near: string): Promise<Reference[]> {
  return references(await listed(workspace, { search: '.fa' }), near);
}

export function references(items: FileEntry[], near = ''): Reference[] {
  const at = new Map(items.map((entry) => [entry.path, entry]));
  const seen = new Set<string>();
  return [...items]
    .sort((one, other) => common(other.path, near) - common(one.path, near))
    .filter(({ path }) => /\.(fa|fasta)(\.gz)?$/i.test(path))
    .flatMap((entry) => {
      const [fasta, index, blocks] = [remote(entry), remote(at.get(`${entry.path}.fai`)), remote(at.get(`${entry.path}.gzi`))];
      const packed = /\.gz$/i.test(entry.path);
      const known = entry.sha256 !== undefined && seen.has(entry.sha256);
      if (entry.sha256 && fasta && index) seen.add(entry.sha256);
      return fasta && index && !known && (!packed || blocks) ? [{ path: entry.path, fasta, index, blocks }] : [];
    });
}

function remote(entry: FileEntry | undefined): RemoteFile | undefined {
  return entry?.objectId ? new RemoteFile(entry.objectId, nameOf(entry.path), entry.size ?? 0) : undefined;
}

/** Folders that two paths begin with alike. */
function common(one: string, other: string): number {
  const [mine, its] = [one.split('/'), other.split('/')];
  const end = mine.findIndex((name, index) => name !== its[index]);
  return end < 0 ? mine.length : end;
}
