import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { api } from './client';
import type { Workspace } from './types';

/** The id in the address of a page inside a workspace. */
export function useWorkspaceId(): string {
  return useParams().workspace ?? '';
}

export function useWorkspace(id: string | undefined) {
  return useQuery({
    queryKey: ['workspace', id],
    queryFn: () => api.workspace.get('/workspaces/{workspace}', { path: { workspace: id! } }),
    enabled: !!id,
    staleTime: 15_000,
  });
}

const ORDER = ['READER', 'WRITER', 'OWNER'];

export function mayWrite(workspace: Workspace | undefined): boolean {
  return ORDER.indexOf(workspace?.role ?? '') >= 1 && !workspace?.locked;
}

export function mayOwn(workspace: Workspace | undefined): boolean {
  return workspace?.role === 'OWNER';
}

/** The tag of shipped workspaces that show what can be done. */
export const EXAMPLE = 'example';

/** What a workspace says of itself: an example has a line for each language, any other workspace is shown as its people wrote it. */
export function descriptionOf({ description, tags }: Pick<Workspace, 'description' | 'tags'>, language: string): string {
  if (!description || !tags.includes(EXAMPLE)) return description ?? '';
  const lines = description.split('\n').filter((line) => line.trim());
  const spoken = lines.filter((line) => /\p{Script=Han}/u.test(line) === (language === 'zh'));
  return (spoken.length === 0 ? lines : spoken).join('\n');
}
