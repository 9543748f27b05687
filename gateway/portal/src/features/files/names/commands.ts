import type { FolderCommand } from '../../../api/types';

const TOLD_FOR = 60 * 60_000;

/** What runs, and for an hour what did not do all it was asked for; what ended well shows in the list. */
export function isTold(command: FolderCommand, now: number): boolean {
  if (command.state === 'RUNNING') return true;
  const young = now - Date.parse(command.endedAt ?? command.createdAt) < TOLD_FOR;
  return young && (command.state === 'STOPPED' || command.kept > 0);
}

/** At most 99 while it runs: what comes in meanwhile may lengthen it. */
export function percentDone({ done, kept, total }: FolderCommand): number {
  return total <= 0 ? 0 : Math.min(99, Math.floor(((done + kept) / total) * 100));
}
