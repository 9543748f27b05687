/** The sequences that a file is laid out on, and where its first entry lies. */
export interface Layout {
  contigs: { name: string; length: number }[];
  first?: { contig: string; position: number };
}

/** Of an unpacked BAM (SAM specification, 4.2); nothing while the header is not all there. */
export function ofBam(bytes: Uint8Array): Layout | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const has = (at: number, length: number) => at + length <= bytes.length;
  if (!has(0, 8) || new TextDecoder().decode(bytes.subarray(0, 4)) !== 'BAM\x01') return undefined;
  let at = 8 + view.getInt32(4, true);
  if (!has(at, 4)) return undefined;
  const count = view.getInt32(at, true);
  at += 4;
  const contigs: Layout['contigs'] = [];
  for (let index = 0; index < count; index++) {
    if (!has(at, 4)) return undefined;
    const name = view.getInt32(at, true);
    if (!has(at, 8 + name)) return undefined;
    contigs.push({ name: new TextDecoder().decode(bytes.subarray(at + 4, at + 3 + name)), length: view.getInt32(at + 4 + name, true) });
    at += 8 + name;
  }
  const contig = has(at, 12) ? contigs[view.getInt32(at + 4, true)]?.name : undefined;
  return { contigs, first: contig ? { contig, position: view.getInt32(at + 8, true) + 1 } : undefined };
}

/** Of the beginning of a VCF. Contigs without a length are of no use here. */
export function ofVcf(text: string): Layout {
  const contigs = [...text.matchAll(/^##contig=<([^>]*)>/gm)].flatMap(([, fields]) => {
    const name = /(?:^|,)ID=([^,]+)/.exec(fields)?.[1];
    const length = Number(/(?:^|,)length=(\d+)/.exec(fields)?.[1]);
    return name && length ? [{ name, length }] : [];
  });
  const [, contig, position] = /^([^#\t\n][^\t\n]*)\t(\d+)\t/m.exec(text) ?? [];
  return { contigs, first: contig ? { contig, position: Number(position) } : undefined };
}

/** Some room on both sides of the first entry. */
export function firstLocus({ first }: Layout, room: number): string | undefined {
  return first && `${first.contig}:${Math.max(1, first.position - room)}-${first.position + 3 * room}`;
}
