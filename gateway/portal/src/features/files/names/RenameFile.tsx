import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { NameForm } from './NameForm';

interface Props {
  workspace: string;
  object: string;
  path: string;
  onDone: (path: string) => void;
  onClose: () => void;
}

/** Gives a file another path. What refers to it by its address stays as it is. */
export function RenameFile({ workspace, object, path, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const rename = useMutation({
    mutationFn: (to: string) => api.drs.patch('/objects/{id}', { path: { id: object }, body: { path: to } }),
    onSuccess: async (renamed) => {
      onDone(renamed.path);
      await queries.invalidateQueries({ queryKey: ['files', workspace] });
    },
  });
  return (
    <NameForm title={t('files.renameFile')} label={t('files.newPath')} path={path} error={rename.error} pending={rename.isPending} onRename={(to) => rename.mutate(to)} onClose={onClose}>
      <p className="quiet">{t('files.renameStays')}</p>
    </NameForm>
  );
}
