import { Button, Dropdown } from 'antd';
import { MoreOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Workspace } from '../../api/types';
import { mayOwn } from '../../api/workspaces';
import { Fault } from '../../ui/Fault';
import { CloneWorkspace } from './CloneWorkspace';
import { DescribeWorkspace } from './DescribeWorkspace';
import { RemoveWorkspace } from './RemoveWorkspace';

type Dialog = 'describe' | 'clone' | 'remove';

/** What can be done with a workspace as a whole. */
export function WorkspaceActions({ workspace }: { workspace: Workspace }) {
  const { t } = useTranslation();
  const [dialog, setDialog] = useState<Dialog>();
  const queries = useQueryClient();
  const path = { workspace: workspace.id };
  const refresh = () => queries.invalidateQueries({ queryKey: ['workspace', workspace.id] });
  const lock = useMutation({ mutationFn: () => (workspace.locked ? api.workspace.remove('/workspaces/{workspace}/lock', { path }) : api.workspace.put('/workspaces/{workspace}/lock', { path })), onSuccess: refresh });
  const takeBack = useMutation({ mutationFn: () => api.workspace.remove('/workspaces/{workspace}/removal', { path }), onSuccess: refresh });
  const owner = mayOwn(workspace);
  const items = [
    ...(owner && !workspace.locked ? [{ key: 'describe', label: t('overview.describe') }] : []),
    { key: 'clone', label: t('overview.clone') },
    ...(owner ? [{ key: 'lock', label: t(workspace.locked ? 'overview.unlock' : 'overview.lock') }] : []),
    ...(owner && workspace.state === 'REMOVING' ? [{ key: 'takeBack', label: t('overview.takeBack') }] : []),
    ...(owner && workspace.state === 'ACTIVE' && !workspace.personal && !workspace.locked
      ? [{ key: 'remove', label: t('overview.remove'), danger: true }]
      : []),
  ];
  const act = (key: string) => {
    if (key === 'lock') lock.mutate();
    else if (key === 'takeBack') takeBack.mutate();
    else setDialog(key as Dialog);
  };
  const close = () => setDialog(undefined);
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => act(key) }}>
        <Button icon={<MoreOutlined aria-hidden />} aria-label={t('overview.actions')} loading={lock.isPending || takeBack.isPending} />
      </Dropdown>
      {lock.isError && <Fault error={lock.error} />}
      {takeBack.isError && <Fault error={takeBack.error} />}
      {dialog === 'describe' && <DescribeWorkspace workspace={workspace} onClose={close} />}
      {dialog === 'clone' && <CloneWorkspace workspace={workspace} onClose={close} />}
      {dialog === 'remove' && <RemoveWorkspace workspace={workspace} onClose={close} />}
    </>
  );
}
