import { Button, Popconfirm } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accessUrl } from '../../api/objects';
import { api } from '../../api/client';
import type { FileVersion } from '../../api/types';
import { Empty } from '../../ui/Empty';
import { Fault } from '../../ui/Fault';
import { Loaded } from '../../ui/Loaded';
import { Facts } from './Facts';
import { useVersions } from './files';
import { RenameFile } from './names/RenameFile';
import { Preview } from './preview/Preview';
import { Versions } from './Versions';

interface Props {
  workspace: string;
  path: string;
  /** One of the earlier objects that had this name; otherwise the newest. */
  version?: string;
  writable: boolean;
  onMoved: (path: string) => void;
  onGone: () => void;
}

/** One file beside the list: what it is, who made it, what it was before, what is in it; download and deletion. */
export function FileDetails({ workspace, path, version, writable, onMoved, onGone }: Props) {
  const { t } = useTranslation();
  const versions = useVersions(workspace, path);
  return (
    <Loaded query={versions}>
      {(all) => {
        const shown = version ? all.find(({ object }) => object.id === version) : all[0];
        if (!shown) return <Empty title={t('files.gone')} hint={t('files.goneHint')} />;
        return (
          <div data-testid="file">
            <Facts version={shown} workspace={workspace} />
            <Actions version={shown} workspace={workspace} writable={writable} newest={shown === all[0]} onMoved={onMoved} onGone={onGone} />
            <Preview key={shown.object.id} object={shown.object} workspace={workspace} />
            {all.length > 1 && <Versions all={all} shown={shown.object.id} />}
          </div>
        );
      }}
    </Loaded>
  );
}

type ActionsProps = Pick<Props, 'workspace' | 'writable' | 'onMoved' | 'onGone'> & { version: FileVersion; newest: boolean };

function Actions({ version: { object }, workspace, writable, newest, onMoved, onGone }: ActionsProps) {
  const [renaming, setRenaming] = useState(false);
  const { t } = useTranslation();
  const queries = useQueryClient();
  const drop = useMutation({
    mutationFn: () => api.drs.remove('/objects/{id}', { path: { id: object.id } }),
    onSuccess: async () => {
      onGone();
      await queries.invalidateQueries({ queryKey: ['files', workspace] });
    },
  });
  const download = useMutation({ mutationFn: () => accessUrl(object.id), onSuccess: (url) => window.location.assign(url) });
  return (
    <>
      <div className="tools">
        <Button type="primary" loading={download.isPending} onClick={() => download.mutate()}>{t('files.download')}</Button>
        {writable && newest && <Button onClick={() => setRenaming(true)}>{t('files.rename')}</Button>}
        {writable && (
          <Popconfirm title={t('files.deleteWhat')} okText={t('files.delete')} onConfirm={() => drop.mutate()}>
            <Button danger loading={drop.isPending}>{t('files.delete')}</Button>
          </Popconfirm>
        )}
      </div>
      {renaming && <RenameFile workspace={workspace} object={object.id} path={object.path} onDone={onMoved} onClose={() => setRenaming(false)} />}
      {drop.isError && <Fault error={drop.error} />}
      {download.isError && <Fault error={download.error} />}
    </>
  );
}
