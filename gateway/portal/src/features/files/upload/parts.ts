import i18next from 'i18next';
import { api } from '../../../api/client';
import type { Upload } from '../../../api/types';
import { Unreadable } from './digest';
import { patiently } from './patience';

const AT_ONCE = 3;

/** The store's own refusal of a part; a new address often mends it. */
class StoreRefusal extends Error {
  constructor(status: number) {
    super(i18next.t('fault.store', { status }));
  }
}

/** Sends the parts that the store has not, several at a time, straight to it; tells the bytes that are there and those under way. */
export async function sendMissing(upload: Upload, file: File, signal: AbortSignal, tell: (bytes: number) => void): Promise<void> {
  const there = new Map(upload.parts.map((part) => [part.number ?? 0, part.size ?? 0]));
  const missing = Array.from({ length: upload.partCount }, (_, index) => index + 1).filter((number) => !there.has(number));
  const told = () => tell([...there.values()].reduce((sum, bytes) => sum + bytes, 0));
  const lane = async () => {
    for (let number = missing.shift(); number !== undefined; number = missing.shift()) {
      const mine = number;
      await sendPart(upload, mine, file, signal, (bytes) => {
        there.set(mine, bytes);
        told();
      });
    }
  };
  told();
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

/** The address is asked for anew with each try: one that was signed hours ago may have expired. */
async function sendPart(upload: Upload, number: number, file: File, signal: AbortSignal, tell: (bytes: number) => void): Promise<void> {
  const bytes = file.slice((number - 1) * upload.partSize, number * upload.partSize);
  await patiently(signal, async () => {
    const signed = await api.drs.post('/uploads/{id}/parts', { path: { id: upload.id }, body: { numbers: [number] }, signal });
    try {
      await put(signed.parts[0].url, bytes, signal, tell);
    } catch (fault) {
      tell(0);
      if (!signal.aborted) await readable(bytes);
      throw fault;
    }
  });
  tell(bytes.size);
}

/** A request with a file that changed on the disk fails as one without a line does: reading a byte tells them apart. */
async function readable(bytes: Blob) {
  try {
    await bytes.slice(0, 1).arrayBuffer();
  } catch (unreadable) {
    throw new Unreadable(String(unreadable));
  }
}

/** `fetch` does not tell how far a body is. */
function put(url: string, bytes: Blob, signal: AbortSignal, tell: (bytes: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    signal.addEventListener('abort', stop);
    request.upload.onprogress = ({ loaded }) => tell(Math.min(loaded, bytes.size));
    request.onload = () => (request.status >= 200 && request.status < 300 ? resolve() : reject(new StoreRefusal(request.status)));
    request.onerror = () => reject(new TypeError('no answer'));
    request.onabort = () => reject(new DOMException('', 'AbortError'));
    request.onloadend = () => signal.removeEventListener('abort', stop);
    request.open('PUT', url);
    request.send(bytes);
    if (signal.aborted) stop();
  });
}
