import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { NameForm } from './NameForm';

/** Gives everything below a folder names below another one; a large folder goes on at the platform, and the page shows how far. */
export function RenameFolder({ workspace, folder, onDone, onClose }: { workspace: string; folder: string; onDone: (folder: string) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const move = useMutation({
    mutationFn: (to: string) => api.drs.post('/workspaces/{workspace}/folders:move', { path: { workspace }, body: { prefix: folder, to: `${to}/` } }),
    onSuccess: async (_, to) => {
      onDone(`${to}/`);
      await queries.invalidateQueries({ queryKey: ['files', workspace] });
    },
  });
  return (
    <NameForm title={t('files.renameFolder')} label={t('files.newFolderPath')} path={folder.slice(0, -1)} error={move.error} pending={move.isPending} onRename={(to) => move.mutate(to)} onClose={onClose}>
      <p className="quiet">{t('files.renameFolderStays')}</p>
    </NameForm>
  );
}
