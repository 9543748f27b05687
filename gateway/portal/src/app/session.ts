import { useQuery } from '@tanstack/react-query';
import { get } from '../api/client';
import type { Session } from '../api/types';

/** Who is signed in. Asked again every five minutes, so that an ended session is seen without a failing click. */
export function useSession() {
  return useQuery({
    queryKey: ['session'],
    queryFn: () => get<Session>('/session'),
    staleTime: 60_000,
    refetchInterval: 300_000,
  });
}
