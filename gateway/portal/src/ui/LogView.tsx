import { Button, Checkbox, Input } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Fault } from './Fault';

const SHOWN = 256 * 1024;

/** The end of a log: follows while it grows, searches lines, never shows more than a page can bear; the whole is a download. */
export function LogView({ path, live }: { path: string; live: boolean }) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const [wrap, setWrap] = useState(true);
  const box = useRef<HTMLPreElement>(null);
  const log = useQuery({ queryKey: ['log', path], queryFn: () => end(path), refetchInterval: live ? 2_000 : false });
  const lines = useMemo(() => (log.data?.text ?? '').split('\n').filter((line) => line.toLowerCase().includes(search.toLowerCase())), [log.data, search]);
  useEffect(() => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [lines]);
  if (log.isError) return <Fault error={log.error} onRetry={() => log.refetch()} />;
  return (
    <>
      <div className="tools">
        <Input.Search allowClear placeholder={t('log.search')} aria-label={t('log.search')} onSearch={setSearch} style={{ maxWidth: 240 }} />
        <Checkbox checked={wrap} onChange={(event) => setWrap(event.target.checked)}>{t('log.wrap')}</Checkbox>
        <Button href={path} download size="small">{t('log.download')}</Button>
      </div>
      {log.data?.cut && <p className="quiet">{t('log.cut')}</p>}
      {log.data?.text === '' && <p className="quiet">{t('log.empty')}</p>}
      {log.data?.text !== '' && (
        <pre ref={box} className="preview" data-testid="log" style={wrap ? undefined : { whiteSpace: 'pre' }}>
          {lines.join('\n')}
        </pre>
      )}
    </>
  );
}

async function end(path: string): Promise<{ text: string; cut: boolean }> {
  const answer = await fetch(path, { headers: { Range: `bytes=-${SHOWN}` } });
  if (answer.status === 416 || answer.status === 404) return { text: '', cut: false };
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  const from = /bytes (\d+)-/.exec(answer.headers.get('Content-Range') ?? '')?.[1] ?? '0';
  return { text: await answer.text(), cut: from !== '0' };
}
