import { Button, Table as Grid } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { api } from '../../api/client';
import { usePages } from '../../api/pages';
import type { Group } from '../../api/types';
import { Beside } from '../../ui/Beside';
import { Empty } from '../../ui/Empty';
import { Fault } from '../../ui/Fault';
import { More } from '../../ui/More';
import { GroupDetails } from './GroupDetails';
import { GroupForm } from './GroupForm';

/** Groups of persons whom workspaces may let read; the chosen one stands in the address. */
export function Groups() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const [making, setMaking] = useState(false);
  const groups = usePages(['groups'], (asked) => api.workspace.get('/groups', { query: asked }) as Promise<{ items?: Group[]; nextPageToken?: string }>, { pageSize: 100 });
  const chosen = params.get('group') ?? undefined;
  const open = (group?: string) => setParams(group ? { group } : {}, { replace: true });
  if (groups.isError) return <Fault error={groups.error} onRetry={() => groups.refetch()} />;
  return (
    <Beside title={groups.items.find((one) => one.id === chosen)?.name} details={chosen && <GroupDetails key={chosen} id={chosen} onGone={() => open()} />} onClose={() => open()}>
      <div className="heading">
        <span className="quiet">{t('administration.groupsHint')}</span>
        <span className="actions">
          <Button type="primary" onClick={() => setMaking(true)}>{t('administration.newGroup')}</Button>
        </span>
      </div>
      <Grid<Group>
        size="small"
        rowKey="id"
        pagination={false}
        loading={groups.isPending}
        dataSource={groups.items}
        data-testid="groups"
        locale={{ emptyText: <Empty title={t('administration.noGroups')} hint={t('administration.noGroupsHint')} /> }}
        columns={[
          { title: t('administration.group'), render: (_, group) => <button type="button" className="link strong" aria-pressed={group.id === chosen} onClick={() => open(group.id)}>{group.name}</button> },
          { title: t('administration.members'), dataIndex: 'members', align: 'right' },
        ]}
      />
      <More pages={groups} />
      {making && <GroupForm onClose={() => setMaking(false)} onDone={(made) => open(made.id)} />}
    </Beside>
  );
}
