import { Skeleton } from 'antd';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Fault } from './Fault';
import { useExact } from './zone';

interface Props<T> {
  query: Pick<UseQueryResult<T>, 'data' | 'error' | 'isPending' | 'isError' | 'dataUpdatedAt' | 'refetch'>;
  children: (data: T) => ReactNode;
  skeleton?: ReactNode;
}

/** What a query holds: the shape of what will come, then the content, which stays with its time when a later look fails. */
export function Loaded<T>({ query, children, skeleton }: Props<T>) {
  const { t } = useTranslation();
  const exact = useExact();
  if (query.data === undefined) {
    return query.isError ? <Fault error={query.error} onRetry={() => query.refetch()} /> : (skeleton ?? <Skeleton active />);
  }
  return (
    <>
      {query.isError && (
        <div className="stale">
          <span>{t('fault.stale', { time: exact(query.dataUpdatedAt, 'time') })}</span>
          <Fault error={query.error} onRetry={() => query.refetch()} />
        </div>
      )}
      {children(query.data)}
    </>
  );
}
