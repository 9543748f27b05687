import { Card, Descriptions, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useConfigurations, useSubmissions, useTables } from '../../api/lists';
import type { Workspace } from '../../api/types';
import { descriptionOf, useWorkspace, useWorkspaceId } from '../../api/workspaces';
import { CopyText } from '../../ui/CopyText';
import { Empty } from '../../ui/Empty';
import { State } from '../../ui/State';
import { Time } from '../../ui/Time';
import { WorkspaceActions } from './WorkspaceActions';
import { useNumber } from '../../ui/useNumber';

/** A workspace at a glance: what it is, what lies in it, what ran last. */
export function OverviewPage() {
  const id = useWorkspaceId();
  const workspace = useWorkspace(id);
  const { t, i18n } = useTranslation();
  if (!workspace.data) return <Skeleton active />;
  return (
    <>
      <div className="heading">
        <p className="description">{descriptionOf(workspace.data, i18n.language) || t('overview.noDescription')}</p>
        <span className="actions">
          <WorkspaceActions workspace={workspace.data} />
        </span>
      </div>
      <div className="cards">
        <Tables workspace={id} />
        <Workflows workspace={id} />
        <Latest workspace={id} />
        <Facts workspace={workspace.data} />
      </div>
    </>
  );
}

function Tables({ workspace }: { workspace: string }) {
  const { t } = useTranslation();
  const write = useNumber();
  const tables = useTables(workspace);
  return (
    <Card size="small" title={t('overview.tables')} loading={tables.isPending}>
      {tables.items.length === 0 && <Empty title={t('overview.noTables')} hint={t('overview.noTablesHint')} />}
      <ul className="plain">
        {tables.items.map((table) => (
          <li key={table.name}>
            <Link to={`/workspaces/${workspace}/data/${encodeURIComponent(table.name)}`}>{table.name}</Link>
            <span className="quiet number">{t('overview.rows', { count: table.rows, number: write(table.rows) })}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Workflows({ workspace }: { workspace: string }) {
  const { t } = useTranslation();
  const found = useConfigurations(workspace);
  return (
    <Card size="small" title={t('overview.workflows')} loading={found.isPending}>
      {found.items.length === 0 && <Empty title={t('overview.noWorkflows')} hint={t('overview.noWorkflowsHint')} />}
      <ul className="plain">
        {found.items.map((configuration) => (
          <li key={configuration.id}>
            <Link to={`/workspaces/${workspace}/workflows/${configuration.id}`}>{configuration.name}</Link>
            <span className="quiet">{configuration.table}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Latest({ workspace }: { workspace: string }) {
  const { t } = useTranslation();
  const latest = useSubmissions(workspace, { pageSize: 5, every: 5_000 });
  return (
    <Card size="small" title={t('overview.submissions')} loading={latest.isPending}>
      {latest.items.length === 0 && <Empty title={t('overview.noSubmissions')} hint={t('overview.noSubmissionsHint')} />}
      <ul className="plain">
        {latest.items.slice(0, 5).map((submission) => (
          <li key={submission.id}>
            <Link to={`/workspaces/${workspace}/submissions/${submission.id}`}>{submission.name || submission.workflow}</Link>
            <span className="quiet">
              <State state={submission.state} /> · <Time iso={submission.createdAt} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Facts({ workspace }: { workspace: Workspace }) {
  const { t } = useTranslation();
  return (
    <Card size="small" title={t('overview.facts')}>
      <Descriptions
        column={1}
        size="small"
        items={[
          { key: 'id', label: t('overview.id'), children: <CopyText text={workspace.id} /> },
          { key: 'account', label: t('overview.billingAccount'), children: <CopyText text={workspace.billingAccount} /> },
          { key: 'created', label: t('overview.created'), children: workspace.createdAt && <Time iso={workspace.createdAt} /> },
          { key: 'tags', label: t('overview.tags'), children: workspace.tags?.join(', ') || t('overview.none') },
        ]}
      />
    </Card>
  );
}
