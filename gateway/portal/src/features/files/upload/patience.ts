import { ApiError, isTransient } from '../../../api/client';
import { FileChanged } from './digest';

const TRIES = 8;
const LONGEST = 30_000;

/** What may pass by itself: no line, a part of the platform that is away, too many requests at once, a store that refuses an old address. */
export function mayPass(fault: unknown): boolean {
  return !(fault instanceof FileChanged) && (isTransient(fault) || (fault instanceof ApiError && fault.status === 429));
}

/** Does it again after what may pass, with growing pauses (some minutes in all), and at once when the line comes back. */
export async function patiently<T>(signal: AbortSignal, act: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    signal.throwIfAborted();
    try {
      return await act();
    } catch (fault) {
      if (signal.aborted || attempt === TRIES || !mayPass(fault)) throw fault;
      await pause(Math.min(LONGEST, 500 * 2 ** attempt) * (0.75 + Math.random() / 2), signal);
    }
  }
}

export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      window.removeEventListener('online', wake);
      signal.removeEventListener('abort', stop);
    };
    const wake = () => {
      end();
      resolve();
    };
    const stop = () => {
      end();
      reject(new DOMException('', 'AbortError'));
    };
    const timer = setTimeout(wake, milliseconds);
    window.addEventListener('online', wake);
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
  });
}
