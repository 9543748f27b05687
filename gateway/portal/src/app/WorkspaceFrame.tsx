import { Alert, Skeleton, Tag, theme } from 'antd';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, Outlet } from 'react-router';
import { useWorkspace, useWorkspaceId } from '../api/workspaces';
import { Fault } from '../ui/Fault';

const TABS = ['overview', 'data', 'files', 'workflows', 'submissions', 'cost', 'members'] as const;

/** What every page inside a workspace has above it: its name, and the tabs. */
export function WorkspaceFrame() {
  const { t } = useTranslation();
  const { token } = theme.useToken();
  const id = useWorkspaceId();
  const workspace = useWorkspace(id);
  if (workspace.isPending) return <Skeleton active />;
  if (workspace.isError) return <Fault error={workspace.error} onRetry={() => workspace.refetch()} />;
  return (
    <>
      <div className="workspace-name">
        <span>{workspace.data.name}</span>
        {workspace.data.personal && <Tag>{t('workspaces.personal')}</Tag>}
        {workspace.data.locked && <Tag color="gold">{t('app.locked')}</Tag>}
        {workspace.data.role && <span className="quiet">{t(`role.${workspace.data.role}`)}</span>}
      </div>
      <nav className="tabs" aria-label={t('app.tabs')} style={{ borderColor: token.colorBorderSecondary }}>
        {TABS.map((tab) => (
          <NavLink
            key={tab}
            to={tab === 'overview' ? `/workspaces/${id}` : `/workspaces/${id}/${tab}`}
            end={tab === 'overview'}
            style={({ isActive }) => ({ color: isActive ? token.colorPrimaryText : token.colorText, borderColor: isActive ? token.colorPrimary : 'transparent' })}
          >
            {t(`tab.${tab}`)}
          </NavLink>
        ))}
      </nav>
      {workspace.data.state !== 'ACTIVE' && <Alert type="warning" showIcon title={t('app.removing')} style={{ marginBottom: 16 }} />}
      <Suspense fallback={<Skeleton active />}>
        <Outlet />
      </Suspense>
    </>
  );
}
