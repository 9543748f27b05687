import type { Upload } from '../../../api/types';

type Open = Pick<Upload, 'id' | 'path' | 'size'>;

/** What to do with a file that was chosen for a path, given the uploads of the workspace that are still open. */
export type Decision = { kind: 'new' } | { kind: 'goOn'; upload: string } | { kind: 'changed'; uploads: string[]; was: number };

/** An upload of the same place and size goes on; one of another size was of a file that is no longer this one. */
export function decide(open: Open[], path: string, size: number): Decision {
  const here = open.filter((upload) => upload.path === path.normalize());
  const same = here.find((upload) => upload.size === size);
  if (same) return { kind: 'goOn', upload: same.id };
  return here.length > 0 ? { kind: 'changed', uploads: here.map(({ id }) => id), was: here[0].size } : { kind: 'new' };
}

interface Part {
  number?: number;
  etag?: string;
}

/** Parts that are there already and can be compared: stores name a part by the MD5 of its bytes, some that encrypt do not. */
export function comparable(parts: Part[]): Map<number, string> {
  const tags = parts.map((part): [number, string] => [part.number ?? 0, (part.etag ?? '').replaceAll('"', '').toLowerCase()]);
  return new Map(tags.filter(([, tag]) => /^[0-9a-f]{32}$/.test(tag)));
}
