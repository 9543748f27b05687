import type { RemoteFile } from '../../../api/objects';
import { kindOf } from '../preview/kind';
import { textOf } from '../preview/text';
import { isGzip, unpackHead } from '../preview/unpack';
import { type Layout, ofBam, ofVcf } from './contigs';

const FIRST = 128 * 1024;
const MOST = 8 * 1024 * 1024;

/** Reads as much of the beginning as its header needs. A CRAM's header is left to the genome browser: without a reference it shows nothing. */
export async function layoutOf(file: RemoteFile): Promise<Layout> {
  const { kind, extension } = kindOf(file.name);
  if (extension === 'cram') return { contigs: [] };
  for (let limit = FIRST; ; limit *= 4) {
    const bytes = new Uint8Array(await file.read(0, limit));
    const plain = isGzip(bytes) ? await unpackHead(bytes) : bytes;
    const enough = limit >= MOST || limit >= file.size;
    if (kind === 'alignments') {
      const layout = ofBam(plain);
      if (layout || enough) return layout ?? { contigs: [] };
    } else {
      const layout = ofVcf(textOf(plain) ?? '');
      if (layout.first || enough) return layout;
    }
  }
}
