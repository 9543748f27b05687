import { Button, Dropdown, Modal } from 'antd';
import { MoreOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/client';
import { Fault } from '../../ui/Fault';

interface Props {
  workspace: string;
  id: string;
  writable: boolean;
  changed: boolean;
  /** Keeping it makes a version. */
  asVersion: boolean;
  saveable: boolean;
  saving: boolean;
  onSave: () => void;
  onDrop: () => void;
  onRename: () => void;
}

/** Launch; while something is changed, save it or let it be; rename; delete. */
export function Actions({ workspace, id, writable, changed, asVersion, saveable, saving, onSave, onDrop, onRename }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [deleting, setDeleting] = useState(false);
  return (
    <>
      {writable && <Button type={changed ? 'primary' : 'default'} disabled={!saveable} loading={saving} onClick={onSave}>{t(asVersion ? 'workflows.saveVersion' : 'workflows.save')}</Button>}
      {writable && changed && <Button onClick={onDrop}>{t('workflows.undo')}</Button>}
      <Button type={changed ? 'default' : 'primary'} onClick={() => void navigate('launch')}>{t('workflows.launch')}</Button>
      {writable && (
        <Dropdown menu={{ items: [{ key: 'rename', label: t('workflows.rename') }, { key: 'delete', danger: true, label: t('workflows.delete') }], onClick: ({ key }) => (key === 'rename' ? onRename() : setDeleting(true)) }} trigger={['click']}>
          <Button icon={<MoreOutlined aria-hidden />} aria-label={t('workflows.more')} />
        </Dropdown>
      )}
      {deleting && <Delete workspace={workspace} id={id} onClose={() => setDeleting(false)} />}
    </>
  );
}

function Delete({ workspace, id, onClose }: { workspace: string; id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const drop = useMutation({
    mutationFn: () => api.workspace.remove('/workspaces/{workspace}/configurations/{id}', { path: { workspace, id } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['configurations', workspace] });
      await navigate(`/workspaces/${workspace}/workflows`);
    },
  });
  return (
    <Modal open title={t('workflows.delete')} okText={t('workflows.delete')} okButtonProps={{ danger: true }} confirmLoading={drop.isPending} onOk={() => drop.mutate()} onCancel={onClose}>
      <p>{t('workflows.deleteWhat')}</p>
      {drop.isError && <Fault error={drop.error} />}
    </Modal>
  );
}
