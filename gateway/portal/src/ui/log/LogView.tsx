import { Button, Checkbox, Input, Skeleton } from 'antd';
import { DownloadOutlined, DownOutlined, UpOutlined } from '@ant-design/icons';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { Fault } from '../Fault';
import { lastErrorLine, lineOf, found } from './lines';
import { LogLines } from './LogLines';
import { useLog } from './useLog';

interface Props {
  path: string;
  live: boolean;
  /** Where to begin when the address names no line: at the last error, else at the end. */
  atError?: boolean;
  height?: number;
}

/** A log as it is, and as it grows: search, wrapped lines, a download of the whole, and an address for each line (`#L120`). */
export function LogView({ path, live, atError = false, height = 420 }: Props) {
  const { t } = useTranslation();
  const { hash, search: query } = useLocation();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [hit, setHit] = useState(0);
  const [wrap, setWrap] = useState(true);
  const log = useLog(path, live);
  const hits = useMemo(() => found(log.lines, text), [log.lines, text]);
  const named = log.cut ? undefined : lineOf(hash);
  const start = named ?? (atError && log.read && !live ? lastErrorLine(log.lines) : undefined);
  const step = (by: number) => setHit((hit + by + hits.length) % Math.max(1, hits.length));
  if (log.error && log.lines.length === 0) return <Fault error={log.error} onRetry={log.again} />;
  return (
    <section className="log">
      <div className="tools">
        <Input allowClear value={text} placeholder={t('log.search')} aria-label={t('log.search')} style={{ maxWidth: 200 }} onChange={(event) => { setText(event.target.value); setHit(0); }} onPressEnter={(event) => step(event.shiftKey ? -1 : 1)} />
        {text && (
          <span className="number" aria-live="polite">
            {hits.length === 0 ? t('log.noHit') : t('log.hit', { number: hit + 1, total: hits.length })}
            <Button type="text" size="small" icon={<UpOutlined aria-hidden />} aria-label={t('log.before')} disabled={hits.length === 0} onClick={() => step(-1)} />
            <Button type="text" size="small" icon={<DownOutlined aria-hidden />} aria-label={t('log.after')} disabled={hits.length === 0} onClick={() => step(1)} />
          </span>
        )}
        <Checkbox checked={wrap} onChange={(event) => setWrap(event.target.checked)}>{t('log.wrap')}</Checkbox>
        <Button href={path} download size="small" icon={<DownloadOutlined aria-hidden />}>{t('log.download')}</Button>
      </div>
      {log.cut && <p className="quiet">{t('log.cut')}</p>}
      {!log.read && log.lines.length === 0 && <Skeleton active paragraph={{ rows: 3 }} />}
      {log.read && log.lines.length === 0 && <p className="quiet">{t(live ? 'log.emptyYet' : 'log.empty')}</p>}
      {log.lines.length > 0 && (
        <LogLines
          lines={log.lines}
          numbered={!log.cut}
          live={live}
          wrap={wrap}
          mark={text}
          chosen={named}
          show={text ? hits[hit] : start}
          height={height}
          onChoose={(line) => navigate({ search: query, hash: `#L${line + 1}` }, { replace: true, preventScrollReset: true })}
        />
      )}
    </section>
  );
}
