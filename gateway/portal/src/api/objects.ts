import i18next from 'i18next';
import { ga4gh } from './client';
import { ApiError } from './problem';

/** Well below the life that the platform gives an address (15 minutes): a library that holds one for a while still gets its bytes. */
const YOUNG = 5 * 60_000;
const BLOCK = 64 * 1024;
const KEPT_BLOCKS = 32;
const TRIES = 4;

/** An address of an object's bytes, good for minutes and recorded in the audit trail. */
export async function accessUrl(object: string, signal?: AbortSignal): Promise<string> {
  return (await ga4gh.drs.get('/ga4gh/drs/v1/objects/{object_id}/access/{access_id}', { path: { object_id: object, access_id: 'https' }, signal })).url!;
}

/**
 * One object's bytes, by ranges, straight from the store. The address is asked for anew when it is old or was refused, what failed by the
 * line is tried again, and small reads share blocks. For libraries it looks like a file of the disk (name, size, slice).
 */
export class RemoteFile {
  readonly name: string;
  private address?: { url: Promise<string>; since: number };
  private readonly blocks = new Map<number, Promise<ArrayBuffer>>();

  constructor(
    readonly object: string,
    name: string,
    readonly size: number,
  ) {
    this.name = name;
  }

  slice(start = 0, end = this.size) {
    return { arrayBuffer: () => this.read(start, end) };
  }

  arrayBuffer(): Promise<ArrayBuffer> {
    return this.read(0, this.size);
  }

  /** Bytes from `start` to before `end`; what lies behind the end of the file is left out. */
  async read(start: number, end: number): Promise<ArrayBuffer> {
    const to = Number.isFinite(end) ? Math.min(end, this.size) : this.size;
    if (start >= to) return new ArrayBuffer(0);
    const number = Math.floor(start / BLOCK);
    if (to > (number + 1) * BLOCK) return this.fetched(start, to);
    return (await this.block(number)).slice(start - number * BLOCK, to - number * BLOCK);
  }

  private block(number: number): Promise<ArrayBuffer> {
    const known = this.blocks.get(number) ?? this.fetched(number * BLOCK, Math.min(this.size, (number + 1) * BLOCK));
    // Those used last stand last; one that could not be read is not kept.
    this.blocks.delete(number);
    this.blocks.set(number, known);
    known.catch(() => this.blocks.delete(number));
    if (this.blocks.size > KEPT_BLOCKS) this.blocks.delete(this.blocks.keys().next().value!);
    return known;
  }

  private async fetched(start: number, end: number): Promise<ArrayBuffer> {
    for (let attempt = 1; ; attempt++) {
      const answer = await this.ask(start, end);
      if (answer?.ok) {
        const bytes = await answer.arrayBuffer();
        return answer.status === 206 ? bytes : bytes.slice(start, end);
      }
      this.address = undefined;
      if (attempt === TRIES) throw answer ? new Error(i18next.t('fault.store', { status: answer.status })) : new TypeError('no answer');
      await new Promise((resolve) => setTimeout(resolve, 300 * 2 ** attempt));
    }
  }

  /** Nothing when there was no answer. What the platform itself refuses stays refused. */
  private async ask(start: number, end: number): Promise<Response | undefined> {
    try {
      return await fetch(await this.url(), { headers: { Range: `bytes=${start}-${end - 1}` } });
    } catch (failed) {
      if (failed instanceof ApiError) throw failed;
      return undefined;
    }
  }

  private url(): Promise<string> {
    if (!this.address || Date.now() - this.address.since > YOUNG) this.address = { url: accessUrl(this.object), since: Date.now() };
    return this.address.url;
  }
}
