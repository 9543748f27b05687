import { useQuery } from '@tanstack/react-query';
import { edge } from '../api/client';
import { signedOut } from '../api/connection';

/**
 * Who is signed in. Asked again every five minutes, so that an ended session is seen without a failing click. Somebody who was signed in
 * stays so for the page: that the session has ended is told over it, and nothing typed goes.
 */
export function useSession() {
  return useQuery({
    queryKey: ['session'],
    queryFn: async () => edge.get('/session'),
    structuralSharing: (before, now) => {
      const was = before as { signedIn: boolean } | undefined;
      const is = now as { signedIn: boolean };
      if (!was?.signedIn || is.signedIn) return now;
      queueMicrotask(signedOut);
      return before;
    },
    staleTime: 60_000,
    refetchInterval: 300_000,
  });
}
