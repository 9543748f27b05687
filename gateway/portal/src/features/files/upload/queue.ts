import { api, ApiError } from '../../../api/client';
import { type Digest, FileChanged } from './digest';
import type { Found } from './entries';
import { isOver, isUnderWay, type Happening, type Line, next } from './machine';
import { remembered, type Sample, speedOf } from './speed';
import { OtherFile, send, verified } from './transfer';

const FILES_AT_ONCE = 2;
const TOLD_EVERY = 250;

/** The files on their way as they stand now; one object until something changes. */
export interface Standing {
  lines: Line[];
  /** Bytes a second, while that can be said. */
  speed?: number;
}

/**
 * All uploads of this tab. They go on while the person is on other pages; a tab that closes leaves them at the platform, where the same
 * files chosen again go on. Each line is one file; a few are sent at a time, in the order in which they came.
 */
class Queue {
  private standing: Standing = { lines: [] };
  private readonly lines = new Map<string, Line>();
  private readonly files = new Map<string, File>();
  private readonly controls = new Map<string, AbortController>();
  private readonly digests = new Map<string, Digest>();
  private readonly listeners = new Set<() => void>();
  private samples: Sample[] = [];
  private timer?: ReturnType<typeof setTimeout>;
  private count = 0;
  /** Told the workspace in which a file has appeared, or an upload has gone. */
  onChange?: (workspace: string) => void;

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = () => this.standing;

  /** A tab that is closed now, on whichever page, breaks off what is being sent: the browser asks first. */
  private readonly ask = (event: BeforeUnloadEvent) => event.preventDefault();

  add(workspace: string, folder: string, found: Found[]) {
    for (const { path, file } of found) {
      const place = (folder + path).normalize();
      [...this.lines.values()].filter((line) => line.workspace === workspace && line.path === place).forEach((line) => this.forget(line.id));
      const id = String(++this.count);
      this.files.set(id, file);
      this.lines.set(id, { id, workspace, path: place, size: file.size, step: 'waiting', sent: 0, digested: 0 });
    }
    this.changed();
    this.fill();
  }

  pause(id: string) {
    this.happen(id, { kind: 'paused' });
    this.controls.get(id)?.abort();
    this.fill();
  }

  resume(id: string) {
    this.happen(id, { kind: 'resumed' });
    this.fill();
  }

  pauseAll() {
    [...this.lines.values()].filter((line) => line.step === 'waiting' || isUnderWay(line.step)).forEach((line) => this.pause(line.id));
  }

  resumeAll() {
    [...this.lines.values()].filter((line) => line.step === 'paused' || line.step === 'failed').forEach((line) => this.resume(line.id));
  }

  /** Takes the line away and, when it did not end well, what the platform has of it. */
  async drop(id: string) {
    const line = this.lines.get(id);
    this.forget(id);
    this.changed();
    this.fill();
    if (!line?.upload || line.step === 'done' || line.step === 'verifying') return;
    // What could not be given up now stands among the unfinished ones.
    await discard(line.upload).catch(() => undefined);
    this.onChange?.(line.workspace);
  }

  /** Sends the file as it is now, from its first byte; what was sent of the other one goes. */
  async anew(id: string) {
    const line = this.lines.get(id);
    const file = this.files.get(id);
    if (!line || !file) return;
    const uploads = line.fault instanceof OtherFile ? line.fault.uploads : line.upload ? [line.upload] : [];
    try {
      await Promise.all(uploads.map(discard));
    } catch (fault) {
      return this.happen(id, { kind: 'failed', fault });
    }
    this.forget(id);
    this.add(line.workspace, '', [{ path: line.path, file }]);
  }

  clearDone() {
    [...this.lines.values()].filter((line) => line.step === 'done').forEach((line) => this.forget(line.id));
    this.changed();
  }

  private fill() {
    const free = FILES_AT_ONCE - [...this.lines.values()].filter((line) => isUnderWay(line.step)).length;
    const waiting = [...this.lines.values()].filter((line) => line.step === 'waiting');
    waiting.slice(0, Math.max(0, free)).forEach((line) => void this.run(line.id));
  }

  private async run(id: string) {
    const control = new AbortController();
    this.controls.set(id, control);
    this.happen(id, { kind: 'start' });
    const { workspace, path } = this.lines.get(id)!;
    const tell = (happening: Happening) => this.controls.get(id) === control && this.happen(id, happening);
    try {
      const upload = await send({
        workspace,
        path,
        file: this.files.get(id)!,
        signal: control.signal,
        digest: this.digests.get(id),
        // It outlives a pause, and with it the try that began it.
        onDigest: (digest) => this.digests.set(id, digest),
        onDigested: (bytes) => this.happen(id, { kind: 'digested', bytes }),
        tell,
      });
      this.fill();
      const end = await verified(upload, control.signal);
      if (end.state === 'AVAILABLE') tell({ kind: 'stored' });
      else tell({ kind: 'failed', fault: new Error(end.fault?.detail ?? end.state) });
      this.onChange?.(workspace);
    } catch (fault) {
      if (!control.signal.aborted) tell(isChange(fault) ? { kind: 'changed', fault } : { kind: 'failed', fault });
    }
    if (isOver(this.lines.get(id)?.step ?? 'done')) this.endDigest(id);
    this.fill();
  }

  private happen(id: string, happening: Happening) {
    const line = this.lines.get(id);
    if (!line) return;
    const now = next(line, happening);
    if (now === line) return;
    this.lines.set(id, now);
    if (now.step !== line.step) this.changed();
    else this.timer ??= setTimeout(() => this.changed(), TOLD_EVERY);
  }

  private forget(id: string) {
    this.controls.get(id)?.abort();
    this.controls.delete(id);
    this.endDigest(id);
    this.files.delete(id);
    this.lines.delete(id);
  }

  private endDigest(id: string) {
    this.digests.get(id)?.stop();
    this.digests.delete(id);
  }

  private changed() {
    clearTimeout(this.timer);
    this.timer = undefined;
    const lines = [...this.lines.values()];
    const busy = lines.some((line) => line.step === 'waiting' || isUnderWay(line.step));
    if (busy) window.addEventListener('beforeunload', this.ask);
    else window.removeEventListener('beforeunload', this.ask);
    const moving = lines.some((line) => line.step === 'sending');
    this.samples = moving ? remembered(this.samples, { at: Date.now(), bytes: lines.reduce((sum, line) => sum + line.sent, 0) }) : [];
    this.standing = { lines, speed: speedOf(this.samples) };
    this.listeners.forEach((listener) => listener());
  }
}

/** The bytes are not those that were sent before: only a new beginning helps. */
function isChange(fault: unknown): boolean {
  const code = fault instanceof ApiError ? fault.problem.faults?.[0]?.code : undefined;
  return fault instanceof FileChanged || code === 'drs.sha256-restated';
}

/** Gives up an upload; one that has ended meanwhile is as good. */
async function discard(upload: string) {
  await api.drs.remove('/uploads/{id}', { path: { id: upload } }).catch((fault) => {
    if (!(fault instanceof ApiError && [404, 409].includes(fault.status))) throw fault;
  });
}

export const queue = new Queue();
