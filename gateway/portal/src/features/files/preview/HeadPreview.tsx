import { Button, Segmented, Skeleton } from 'antd';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RemoteFile } from '../../../api/objects';
import { Fault } from '../../../ui/Fault';
import { size } from '../../../ui/Size';
import type { Kind } from './kind';
import { Page } from './Page';
import { TablePreview } from './TablePreview';
import { textOf, wholeLines } from './text';
import { isGzip, unpackHead } from './unpack';

const FIRST = 64 * 1024;
const MOST = 8 * 1024 * 1024;

interface Head {
  /** Nothing: the bytes are no text. */
  text?: string;
  /** The file ends where this ends. */
  whole: boolean;
}

async function headOf(file: RemoteFile, limit: number): Promise<Head> {
  const bytes = new Uint8Array(await file.read(0, limit));
  return { text: textOf(isGzip(bytes) ? await unpackHead(bytes) : bytes), whole: limit >= file.size };
}

/** The beginning of a file as what it is: text, table, JSON; what a browser would run is shown where nothing runs. More by a click. */
export function HeadPreview({ file, kind }: { file: RemoteFile; kind: Kind }) {
  const { t, i18n } = useTranslation();
  const [limit, setLimit] = useState(FIRST);
  const [asText, setAsText] = useState(kind !== 'table');
  const head = useQuery({ queryKey: ['head', file.object, limit], queryFn: () => headOf(file, limit), placeholderData: keepPreviousData, staleTime: Infinity });
  if (head.isError) return <Fault error={head.error} onRetry={() => head.refetch()} />;
  if (!head.data) return <Skeleton active />;
  const { text, whole } = head.data;
  if (text === undefined) return <p className="quiet">{t('files.binary')}</p>;
  const looks = kind === 'table' ? 'table' : kind === 'html' || kind === 'svg' ? 'page' : undefined;
  return (
    <div data-testid="preview" aria-busy={head.isFetching}>
      {looks && (
        <div className="tools">
          <Segmented<boolean> value={asText} onChange={setAsText} options={[{ value: false, label: t(`files.look.${looks}`) }, { value: true, label: t('files.look.text') }]} />
          {looks === 'page' && <span className="quiet">{t('files.noScripts')}</span>}
        </div>
      )}
      {!asText && looks === 'table' && <TablePreview text={whole ? text : wholeLines(text)} name={file.name} />}
      {!asText && looks === 'page' && <Page kind={kind} text={text} name={file.name} />}
      {(asText || !looks) && <pre className="preview" tabIndex={0} aria-label={file.name}>{kind === 'json' && whole ? indented(text) : text}</pre>}
      {!whole && (
        <div className="tools">
          <span className="quiet">{t('files.shownOf', { shown: size(limit, i18n.language), all: size(file.size, i18n.language) })}</span>
          {limit < MOST && <Button size="small" loading={head.isFetching} onClick={() => setLimit(Math.min(MOST, limit * 8))}>{t('files.showMore')}</Button>}
        </div>
      )}
    </div>
  );
}

function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
