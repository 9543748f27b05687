import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client';
import { usePages } from '../../api/pages';
import type { FileVersion } from '../../api/types';

/** A folder's entries; with a text all files below the folder whose path holds it. */
export function useFiles(workspace: string, folder: string, search = '') {
  const wanted = search ? { prefix: folder, search } : { prefix: folder, delimiter: '/' };
  return usePages(['files', workspace, wanted], (asked) => api.drs.get('/workspaces/{workspace}/files', { path: { workspace }, query: { ...wanted, ...asked } }), { pageSize: 200 });
}

/** Everything that had this name and still exists, newest first. */
export function useVersions(workspace: string, path: string) {
  return useQuery({
    queryKey: ['files', workspace, 'versions', path],
    queryFn: async (): Promise<FileVersion[]> => (await api.drs.get('/workspaces/{workspace}/files:versions', { path: { workspace }, query: { path } })).items,
  });
}
