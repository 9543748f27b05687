import { Button, Card, Input, Skeleton, Tag, theme } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/client';
import { usePages } from '../../api/pages';
import type { Workspace } from '../../api/types';
import { Empty } from '../../ui/Empty';
import { Fault } from '../../ui/Fault';
import { Heading } from '../../ui/Heading';
import { More } from '../../ui/More';
import { Time } from '../../ui/Time';
import { NewWorkspace } from './NewWorkspace';

/** The workspaces that the signed-in person may read, the latest first. */
export function WorkspacesPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const [making, setMaking] = useState(false);
  const workspaces = usePages(['workspaces', search], (asked) => api.workspace.get('/workspaces', { query: { search, ...asked } }));
  return (
    <>
      <Heading
        title={t('workspaces.title')}
        what={t('workspaces.what')}
        actions={
          <Button type="primary" onClick={() => setMaking(true)}>
            {t('workspaces.create')}
          </Button>
        }
      />
      <Input.Search
        allowClear
        aria-label={t('workspaces.search')}
        placeholder={t('workspaces.search')}
        onSearch={setSearch}
        style={{ maxWidth: 360, marginBottom: 16 }}
      />
      {workspaces.isPending && <Skeleton active />}
      {workspaces.isError && <Fault error={workspaces.error} onRetry={() => workspaces.refetch()} />}
      {workspaces.isSuccess && workspaces.items.length === 0 && <Empty title={t('workspaces.none')} hint={t('workspaces.noneHint')} />}
      {workspaces.items.length > 0 && <WorkspaceList items={workspaces.items} />}
      <More pages={workspaces} />
      <NewWorkspace open={making} onClose={() => setMaking(false)} />
    </>
  );
}

function WorkspaceList({ items }: { items: Workspace[] }) {
  const { token } = theme.useToken();
  return (
    <Card styles={{ body: { padding: 0 } }}>
      <ul className="rows" data-testid="workspaces">
        {items.map((workspace) => (
          <li key={workspace.id} data-testid="workspace" style={{ borderColor: token.colorBorderSecondary }}>
            <WorkspaceLine workspace={workspace} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function WorkspaceLine({ workspace }: { workspace: Workspace }) {
  const { t } = useTranslation();
  return (
    <>
      <div>
        <Link to={`/workspaces/${workspace.id}`} className="strong">
          {workspace.name}
        </Link>{' '}
        {workspace.personal && <Tag>{t('workspaces.personal')}</Tag>}
        {workspace.locked && <Tag color="gold">{t('app.locked')}</Tag>}
        {workspace.tags?.map((tag) => <Tag key={tag}>{tag}</Tag>)}
        {workspace.description && <div className="quiet">{workspace.description}</div>}
      </div>
      <span className="quiet">
        {workspace.role && t(`role.${workspace.role}`)}
        {workspace.updatedAt && (
          <>
            {' · '}
            <Time iso={workspace.updatedAt} />
          </>
        )}
      </span>
    </>
  );
}
