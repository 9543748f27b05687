import { Skeleton } from 'antd';
import { useParams } from 'react-router';
import { useConfiguration } from '../../api/lists';
import { useWorkspaceId } from '../../api/workspaces';
import { Fault } from '../../ui/Fault';
import { WorkflowEditor } from './WorkflowEditor';

/** One workflow of a workspace. */
export function WorkflowPage() {
  const workspace = useWorkspaceId();
  const { configuration = '' } = useParams();
  const found = useConfiguration(workspace, configuration);
  if (found.isPending) return <Skeleton active />;
  if (found.isError) return <Fault error={found.error} onRetry={() => found.refetch()} />;
  return <WorkflowEditor key={found.data.id} workspace={workspace} configuration={found.data} />;
}
