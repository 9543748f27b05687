import { Skeleton } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { address, get } from '../../api/client';
import type { Configuration } from '../../api/types';
import { useWorkspaceId } from '../../api/workspaces';
import { Fault } from '../../ui/Fault';
import { LaunchForm } from './LaunchForm';

/** What, on what, how: and what it will cost, before anything starts. */
export function LaunchPage() {
  const workspace = useWorkspaceId();
  const { configuration = '' } = useParams();
  const found = useQuery({
    queryKey: ['configuration', configuration],
    queryFn: () => get<Configuration>(address`/api/workspace/workspaces/${workspace}/configurations/${configuration}`),
  });
  if (found.isPending) return <Skeleton active />;
  if (found.isError) return <Fault error={found.error} onRetry={() => found.refetch()} />;
  return <LaunchForm workspace={workspace} configuration={found.data} />;
}
