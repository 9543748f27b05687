import { api, ApiError } from '../../api/client';
import type { Upload } from '../../api/types';

/** How far a transfer is: digesting, sending, being verified by the platform. */
export interface Progress {
  step: 'digest' | 'send' | 'verify' | 'done';
  bytes: number;
}

const AT_ONCE = 3;
const TRIES = 4;

/**
 * Brings one file into a workspace: digests it, opens the upload or finds the one that was broken off (same place, size and digest), sends
 * the parts that are missing straight to the store, and waits for the platform's own verification. Abort by the signal; it can be resumed.
 */
export async function transfer(workspace: string, path: string, file: File, signal: AbortSignal, tell: (progress: Progress) => void): Promise<Upload> {
  const sha256 = await digest(file, signal, (bytes) => tell({ step: 'digest', bytes }));
  const upload = (await unfinished(workspace, path, file, sha256)) ?? (await api.drs.post('/uploads', { body: { workspace, path, size: file.size, sha256 } }));
  await sendMissing(upload, file, signal, (bytes) => tell({ step: 'send', bytes }));
  tell({ step: 'verify', bytes: file.size });
  await api.drs.post('/uploads/{id}/complete', { path: { id: upload.id } });
  return verified(upload.id, signal);
}

function digest(file: File, signal: AbortSignal, tell: (bytes: number) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./digest.worker.ts', import.meta.url), { type: 'module' });
    const stop = (reason: Error) => {
      worker.terminate();
      reject(reason);
    };
    signal.addEventListener('abort', () => stop(new DOMException('', 'AbortError')), { once: true });
    worker.onerror = (event) => stop(new Error(event.message));
    worker.onmessage = ({ data }: MessageEvent<{ done?: number; sha256?: string; error?: string }>) => {
      if (data.error) stop(new Error(data.error));
      else if (data.sha256) {
        worker.terminate();
        resolve(data.sha256);
      } else tell(data.done ?? 0);
    };
    worker.postMessage(file);
  });
}

async function unfinished(workspace: string, path: string, file: File, sha256: string): Promise<Upload | undefined> {
  const open = await api.drs.get('/uploads', { query: { workspace, state: 'OPEN', pageSize: '500' } });
  const same = open.items?.find((upload) => upload.path === path && upload.size === file.size && upload.sha256 === sha256);
  return same && api.drs.get('/uploads/{id}', { path: { id: same.id } });
}

async function sendMissing(upload: Upload, file: File, signal: AbortSignal, tell: (bytes: number) => void) {
  const there = new Map(upload.parts.map((part) => [part.number ?? 0, part.size ?? 0]));
  const missing = Array.from({ length: upload.partCount }, (_, index) => index + 1).filter((number) => !there.has(number));
  let sent = [...there.values()].reduce((sum, bytes) => sum + bytes, 0);
  tell(sent);
  const lane = async () => {
    for (let number = missing.shift(); number !== undefined; number = missing.shift()) {
      const bytes = file.slice((number - 1) * upload.partSize, number * upload.partSize);
      await sendPart(upload.id, number, bytes, signal);
      sent += bytes.size;
      tell(sent);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

/** The address is asked for anew with each try: one that was signed minutes ago may have expired. */
async function sendPart(upload: string, number: number, bytes: Blob, signal: AbortSignal) {
  for (let attempt = 1; ; attempt++) {
    try {
      const signed = await api.drs.post('/uploads/{id}/parts', { path: { id: upload }, body: { numbers: [number] } });
      const answer = await fetch(signed.parts[0].url, { method: 'PUT', body: bytes, signal });
      if (answer.ok) return;
      throw new Error(`HTTP ${answer.status}`);
    } catch (failed) {
      if (signal.aborted || failed instanceof ApiError || attempt === TRIES) throw failed;
      await pause(500 * 2 ** attempt, signal);
    }
  }
}

async function verified(id: string, signal: AbortSignal): Promise<Upload> {
  for (;;) {
    const upload = await api.drs.get('/uploads/{id}', { path: { id } });
    if (upload.state !== 'VERIFYING' && upload.state !== 'OPEN') return upload;
    await pause(1_000, signal);
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new DOMException('', 'AbortError'));
    });
  });
}
