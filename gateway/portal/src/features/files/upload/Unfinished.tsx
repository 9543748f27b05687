import { Button, Popconfirm } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { usePages } from '../../../api/pages';
import type { Upload } from '../../../api/types';
import { Fault } from '../../../ui/Fault';
import { More } from '../../../ui/More';
import { size } from '../../../ui/Size';
import { Time } from '../../../ui/Time';
import { queue } from './queue';
import { useUploads } from './UploadPanel';

/** Uploads of this workspace that were broken off, here or elsewhere: the file chosen again goes on from what is there. */
export function Unfinished({ workspace }: { workspace: string }) {
  const { t } = useTranslation();
  const { lines } = useUploads();
  const open = usePages(['uploads', workspace], (asked) => api.drs.get('/uploads', { query: { workspace, state: 'OPEN', ...asked } }), { pageSize: 50 });
  const here = new Set(lines.filter((line) => line.workspace === workspace).map((line) => line.path));
  const others = open.items.filter((upload) => !here.has(upload.path));
  if (others.length === 0) return null;
  return (
    <section className="uploads" aria-label={t('files.unfinished')} data-testid="unfinished">
      <strong>{t('files.unfinished')}</strong> <span className="quiet">{t('files.unfinishedHint')}</span>
      <ul className="plain">
        {others.map((upload) => <One key={upload.id} upload={upload} />)}
      </ul>
      <More pages={open} />
    </section>
  );
}

function One({ upload }: { upload: Upload }) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const discard = useMutation({
    mutationFn: () => api.drs.remove('/uploads/{id}', { path: { id: upload.id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['uploads', upload.workspace] }),
  });
  const choose = (files: FileList | null) => {
    if (files?.[0]) queue.add(upload.workspace, '', [{ path: upload.path, file: files[0] }]);
  };
  return (
    <li className="upload" data-path={upload.path}>
      <span className="breakable upload-name">{upload.path}</span>
      <span className="quiet number">{size(upload.size, i18n.language)}</span>
      <span className="quiet"><Time iso={upload.createdAt} /></span>
      <span className="actions">
        <Button size="small" onClick={() => input.current?.click()}>{t('files.chooseAgain')}</Button>
        <Popconfirm title={t('files.discardWhat')} okText={t('files.discard')} onConfirm={() => discard.mutate()}>
          <Button size="small" type="text" danger loading={discard.isPending}>{t('files.discard')}</Button>
        </Popconfirm>
      </span>
      <input ref={input} type="file" hidden onChange={(event) => choose(event.target.files)} aria-label={`${t('files.chooseAgain')}: ${upload.path}`} />
      {discard.isError && <Fault error={discard.error} />}
    </li>
  );
}
