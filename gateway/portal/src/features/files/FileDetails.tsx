import { Button, Descriptions, Drawer, Popconfirm } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ga4gh } from '../../api/client';
import { CopyText } from '../../ui/CopyText';
import { Fault } from '../../ui/Fault';
import { size } from '../../ui/Size';
import { Time } from '../../ui/Time';
import type { FileEntry } from '../../api/types';
import { Preview } from './Preview';

interface Props {
  workspace: string;
  file: FileEntry;
  writable: boolean;
  onClose: () => void;
}

/** One file beside the list: what programs need of it, the beginning of its text, download and deletion. */
export function FileDetails({ workspace, file, writable, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const drop = useMutation({
    mutationFn: () => api.drs.remove('/objects/{id}', { path: { id: file.objectId! } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['files', workspace] });
      onClose();
    },
  });
  const download = useMutation({
    mutationFn: () => accessUrl(file.objectId!),
    onSuccess: (url) => window.location.assign(url),
  });
  return (
    <Drawer open size="large" title={file.path.split('/').at(-1)} onClose={onClose} data-testid="file">
      <Descriptions
        column={1}
        size="small"
        items={[
          { key: 'path', label: t('files.path'), children: <span className="breakable">{file.path}</span> },
          { key: 'size', label: t('files.size'), children: `${size(file.size ?? 0, i18n.language)} (${new Intl.NumberFormat(i18n.language).format(file.size ?? 0)} B)` },
          { key: 'drs', label: 'DRS', children: <CopyText text={file.drsUri!} /> },
          { key: 'sha', label: 'SHA-256', children: <CopyText text={file.sha256!} shown={`${file.sha256!.slice(0, 16)}…`} /> },
          { key: 'md5', label: 'MD5', children: file.md5 && <CopyText text={file.md5} /> },
          { key: 'since', label: t('files.since'), children: file.createdAt && <Time iso={file.createdAt} /> },
        ]}
      />
      <div className="tools">
        <Button type="primary" loading={download.isPending} onClick={() => download.mutate()}>{t('files.download')}</Button>
        {writable && (
          <Popconfirm title={t('files.deleteWhat')} okText={t('files.delete')} onConfirm={() => drop.mutate()}>
            <Button danger loading={drop.isPending}>{t('files.delete')}</Button>
          </Popconfirm>
        )}
      </div>
      {drop.isError && <Fault error={drop.error} />}
      {download.isError && <Fault error={download.error} />}
      <Preview file={file} />
    </Drawer>
  );
}

/** An address of the bytes, good for minutes and recorded in the audit trail. */
export async function accessUrl(object: string): Promise<string> {
  const { access_methods: methods } = await ga4gh.drs.get('/ga4gh/drs/v1/objects/{object_id}', { path: { object_id: object } });
  const access_id = methods?.[0]?.access_id ?? '';
  return (await ga4gh.drs.get('/ga4gh/drs/v1/objects/{object_id}/access/{access_id}', { path: { object_id: object, access_id } })).url!;
}
