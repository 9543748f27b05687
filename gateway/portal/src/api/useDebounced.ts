import { useEffect, useState } from 'react';

/** The value as it was when it last rested for so long: what is typed is not asked about letter by letter. */
export function useDebounced<T>(value: T, milliseconds = 500): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return rested;
}
