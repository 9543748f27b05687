import type { FileEntry } from '../../../api/types';

/** The chosen files as tab-separated lines: paths hold no tabs and no line breaks, so that nothing needs quotes. */
export function listOf(files: FileEntry[]): string {
  const lines = files.map(({ path, drsUri, size, sha256, md5 }) => [path, drsUri, size, sha256, md5].map((value) => value ?? '').join('\t'));
  return [['path', 'drs', 'size', 'sha256', 'md5'].join('\t'), ...lines].map((line) => `${line}\n`).join('');
}

/** Lots of at most `most`, as one call takes. */
export function lots<T>(all: T[], most: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / most) }, (_, index) => all.slice(index * most, (index + 1) * most));
}
