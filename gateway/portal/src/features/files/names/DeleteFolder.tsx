import { Input, Modal } from 'antd';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import type { FolderContents } from '../../../api/types';
import { Fault } from '../../../ui/Fault';
import { Loaded } from '../../../ui/Loaded';
import { size } from '../../../ui/Size';
import { useNumber } from '../../../ui/useNumber';

/** Says how many files and bytes go, and asks for the folder's name: what is deleted does not come back. */
export function DeleteFolder({ workspace, folder, onDone, onClose }: { workspace: string; folder: string; onDone: () => void; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [typed, setTyped] = useState('');
  const name = folder.split('/').at(-2)!;
  const contents = useQuery({
    queryKey: ['files', workspace, 'contents', folder],
    queryFn: () => api.drs.get('/workspaces/{workspace}/folders:contents', { path: { workspace }, query: { prefix: folder } }),
    // What was counted an hour ago says nothing of what goes now.
    gcTime: 0,
  });
  const drop = useMutation({
    mutationFn: () => api.drs.post('/workspaces/{workspace}/folders:delete', { path: { workspace }, body: { prefix: folder } }),
    onSuccess: async () => {
      onDone();
      await queries.invalidateQueries({ queryKey: ['files', workspace] });
    },
  });
  return (
    <Modal
      open
      title={t('files.deleteFolderTitle', { name })}
      okText={t('files.deleteFolder')}
      okButtonProps={{ danger: true, disabled: typed !== name || !contents.data, loading: drop.isPending }}
      onOk={() => drop.mutate()}
      onCancel={onClose}
    >
      <Loaded query={contents}>{(there) => <Goes there={there} />}</Loaded>
      <label htmlFor="folder-typed">{t('files.deleteFolderType', { name })}</label>
      <Input id="folder-typed" value={typed} autoFocus onChange={(event) => setTyped(event.target.value)} style={{ marginTop: 8 }} />
      {drop.isError && <Fault error={drop.error} />}
    </Modal>
  );
}

function Goes({ there }: { there: FolderContents }) {
  const { t, i18n } = useTranslation();
  const number = useNumber();
  const earlier = there.objects - there.files;
  return (
    <div data-testid="goes">
      <p>{t('files.goFiles', { count: there.files, number: number(there.files), size: size(there.bytes, i18n.language) })}</p>
      {earlier > 0 && <p>{t('files.goVersions', { count: earlier, number: number(earlier) })}</p>}
      <p>{t('files.goFreed', { size: size(there.freed, i18n.language) })}</p>
      <p className="quiet">{t('files.deleteFolderWhat')}</p>
    </div>
  );
}
