/** Names inside a workspace, by the rules that the platform keeps (it says the same in its own words when one gets that far). */
const MOST_BYTES = 1024;
const MOST_NAME_BYTES = 255;

export type PathFault = 'empty' | 'dots' | 'character' | 'nameTooLong' | 'tooLong';

/** The first thing that is wrong with a path such as `reads/sample 1.bam`; nothing when it may be used. */
export function pathFault(path: string): PathFault | undefined {
  const names = path.split('/');
  if (names.some((name) => name === '')) return 'empty';
  if (names.some((name) => name === '.' || name === '..')) return 'dots';
  if (/[\u0000-\u001f\u007f-\u009f\\]/.test(path) || /\p{Surrogate}/u.test(path)) return 'character';
  if (names.some((name) => bytes(name) > MOST_NAME_BYTES)) return 'nameTooLong';
  return bytes(path) > MOST_BYTES ? 'tooLong' : undefined;
}

function bytes(text: string): number {
  return new TextEncoder().encode(text.normalize()).length;
}

/** `a/b/c.txt` lies in `a/b/`. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** `a/b/` goes through `a/` and `a/b/`. */
export function foldersOf(prefix: string): { name: string; prefix: string }[] {
  const names = prefix.split('/').filter(Boolean);
  return names.map((name, index) => ({ name, prefix: `${names.slice(0, index + 1).join('/')}/` }));
}
