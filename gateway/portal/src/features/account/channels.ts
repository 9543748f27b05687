import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client';
import { usePages } from '../../api/pages';
import type { Topic } from '../../api/types';

export function useChannels() {
  return usePages(['channels'], () => api.people.get('/notifications/channels'));
}

/** What may be done to channels; the list and the log show it afterwards. */
export function useChannelChanges() {
  const queries = useQueryClient();
  const onSuccess = async () => {
    await queries.invalidateQueries({ queryKey: ['channels'] });
    await queries.invalidateQueries({ queryKey: ['deliveries'] });
  };
  return {
    create: useMutation({
      mutationFn: (body: { kind: 'EMAIL' | 'WEBHOOK'; url?: string; topics: Topic[] }) => api.people.post('/notifications/channels', { body }),
      onSuccess,
    }),
    change: useMutation({
      mutationFn: ({ id, body }: { id: string; body: { url?: string; topics: Topic[] } }) => api.people.put('/notifications/channels/{id}', { path: { id }, body }),
      onSuccess,
    }),
    remove: useMutation({ mutationFn: (id: string) => api.people.remove('/notifications/channels/{id}', { path: { id } }), onSuccess }),
    test: useMutation({ mutationFn: (id: string) => api.people.post('/notifications/channels/{id}:test', { path: { id } }), onSuccess }),
  };
}
