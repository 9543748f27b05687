import { Button, Card, Skeleton, theme } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useConfigurations } from '../../api/lists';
import { mayWrite, useWorkspace, useWorkspaceId } from '../../api/workspaces';
import { Empty } from '../../ui/Empty';
import { Fault } from '../../ui/Fault';
import { Heading } from '../../ui/Heading';
import { NewWorkflow } from './NewWorkflow';

/** The workflows of a workspace, each with the table that it runs over. */
export function WorkflowsPage() {
  const { t } = useTranslation();
  const { token } = theme.useToken();
  const workspace = useWorkspaceId();
  const writable = mayWrite(useWorkspace(workspace).data);
  const [adding, setAdding] = useState(false);
  const found = useConfigurations(workspace);
  return (
    <>
      <Heading
        title={t('workflows.title')}
        what={t('workflows.what')}
        actions={writable && <Button type="primary" onClick={() => setAdding(true)}>{t('workflows.add')}</Button>}
      />
      {found.isPending && <Skeleton active />}
      {found.isError && <Fault error={found.error} onRetry={() => found.refetch()} />}
      {found.isSuccess && found.items.length === 0 && <Empty title={t('workflows.none')} hint={t('workflows.noneHint')} />}
      {found.items.length > 0 && (
        <Card styles={{ body: { padding: 0 } }}>
          <ul className="rows">
            {found.items.map((configuration) => (
              <li key={configuration.id} style={{ borderColor: token.colorBorderSecondary }}>
                <div>
                  <Link className="strong" to={configuration.id}>{configuration.name}</Link>
                  <div className="quiet">{t('workflows.over', { workflow: configuration.workflow.name, table: configuration.table ?? t('workflows.noTable') })}</div>
                </div>
                <Link to={`${configuration.id}/launch`}>{t('workflows.launch')}</Link>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {adding && <NewWorkflow workspace={workspace} onClose={() => setAdding(false)} />}
    </>
  );
}
