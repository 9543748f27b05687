import { Button, Card, Input, List, Skeleton, Tag } from 'antd';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { get } from '../../api/client';
import type { Page, Workspace } from '../../api/types';
import { Empty } from '../../ui/Empty';
import { Fault } from '../../ui/Fault';
import { Time } from '../../ui/Time';

/** The workspaces that the signed-in person may read, the latest first. */
export function WorkspacesPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const workspaces = useInfiniteQuery({
    queryKey: ['workspaces', search],
    queryFn: ({ pageParam }) => get<Page<Workspace>>(address(search, pageParam)),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextPageToken || undefined,
  });
  const items = workspaces.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <div className="heading">
        <h1>{t('workspaces.title')}</h1>
        <span className="quiet">{t('workspaces.what')}</span>
      </div>
      <Input.Search
        allowClear
        aria-label={t('workspaces.search')}
        placeholder={t('workspaces.search')}
        onSearch={setSearch}
        style={{ maxWidth: 360, marginBottom: 16 }}
      />
      {workspaces.isPending && <Skeleton active />}
      {workspaces.isError && <Fault error={workspaces.error} onRetry={() => workspaces.refetch()} />}
      {workspaces.isSuccess && items.length === 0 && <Empty title={t('workspaces.none')} hint={t('workspaces.noneHint')} />}
      {items.length > 0 && (
        <Card styles={{ body: { padding: 0 } }}>
          <List
            dataSource={items}
            renderItem={(workspace) => <Row key={workspace.id} workspace={workspace} />}
            data-testid="workspaces"
          />
        </Card>
      )}
      {workspaces.hasNextPage && (
        <Button onClick={() => workspaces.fetchNextPage()} loading={workspaces.isFetchingNextPage} style={{ marginTop: 12 }}>
          {t('workspaces.more')}
        </Button>
      )}
    </>
  );
}

function Row({ workspace }: { workspace: Workspace }) {
  const { t } = useTranslation();
  return (
    <List.Item style={{ padding: '14px 20px' }} data-testid="workspace">
      <List.Item.Meta
        title={
          <>
            {workspace.name} {workspace.personal && <Tag>{t('workspaces.personal')}</Tag>}
            {workspace.tags?.map((tag) => <Tag key={tag}>{tag}</Tag>)}
          </>
        }
        description={workspace.description}
      />
      <span className="quiet">
        {workspace.role && t(`role.${workspace.role}`)}
        {workspace.updatedAt && <> · <Time iso={workspace.updatedAt} /></>}
      </span>
    </List.Item>
  );
}

function address(search: string, pageToken: string): string {
  const query = new URLSearchParams();
  if (search) query.set('search', search);
  if (pageToken) query.set('pageToken', pageToken);
  const text = query.toString();
  return `/api/workspace/workspaces${text ? `?${text}` : ''}`;
}
