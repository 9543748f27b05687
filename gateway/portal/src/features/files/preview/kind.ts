import { nameOf } from '../paths';

/** How the inside of a file is shown. What is not known by its name is looked at as text first. */
export type Kind = 'text' | 'table' | 'json' | 'image' | 'svg' | 'html' | 'alignments' | 'variants';

export interface Choice {
  kind: Kind;
  /** The name says that the content is compressed (gzip, bgzip). */
  packed: boolean;
  /** The name without what says so: what the content is. */
  extension: string;
}

const KINDS: Record<string, Kind> = {
  tsv: 'table', csv: 'table', tab: 'table',
  json: 'json', ipynb: 'json',
  png: 'image', jpg: 'image', jpeg: 'image', gif: 'image', webp: 'image', avif: 'image', bmp: 'image',
  svg: 'svg',
  html: 'html', htm: 'html', xhtml: 'html',
  bam: 'alignments', cram: 'alignments',
  vcf: 'variants',
};

export function kindOf(path: string): Choice {
  const name = nameOf(path).toLowerCase();
  const packed = /\.(gz|bgz)$/.test(name);
  const extension = /\.([^.]+)$/.exec(packed ? name.replace(/\.(gz|bgz)$/, '') : name)?.[1] ?? '';
  return { kind: KINDS[extension] ?? 'text', packed, extension };
}

/** Media types that a browser draws; never taken from what people state. */
export const IMAGE_TYPES: Record<string, string> = {
  png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp', avif: 'image/avif', bmp: 'image/bmp',
};
