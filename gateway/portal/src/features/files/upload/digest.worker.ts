import { md5 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

const CHUNK = 8 * 1024 * 1024;

export interface Order {
  file: File;
  partSize: number;
  /** The MD5 of these parts is told too: they are in the store already. */
  numbers: number[];
}

export type Told = { done: number } | { part: number; md5: string } | { sha256: string } | { unreadable: string };

/** Digests a file in one reading, away from the page: the whole by SHA-256, some parts by MD5; tells how far it is after each piece. */
self.onmessage = async ({ data: { file, partSize, numbers } }: MessageEvent<Order>) => {
  const tell = (told: Told) => self.postMessage(told);
  const wanted = new Set(numbers);
  try {
    const whole = sha256.create();
    for (let number = 1, begin = 0; begin < file.size; number++, begin += partSize) {
      const end = Math.min(begin + partSize, file.size);
      const part = wanted.has(number) ? md5.create() : undefined;
      for (let start = begin; start < end; start += CHUNK) {
        const bytes = new Uint8Array(await file.slice(start, Math.min(start + CHUNK, end)).arrayBuffer());
        whole.update(bytes);
        part?.update(bytes);
        tell({ done: start + bytes.length });
      }
      if (part) tell({ part: number, md5: bytesToHex(part.digest()) });
    }
    tell({ sha256: bytesToHex(whole.digest()) });
  } catch (unreadable) {
    tell({ unreadable: String(unreadable) });
  }
};
