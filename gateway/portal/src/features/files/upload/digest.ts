import type { Order, Told } from './digest.worker';

/** The file is not what it was when it was chosen, or not what was sent before. */
export class FileChanged extends Error {}

/** It was changed on the disk: the browser no longer reads what was chosen, so that only choosing it again helps. */
export class Unreadable extends FileChanged {}

export interface Digest {
  /** SHA-256 of the whole. */
  whole: Promise<string>;
  /** Ends when every part of the order is known to have the MD5 that was expected; fails with `FileChanged` when one has not. */
  same: Promise<void>;
  stop: () => void;
}

/** Reads the file once and compares, on the way, what the store has already. */
export function digestOf(file: File, partSize: number, expected: Map<number, string>, onProgress: (bytes: number) => void): Digest {
  const worker = new Worker(new URL('./digest.worker.ts', import.meta.url), { type: 'module' });
  const whole = promised<string>();
  const same = promised<void>();
  const left = new Set(expected.keys());
  const fail = (fault: Error) => {
    worker.terminate();
    whole.reject(fault);
    same.reject(fault);
  };
  // Whoever waits for one of them need not wait for the other.
  whole.promise.catch(() => undefined);
  same.promise.catch(() => undefined);
  if (left.size === 0) same.resolve();
  worker.onerror = (event) => fail(new Error(event.message));
  worker.onmessage = ({ data }: MessageEvent<Told>) => {
    if ('done' in data) onProgress(data.done);
    else if ('unreadable' in data) fail(new Unreadable(data.unreadable));
    else if ('sha256' in data) {
      worker.terminate();
      whole.resolve(data.sha256);
    } else if (expected.get(data.part) !== data.md5) fail(new FileChanged(`part ${data.part}`));
    else if (left.delete(data.part) && left.size === 0) same.resolve();
  };
  worker.postMessage({ file, partSize, numbers: [...left] } satisfies Order);
  return { whole: whole.promise, same: same.promise, stop: () => fail(new DOMException('', 'AbortError')) };
}

function promised<T>() {
  let resolve!: (value: T) => void;
  let reject!: (fault: Error) => void;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
