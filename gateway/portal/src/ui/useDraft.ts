import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';

/**
 * What a person has typed and not yet sent. It outlives the page (a session that ends, a tab that reloads) until it is dropped; it is kept in
 * this tab alone, and nobody else who signs in in it gets to see it.
 */
export function useDraft<T>(name: string, initial: T): [T, (change: T | ((before: T) => T)) => void, () => void] {
  const person = (useQueryClient().getQueryData(['session']) as { person?: string } | undefined)?.person ?? '';
  const key = `draft ${person} ${name}`;
  const [draft, setDraft] = useState<T>(() => kept(key) ?? initial);
  const [touched, setTouched] = useState(false);
  useEffect(() => {
    if (touched) keep(key, draft);
  }, [key, draft, touched]);
  const change = useCallback((next: T | ((before: T) => T)) => {
    setTouched(true);
    setDraft(next);
  }, []);
  const drop = useCallback(() => {
    setTouched(false);
    setDraft(initial);
    sessionStorage.removeItem(key);
    // The first look at `initial` is the one that counts.
  }, [key]);
  return [draft, change, drop];
}

function kept<T>(key: string): T | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

/** A draft that finds no room is kept by the page alone. */
function keep(key: string, draft: unknown) {
  try {
    sessionStorage.setItem(key, JSON.stringify(draft));
  } catch {
    sessionStorage.removeItem(key);
  }
}
