import { useCallback, useRef } from 'react';
import { useSearchParams } from 'react-router';

/** Keeps the place in the genome in the address, so that it can be sent to somebody. */
export function useLocus() {
  const [, setParams] = useSearchParams();
  const set = useRef(setParams);
  set.current = setParams;
  const onLocus = useCallback((locus: string) => {
    set.current(
      (params) => {
        params.set('locus', locus);
        return params;
      },
      { replace: true },
    );
  }, []);
  return { onLocus };
}
