import { useSyncExternalStore } from 'react';

/** What is known of the way to the platform: whether it answers, since when not, and whether the session has ended under an open page. */
export interface Connection {
  /** Milliseconds of the last answer, while none comes. */
  lostSince?: number;
  signedOut: boolean;
}

let now: Connection = { signedOut: false };
let last = Date.now();
const listeners = new Set<() => void>();

function become(next: Connection) {
  now = next;
  listeners.forEach((listener) => listener());
}

/** Some answer came, even a refusal. */
export function heard() {
  last = Date.now();
  if (now.lostSince !== undefined) become({ ...now, lostSince: undefined });
}

/** No answer came. */
export function lost() {
  if (now.lostSince === undefined) become({ ...now, lostSince: last });
}

export function signedOut() {
  if (!now.signedOut) become({ ...now, signedOut: true });
}

export function signedIn() {
  if (now.signedOut) become({ ...now, signedOut: false });
}

export function useConnection(): Connection {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => now,
  );
}
