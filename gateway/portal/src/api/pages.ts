import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { get, query } from './client';
import type { Page } from './types';

interface Options {
  /** Milliseconds between two looks; none: looked at once. What was watched and is no longer is looked at a last time. */
  every?: number;
  enabled?: boolean;
}

/** A list that the server pages: `items` are those of the pages seen so far. */
export function usePages<T>(key: unknown[], path: string, filter: Record<string, string | number | undefined> = {}, options: Options = {}) {
  const found = useInfiniteQuery({
    queryKey: [...key, filter, options.every ?? 'once'],
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam }) => get<Page<T>>(path + query({ ...filter, pageToken: pageParam })),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextPageToken || undefined,
    refetchInterval: options.every,
    enabled: options.enabled,
  });
  return { ...found, items: found.data?.pages.flatMap((page) => page.items) ?? [] };
}
