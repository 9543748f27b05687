import { Button, Popover } from 'antd';
import { DownloadOutlined, EyeOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ga4gh } from '../../api/client';
import { Chip } from '../../ui/Chip';
import { CopyText } from '../../ui/CopyText';
import { Fault } from '../../ui/Fault';
import { size } from '../../ui/Size';

const HEAD = 16 * 1024;

/** A file among values: its name and size, its beginning on demand, its bytes, its address. */
export function FileValue({ uri }: { uri: string }) {
  const { t, i18n } = useTranslation();
  const id = uri.slice(uri.lastIndexOf('/') + 1);
  const object = useQuery({ queryKey: ['object', id], staleTime: Infinity, retry: false, queryFn: () => ga4gh.drs.get('/ga4gh/drs/v1/objects/{object_id}', { path: { object_id: id } }) });
  const download = useMutation({ mutationFn: () => addressOf(id, object.data?.access_methods?.[0]?.access_id), onSuccess: (url) => window.location.assign(url) });
  const name = object.data?.name ?? object.data?.aliases?.[0] ?? id;
  return (
    <div className="file-value">
      <Chip kind="file" text={name.slice(name.lastIndexOf('/') + 1)} preview={<CopyText text={uri} />} /> {object.data?.size !== undefined && <span className="quiet number">{size(object.data.size, i18n.language)}</span>}
      {object.data && (
        <>
          <Popover trigger="click" destroyOnHidden content={<Head id={id} access={object.data.access_methods?.[0]?.access_id} />}>
            <Button type="text" size="small" icon={<EyeOutlined aria-hidden />} aria-label={t('run.preview', { name })} />
          </Popover>
          <Button type="text" size="small" icon={<DownloadOutlined aria-hidden />} loading={download.isPending} aria-label={t('run.download', { name })} onClick={() => download.mutate()} />
        </>
      )}
      {object.isError && <span className="quiet">{t('run.fileGone')}</span>}
      {download.isError && <Fault error={download.error} />}
    </div>
  );
}

function Head({ id, access }: { id: string; access?: string }) {
  const { t } = useTranslation();
  const head = useQuery({ queryKey: ['head', id], staleTime: Infinity, retry: false, queryFn: () => headOf(id, access) });
  if (head.isError) return <Fault error={head.error} onRetry={() => head.refetch()} />;
  if (!head.data) return <span className="quiet">{t('run.reading')}</span>;
  if (head.data.binary) return <span className="quiet">{t('run.binary')}</span>;
  return <pre className="preview head-preview">{head.data.text || t('run.emptyFile')}{head.data.cut && '\n…'}</pre>;
}

async function addressOf(object: string, access = ''): Promise<string> {
  return (await ga4gh.drs.get('/ga4gh/drs/v1/objects/{object_id}/access/{access_id}', { path: { object_id: object, access_id: access } })).url!;
}

async function headOf(object: string, access?: string): Promise<{ text: string; binary: boolean; cut: boolean }> {
  const answer = await fetch(await addressOf(object, access), { headers: { Range: `bytes=0-${HEAD - 1}` } });
  if (answer.status === 416) return { text: '', binary: false, cut: false };
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  const text = new TextDecoder().decode(await answer.arrayBuffer());
  return { text, binary: text.includes('\0') || text.startsWith('\u001f'), cut: answer.status === 206 && text.length >= HEAD - 4 };
}
