import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

const CHUNK = 8 * 1024 * 1024;

/** Digests a file piece by piece, away from the page; tells how far it is after each piece. */
self.onmessage = async ({ data: file }: MessageEvent<File>) => {
  try {
    const hash = sha256.create();
    for (let start = 0; start < file.size; start += CHUNK) {
      hash.update(new Uint8Array(await file.slice(start, start + CHUNK).arrayBuffer()));
      self.postMessage({ done: Math.min(start + CHUNK, file.size) });
    }
    self.postMessage({ sha256: bytesToHex(hash.digest()) });
  } catch (unreadable) {
    self.postMessage({ error: String(unreadable) });
  }
};
