import { App, Button, Modal } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import type { FileEntry } from '../../../api/types';
import { Fault } from '../../../ui/Fault';
import { saveFile } from '../../../ui/saveFile';
import { size } from '../../../ui/Size';
import { useNumber } from '../../../ui/useNumber';
import { listOf, lots } from './addresses';

/** Files that one call deletes. */
const MOST = 500;

interface Props {
  workspace: string;
  files: FileEntry[];
  writable: boolean;
  onNone: () => void;
}

/** The bar of what can be done with the files chosen in the list. */
export function Chosen({ workspace, files, writable, onNone }: Props) {
  const { t, i18n } = useTranslation();
  const number = useNumber();
  const { message } = App.useApp();
  const [deleting, setDeleting] = useState(false);
  if (files.length === 0) return null;
  const bytes = size(files.reduce((sum, file) => sum + (file.size ?? 0), 0), i18n.language);
  const copy = async () => {
    await navigator.clipboard.writeText(files.map((file) => file.drsUri).join('\n'));
    message.success(t('app.copied'));
  };
  return (
    <div className="selection" role="region" aria-label={t('files.chosenBar')} data-testid="chosen">
      <strong>{t('files.chosen', { count: files.length, number: number(files.length), size: bytes })}</strong>
      <Button onClick={() => saveFile(new Blob([listOf(files)], { type: 'text/tab-separated-values' }), 'files.tsv')}>{t('files.saveList')}</Button>
      <Button onClick={copy}>{t('files.copyAddresses')}</Button>
      {writable && <Button danger onClick={() => setDeleting(true)}>{t('files.deleteChosen')}</Button>}
      <Button type="text" onClick={onNone}>{t('files.chooseNone')}</Button>
      {deleting && <DeleteFiles workspace={workspace} files={files} bytes={bytes} onClose={() => setDeleting(false)} onDone={onNone} />}
    </div>
  );
}

function DeleteFiles({ workspace, files, bytes, onClose, onDone }: { workspace: string; files: FileEntry[]; bytes: string; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const number = useNumber();
  const queries = useQueryClient();
  const drop = useMutation({
    // Repeating it is safe: what is gone already is no fault.
    mutationFn: async () => {
      for (const lot of lots(files, MOST)) {
        await api.drs.post('/workspaces/{workspace}/files:delete', { path: { workspace }, body: { objects: lot.map((file) => file.objectId!) } });
      }
    },
    onSuccess: () => {
      onClose();
      onDone();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['files', workspace] }),
  });
  return (
    <Modal open title={t('files.deleteChosenTitle', { count: files.length, number: number(files.length), size: bytes })} okText={t('files.deleteChosen')} okButtonProps={{ danger: true, loading: drop.isPending }} onOk={() => drop.mutate()} onCancel={onClose}>
      <p>{t('files.deleteChosenWhat')}</p>
      <p className="breakable quiet">{files.slice(0, 20).map((file) => file.path).join(', ')}{files.length > 20 && ' …'}</p>
      {drop.isError && <Fault error={drop.error} />}
    </Modal>
  );
}
