import { useEffect, useRef, useState } from 'react';
import { isTransient } from '../../api/problem';
import { LogReader } from './reader';

const PAUSE = 1_000;

export interface Log {
  lines: string[];
  /** The beginning was left out. */
  cut: boolean;
  /** All that was there has been read. */
  read: boolean;
  error?: unknown;
}

const NOTHING: Log = { lines: [], cut: false, read: false };

/** The lines at the path; while it is live, also those that come. A log that is live no more is looked at a last time. */
export function useLog(path: string, live: boolean): Log & { again: () => void } {
  const [log, setLog] = useState<Log>(NOTHING);
  const [attempt, setAttempt] = useState(0);
  const reader = useRef<{ path: string; reads: LogReader }>(undefined);
  useEffect(() => {
    if (reader.current?.path !== path) {
      reader.current = { path, reads: new LogReader(path) };
      setLog(NOTHING);
    }
    const stop = new AbortController();
    void follow(reader.current.reads, live, stop.signal, setLog);
    return () => stop.abort();
  }, [path, live, attempt]);
  return { ...log, again: () => setAttempt((before) => before + 1) };
}

async function follow(reader: LogReader, live: boolean, signal: AbortSignal, tell: (log: Log) => void) {
  const now = (read: boolean, error?: unknown) => tell({ lines: [...reader.all()], cut: reader.skipped > 0, read, error });
  while (!signal.aborted) {
    try {
      const more = await reader.read(signal);
      if (signal.aborted) return;
      now(!more);
      if (more) continue;
    } catch (error) {
      if (signal.aborted) return;
      now(true, error);
      if (!isTransient(error)) return;
    }
    if (!live) return;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}
