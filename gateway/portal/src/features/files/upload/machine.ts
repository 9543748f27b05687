/**
 * One file on its way into a workspace: waiting, then opening (finding what is there already), sending while it is digested, checking
 * (all is sent, the digest still runs), verifying (the platform reads what it has), done. What is paused or failed goes on from what is
 * there; what changed can only be begun anew.
 */
export type Step = 'waiting' | 'opening' | 'sending' | 'checking' | 'verifying' | 'paused' | 'failed' | 'changed' | 'done';

export interface Line {
  id: string;
  workspace: string;
  path: string;
  size: number;
  step: Step;
  /** Bytes that the store has, and bytes that were digested. */
  sent: number;
  digested: number;
  /** The upload at the platform, from the moment it is known. */
  upload?: string;
  sha256?: string;
  fault?: unknown;
}

export type Happening =
  | { kind: 'start' }
  | { kind: 'opened'; upload: string; sent: number }
  | { kind: 'sent'; bytes: number }
  | { kind: 'digested'; bytes: number }
  | { kind: 'sentAll' }
  | { kind: 'completed'; sha256: string }
  | { kind: 'stored' }
  | { kind: 'paused' }
  | { kind: 'resumed' }
  | { kind: 'failed'; fault: unknown }
  | { kind: 'changed'; fault: unknown };

const UNDER_WAY: Step[] = ['opening', 'sending', 'checking'];

/** Steps in which a file holds one of the few places for sending. */
export function isUnderWay(step: Step): boolean {
  return UNDER_WAY.includes(step);
}

/** What ended, well or not: it holds nothing any more. */
export function isOver(step: Step): boolean {
  return step === 'done' || step === 'failed' || step === 'changed';
}

/** From which steps each happening leads on; in others it comes too late and changes nothing. */
const FROM: Record<Happening['kind'], Step[]> = {
  start: ['waiting'],
  opened: ['opening'],
  sent: ['sending'],
  digested: ['sending', 'checking', 'paused'],
  sentAll: ['sending'],
  completed: ['checking'],
  stored: ['verifying'],
  paused: ['waiting', ...UNDER_WAY],
  resumed: ['paused', 'failed'],
  failed: [...UNDER_WAY, 'verifying', 'changed'],
  changed: [...UNDER_WAY, 'verifying'],
};

export function next(line: Line, happening: Happening): Line {
  if (!FROM[happening.kind].includes(line.step)) return line;
  switch (happening.kind) {
    case 'start':
      return { ...line, step: 'opening' };
    case 'opened':
      return { ...line, step: 'sending', upload: happening.upload, sent: happening.sent };
    case 'sent':
      return { ...line, sent: happening.bytes };
    case 'digested':
      return { ...line, digested: happening.bytes };
    case 'sentAll':
      return { ...line, step: 'checking', sent: line.size };
    case 'completed':
      return { ...line, step: 'verifying', sha256: happening.sha256 };
    case 'stored':
      return { ...line, step: 'done' };
    case 'paused':
      return { ...line, step: 'paused' };
    case 'resumed':
      return { ...line, step: 'waiting', fault: undefined };
    case 'failed':
    case 'changed':
      return { ...line, step: happening.kind, fault: happening.fault };
  }
}
