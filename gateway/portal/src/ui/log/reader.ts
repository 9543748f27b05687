import { ApiError, problemOf } from '../../api/problem';

const PIECE = 1024 * 1024;
/** Of a longer log the end is read; what lies before is a download. */
const MOST = 16 * 1024 * 1024;

/**
 * Reads a log by ranges: what is there piece by piece, later only what was added. Pieces may end inside a line or a character; the last
 * line may still grow.
 */
export class LogReader {
  readonly lines: string[] = [];
  /** Bytes before the first line that were left out; numbers of lines are known only without. */
  skipped = 0;
  /** The first line is what is left of one. */
  private half = false;
  private rest = '';
  private next = 0;
  private total = 0;
  private decoder = new TextDecoder();

  constructor(
    private readonly path: string,
    private readonly most = MOST,
    private readonly piece = PIECE,
  ) {}

  /** All lines, the unfinished last one included. */
  all(): string[] {
    return this.rest ? [...this.lines, clean(this.rest)] : this.lines;
  }

  /** Reads one piece; true while there is more at hand. */
  async read(signal?: AbortSignal): Promise<boolean> {
    const answer = await fetch(this.path, { signal, headers: { Range: `bytes=${this.next}-${this.next + this.piece - 1}` } });
    if (answer.status === 404 && this.next === 0) return false;
    if (answer.status === 416) return this.restarted(answer);
    if (!answer.ok) throw new ApiError(answer.status, await problemOf(answer));
    const bytes = new Uint8Array(await answer.arrayBuffer());
    this.total = totalOf(answer) ?? this.next + bytes.length;
    if (this.next === 0 && this.total > this.most) {
      this.next = this.total - this.most;
      this.skipped = this.next;
      this.half = true;
      return true;
    }
    this.add(this.decoder.decode(bytes, { stream: true }));
    this.next = answer.status === 206 ? this.next + bytes.length : this.total;
    return this.next < this.total && bytes.length > 0;
  }

  /** Nothing new; or the log is another one by now, as that of a task that was begun again, and is read from its start. */
  private restarted(answer: Response): boolean {
    const size = totalOf(answer) ?? this.next;
    if (size >= this.next) return false;
    this.lines.length = 0;
    this.rest = '';
    this.next = 0;
    this.skipped = 0;
    this.half = false;
    this.decoder = new TextDecoder();
    return size > 0;
  }

  private add(text: string) {
    const parts = (this.rest + text).split('\n');
    this.rest = parts.pop() ?? '';
    if (this.half && parts.length > 0) {
      parts.shift();
      this.half = false;
    }
    for (const part of parts) this.lines.push(clean(part));
  }
}

function totalOf(answer: Response): number | undefined {
  const total = /\/(\d+)$/.exec(answer.headers.get('Content-Range') ?? '')?.[1];
  return total === undefined ? undefined : Number(total);
}

const COLOURS = /\u001b\[[0-9;?]*[A-Za-z]/g;

/** Without colour codes; of a line that was written over again and again, as progress is, what stood there last. */
function clean(line: string): string {
  const whole = line.replace(COLOURS, '').replace(/\r+$/, '');
  return whole.slice(whole.lastIndexOf('\r') + 1);
}
