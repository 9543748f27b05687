import { Input, Modal, Skeleton } from 'antd';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Removal, Workspace } from '../../api/types';
import { Fault } from '../../ui/Fault';
import { size } from '../../ui/Size';
import { useNumber } from '../../ui/useNumber';

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
      {contents.data && <Contents contents={contents.data} />}
      <label>
        {t('overview.removeType', { name: workspace.name })}
        <Input value={typed} onChange={(event) => setTyped(event.target.value)} style={{ marginTop: 8 }} />
      </label>
      {start.isError && <Fault error={start.error} />}
    </Modal>
  );
}

/** Line by line, so that nobody reads over the files. */
function Contents({ contents }: { contents: Removal }) {
  const { t, i18n } = useTranslation();
  const number = useNumber();
  return (
    <>
      <p>{t('overview.removeWhat')}</p>
      <ul data-testid="removal">
        <li>{t('overview.goFiles', { count: contents.files ?? 0, number: number(contents.files ?? 0), size: size(contents.bytes ?? 0, i18n.language) })}</li>
        <li>{t('overview.goTables', { count: contents.tables ?? 0, number: number(contents.tables ?? 0), rows: number(contents.rows ?? 0) })}</li>
        <li>{t('overview.goData', { count: contents.data ?? 0, number: number(contents.data ?? 0) })}</li>
        <li>{t('overview.goWorkflows', { count: contents.configurations ?? 0, number: number(contents.configurations ?? 0) })}</li>
        {!!contents.openSubmissions && <li>{t('overview.goOpen', { count: contents.openSubmissions, number: number(contents.openSubmissions) })}</li>}
      </ul>
      <p className="quiet">{t('overview.removeGrace')}</p>
    </>
  );
}
