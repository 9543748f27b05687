import { useQuery } from '@tanstack/react-query';
import { api } from './client';

const LONG = 300_000;

/** Who is signed in, as the services see them: platform roles, the personal workspace and who pays for it. */
export function useMe() {
  return useQuery({ queryKey: ['me'], queryFn: () => api.workspace.get('/me'), staleTime: LONG });
}
