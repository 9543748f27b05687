import { Button, Card, Input, Segmented, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { api } from '../../api/client';
import { usePages } from '../../api/pages';
import { Chip } from '../../ui/Chip';
import { Empty } from '../../ui/Empty';
import { Fault } from '../../ui/Fault';
import { Heading } from '../../ui/Heading';
import { More } from '../../ui/More';
import { NewWorkspace } from './NewWorkspace';
import './workspaces.css';
import { WorkspaceLine } from './WorkspaceLine';

const WHOSE = ['all', 'mine', 'shared'] as const;

/** The workspaces that the signed-in person may read, the latest first; what is looked for stands in the address. */
export function WorkspacesPage() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const search = params.get('search') ?? '';
  const tag = params.get('tag') ?? '';
  const of = params.get('of') ?? '';
  const show = (change: Record<string, string>) => {
    const next = { search, tag, of, ...change };
    setParams(Object.fromEntries(Object.entries(next).filter(([, value]) => value)), { replace: true });
  };
  const asked = Object.fromEntries(Object.entries({ search, tag, of }).filter(([, value]) => value));
  const workspaces = usePages(['workspaces', asked], (page) => api.workspace.get('/workspaces', { query: { ...asked, ...page } }));
  return (
    <>
      <Heading
        title={t('workspaces.title')}
        what={t('workspaces.what')}
        actions={<Button type="primary" onClick={() => show({ create: 'yes' })}>{t('workspaces.create')}</Button>}
      />
      <div className="tools">
        <Input.Search
          key={search}
          allowClear
          defaultValue={search}
          aria-label={t('workspaces.search')}
          placeholder={t('workspaces.search')}
          onSearch={(text) => show({ search: text.trim() })}
          style={{ maxWidth: 360 }}
        />
        <Segmented
          aria-label={t('workspaces.whose')}
          value={of || 'all'}
          onChange={(value) => show({ of: value === 'all' ? '' : value })}
          options={WHOSE.map((value) => ({ value, label: t(`workspaces.of.${value}`) }))}
        />
        {tag && <Chip kind="tag" text={tag} onRemove={() => show({ tag: '' })} />}
      </div>
      {workspaces.isPending && <Skeleton active />}
      {workspaces.isError && <Fault error={workspaces.error} onRetry={() => workspaces.refetch()} />}
      {workspaces.isSuccess && workspaces.items.length === 0 && <Empty title={t('workspaces.none')} hint={t('workspaces.noneHint')} />}
      {workspaces.items.length > 0 && (
        <Card styles={{ body: { padding: 0 } }}>
          <ul className="rows" data-testid="workspaces">
            {workspaces.items.map((workspace) => (
              <li key={workspace.id} data-testid="workspace">
                <WorkspaceLine workspace={workspace} onTag={(chosen) => show({ tag: chosen })} />
              </li>
            ))}
          </ul>
        </Card>
      )}
      <More pages={workspaces} />
      <NewWorkspace open={params.has('create')} onClose={() => show({})} />
    </>
  );
}
