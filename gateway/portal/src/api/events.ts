import { useEffect, useRef, useState } from 'react';
import i18next from 'i18next';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { heard, lost, signedOut } from './connection';
import { ApiError, isTransient, problemOf } from './problem';

export interface ServerEvent {
  id?: string;
  event?: string;
  data: string;
}

const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;

/**
 * Listens to server-sent events at a path while there is one, in the language of the page, and goes on after a lost connection from the
 * last event that came (`Last-Event-ID`). A refusal that will not pass ends it. `live` is true while the stream is open.
 */
export function useEvents(path: string | undefined, onEvent: (event: ServerEvent) => void): { live: boolean; error?: ApiError } {
  const [live, setLive] = useState(false);
  const [error, setError] = useState<ApiError>();
  const tell = useRef(onEvent);
  useEffect(() => {
    tell.current = onEvent;
  });
  useEffect(() => {
    if (!path) return undefined;
    const stop = new AbortController();
    setError(undefined);
    void listen(path, stop.signal, { onEvent: (event) => tell.current(event), onLive: setLive, onRefused: setError });
    return () => stop.abort();
  }, [path]);
  return { live, error };
}

interface Listener {
  onEvent: (event: ServerEvent) => void;
  onLive: (live: boolean) => void;
  onRefused: (error: ApiError) => void;
}

/** Exported for its test: one stream after the other until the signal, or a refusal that stays. */
export async function listen(path: string, signal: AbortSignal, { onEvent, onLive, onRefused }: Listener, firstPause = FIRST_PAUSE) {
  let last: string | undefined;
  let pause = firstPause;
  while (!signal.aborted) {
    try {
      const events = await open(path, last, signal);
      onLive(true);
      for (;;) {
        const { value, done } = await events.read();
        if (done) break;
        last = value.id ?? last;
        pause = firstPause;
        onEvent(value);
      }
    } catch (fault) {
      if (signal.aborted) return;
      if (!isTransient(fault)) return onRefused(fault as ApiError);
      if (!(fault instanceof ApiError)) lost();
    } finally {
      onLive(false);
    }
    await wait(pause * (0.75 + Math.random() / 2), signal);
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  }
}

async function open(path: string, last: string | undefined, signal: AbortSignal): Promise<ReadableStreamDefaultReader<ServerEvent>> {
  const answer = await fetch(path, {
    signal,
    credentials: 'same-origin',
    headers: { Accept: 'text/event-stream', 'Accept-Language': i18next.language, 'X-Requested-With': 'JavaScript', ...(last ? { 'Last-Event-ID': last } : {}) },
  });
  heard();
  if (!answer.ok || !answer.body) {
    const fault = new ApiError(answer.status, await problemOf(answer));
    if (fault.isSignedOut) signedOut();
    throw fault;
  }
  return answer.body.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>).pipeThrough(new EventSourceParserStream()).getReader();
}

/** A page that is hidden or offline need not hurry; one that comes back looks at once. */
function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener('online', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    window.addEventListener('online', done);
    signal.addEventListener('abort', done);
  });
}
