import { Input, Modal, Skeleton } from 'antd';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { address, get, remove } from '../../api/client';
import type { Workspace } from '../../api/types';
import { Fault } from '../../ui/Fault';

interface Contents {
  tables: number;
  rows: number;
  data: number;
  configurations: number;
  openSubmissions: number;
}

/** Says what will go, and asks for the workspace's name before it starts. */
export function RemoveWorkspace({ workspace, onClose }: { workspace: Workspace; onClose: () => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const queries = useQueryClient();
  const path = address`/api/workspace/workspaces/${workspace.id}`;
  const contents = useQuery({ queryKey: ['removal', workspace.id], queryFn: () => get<Contents>(`${path}/removal`) });
  const start = useMutation({
    mutationFn: () => remove(path),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['workspace', workspace.id] });
      await queries.invalidateQueries({ queryKey: ['workspaces'] });
      onClose();
    },
  });
  return (
    <Modal
      open
      title={t('overview.removeTitle', { name: workspace.name })}
      okText={t('overview.remove')}
      okButtonProps={{ danger: true, disabled: typed !== workspace.name }}
      confirmLoading={start.isPending}
      onOk={() => start.mutate()}
      onCancel={onClose}
    >
      {contents.isPending && <Skeleton active />}
      {contents.isError && <Fault error={contents.error} onRetry={() => contents.refetch()} />}
      {contents.data && <p>{t('overview.removeWhat', { ...contents.data })}</p>}
      <label>
        {t('overview.removeType', { name: workspace.name })}
        <Input value={typed} onChange={(event) => setTyped(event.target.value)} style={{ marginTop: 8 }} />
      </label>
      {start.isError && <Fault error={start.error} />}
    </Modal>
  );
}
