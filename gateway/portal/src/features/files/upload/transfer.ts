import { api } from '../../../api/client';
import type { Upload } from '../../../api/types';
import { type Digest, digestOf, FileChanged } from './digest';
import type { Happening } from './machine';
import { sendMissing } from './parts';
import { patiently, pause } from './patience';
import { comparable, decide } from './resume';

const FIRST_LOOK = 500;
const LONGEST_LOOK = 5_000;

export interface Job {
  workspace: string;
  path: string;
  file: File;
  signal: AbortSignal;
  /** Of an earlier try of the same file, which goes on while sending pauses. */
  digest?: Digest;
  onDigest: (digest: Digest) => void;
  onDigested: (bytes: number) => void;
  tell: (happening: Happening) => void;
}

/** Unfinished uploads of another file have this place. */
export class OtherFile extends FileChanged {
  constructor(
    readonly uploads: string[],
    readonly was: number,
  ) {
    super('size');
  }
}

/** Opens the upload or finds the one that was broken off, sends what is missing while the file is digested, and completes it. */
export async function send({ workspace, path, file, signal, digest: begun, onDigest, onDigested, tell }: Job): Promise<string> {
  const upload = await patiently(signal, () => opened(workspace, path, file));
  tell({ kind: 'opened', upload: upload.id, sent: upload.parts.reduce((sum, part) => sum + (part.size ?? 0), 0) });
  if (upload.state !== 'OPEN') {
    tell({ kind: 'sentAll' });
    tell({ kind: 'completed', sha256: upload.sha256 ?? '' });
    return upload.id;
  }
  const digest = begun ?? digestOf(file, upload.partSize, comparable(upload.parts), onDigested);
  onDigest(digest);
  const other = new AbortController();
  try {
    // When one of them fails the others stop.
    await Promise.all([digest.same, sendMissing(upload, file, AbortSignal.any([signal, other.signal]), (bytes) => tell({ kind: 'sent', bytes }))]);
  } finally {
    other.abort();
  }
  tell({ kind: 'sentAll' });
  const sha256 = await digest.whole;
  await patiently(signal, () => api.drs.post('/uploads/{id}/complete', { path: { id: upload.id }, query: { sha256 }, signal }));
  tell({ kind: 'completed', sha256 });
  return upload.id;
}

async function opened(workspace: string, path: string, file: File): Promise<Upload> {
  const open = await api.drs.get('/uploads', { query: { workspace, state: 'OPEN', path } });
  const decision = decide(open.items ?? [], path, file.size);
  if (decision.kind === 'changed') throw new OtherFile(decision.uploads, decision.was);
  if (decision.kind === 'goOn') return api.drs.get('/uploads/{id}', { path: { id: decision.upload } });
  return api.drs.post('/uploads', { body: { workspace, path, size: file.size } });
}

/** Waits for the platform's own verification, looking less and less often. */
export async function verified(id: string, signal: AbortSignal): Promise<Upload> {
  for (let wait = FIRST_LOOK; ; wait = Math.min(LONGEST_LOOK, wait * 1.5)) {
    const upload = await patiently(signal, () => api.drs.get('/uploads/{id}', { path: { id }, signal }));
    if (upload.state !== 'VERIFYING') return upload;
    await pause(wait, signal);
  }
}
