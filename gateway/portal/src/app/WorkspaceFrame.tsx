import { Alert, Skeleton, Tag } from 'antd';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import { useWorkspace, useWorkspaceId } from '../api/workspaces';
import { Loaded } from '../ui/Loaded';
import { Tabs } from '../ui/Tabs';
import { TABS, tabPath } from './places';

/** What every page inside a workspace has above it: its name, and the tabs. */
export function WorkspaceFrame() {
  const { t } = useTranslation();
  const id = useWorkspaceId();
  const found = useWorkspace(id);
  return (
    <Loaded query={found}>
      {(workspace) => (
        <>
          <div className="workspace-name">
            <span>{workspace.name}</span>
            {workspace.personal && <Tag>{t('workspaces.personal')}</Tag>}
            {workspace.locked && <Tag color="gold">{t('app.locked')}</Tag>}
            <span className="quiet">{t(`role.${workspace.role}`)}</span>
          </div>
          <Tabs label={t('app.tabs')} parts={TABS.map(({ tab }) => ({ to: tabPath(id, tab), text: t(`tab.${tab}`), end: tab === 'overview' }))} />
          {workspace.state !== 'ACTIVE' && <Alert type="warning" showIcon title={t('app.removing')} style={{ marginBottom: 16 }} />}
          <Suspense fallback={<Skeleton active />}>
            <Outlet />
          </Suspense>
        </>
      )}
    </Loaded>
  );
}
