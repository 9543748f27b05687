import { Input, Modal, Skeleton } from 'antd';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Workspace } from '../../api/types';
import { Fault } from '../../ui/Fault';

/** Says what will go, and asks for the workspace's name before it starts. */
export function RemoveWorkspace({ workspace, onClose }: { workspace: Workspace; onClose: () => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const queries = useQueryClient();
  const path = { workspace: workspace.id };
  const contents = useQuery({ queryKey: ['removal', workspace.id], queryFn: () => api.workspace.get('/workspaces/{workspace}/removal', { path }) });
  const start = useMutation({
    mutationFn: () => api.workspace.remove('/workspaces/{workspace}', { path }),
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
