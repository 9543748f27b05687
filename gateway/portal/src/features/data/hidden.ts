import { useState } from 'react';

/** Which columns of a table this browser does not show; per table, as there may be thousands. */
export function useHidden(workspace: string, table: string) {
  const key = `jixia.hidden.${workspace}.${table}`;
  const [hidden, setHidden] = useState<ReadonlySet<string>>(() => read(key));
  const hide = (columns: ReadonlySet<string>) => {
    setHidden(columns);
    try {
      if (columns.size) localStorage.setItem(key, JSON.stringify([...columns]));
      else localStorage.removeItem(key);
    } catch {
      // a browser that keeps nothing forgets it with the page
    }
  };
  return { hidden, hide };
}

function read(key: string): ReadonlySet<string> {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? '[]') as unknown;
    return new Set(Array.isArray(kept) ? kept.map(String) : []);
  } catch {
    return new Set();
  }
}
