import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from './client';
import type { Preferences } from './types';

const KEY = ['preferences'];

/** What the person chose for all of their browsers; what is absent was not chosen. */
export function usePreferences(enabled = true) {
  return useQuery({ queryKey: KEY, queryFn: () => api.people.get('/preferences'), staleTime: 60_000, enabled });
}

/** Replaces what is named and keeps the rest. */
export function useSavePreferences() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (changed: Preferences) => api.people.put('/preferences', { body: { ...queries.getQueryData<Preferences>(KEY), ...changed } }),
    onSuccess: (saved) => queries.setQueryData(KEY, saved),
  });
}
