import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';

/** What a list is asked for; goes into the query of the call as it is. */
export interface Asked {
  pageSize?: string;
  pageToken?: string;
}

interface Answered<T> {
  items?: T[];
  nextPageToken?: string;
}

interface Options {
  pageSize?: number;
  /** Milliseconds between two looks; none: looked at once. What was watched and is no longer is looked at a last time. */
  every?: number;
  enabled?: boolean;
}

/** A list that the server pages: `items` are those of the pages seen so far. The key names the list and all that filters it. */
export function usePages<T>(key: unknown[], load: (asked: Asked) => Promise<Answered<T>>, { pageSize, every, enabled }: Options = {}) {
  const found = useInfiniteQuery({
    queryKey: [...key, pageSize, every ?? 'once'],
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam }) => load({ pageSize: pageSize?.toString(), pageToken: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextPageToken || undefined,
    refetchInterval: every,
    enabled,
  });
  return { ...found, items: found.data?.pages.flatMap((page) => page.items ?? []) ?? [] };
}
