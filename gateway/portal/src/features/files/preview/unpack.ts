const MAGIC = [0x1f, 0x8b];

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === MAGIC[0] && bytes[1] === MAGIC[1];
}

/**
 * What can be unpacked of the beginning of a gzip file. A browser's own unpacker ends with the first of several members, and bgzip (the
 * field's way: VCF, BED, BAM) makes one every 64 KiB, whose size it states: those are unpacked one by one.
 */
export async function unpackHead(bytes: Uint8Array): Promise<Uint8Array> {
  if (!blockSize(bytes, 0)) return inflate(bytes, 'gzip');
  const found: Uint8Array[] = [];
  for (let at = 0; ; ) {
    const size = blockSize(bytes, at);
    if (!size || at + size > bytes.length) break;
    found.push(await inflate(bytes.subarray(at + 18, at + size - 8), 'deflate-raw'));
    at += size;
  }
  return joined(found);
}

/** Bytes of the bgzip block that begins here (SAM specification, 4.1: extra field BC); 0 when there is none. */
function blockSize(bytes: Uint8Array, at: number): number {
  const head = bytes.subarray(at, at + 18);
  const isBlock = head.length === 18 && isGzip(head) && (head[3] & 4) !== 0 && head[12] === 66 && head[13] === 67;
  return isBlock ? head[16] + head[17] * 256 + 1 : 0;
}

/** A beginning that was cut off gives what came before the cut. */
async function inflate(bytes: Uint8Array, format: CompressionFormat): Promise<Uint8Array> {
  const { writable, readable } = new DecompressionStream(format);
  const writer = writable.getWriter();
  // Its faults come out at the other end.
  writer.write(bytes as BufferSource).catch(() => undefined);
  writer.close().catch(() => undefined);
  const reader = readable.getReader();
  const found: Uint8Array[] = [];
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) break;
      found.push(value);
    }
  } catch {
    // The end is missing, or follows another member: what was unpacked stands.
  }
  return joined(found);
}

function joined(pieces: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
