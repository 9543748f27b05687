import { Skeleton } from 'antd';
import { useParams } from 'react-router';
import { useConfiguration } from '../../api/lists';
import { useWorkspaceId } from '../../api/workspaces';
import { Fault } from '../../ui/Fault';
import { LaunchForm } from './LaunchForm';

/** What, on what, how: and what it will cost, before anything starts. */
export function LaunchPage() {
  const workspace = useWorkspaceId();
  const { configuration = '' } = useParams();
  const found = useConfiguration(workspace, configuration);
  if (found.isPending) return <Skeleton active />;
  if (found.isError) return <Fault error={found.error} onRetry={() => found.refetch()} />;
  return <LaunchForm workspace={workspace} configuration={found.data} />;
}
