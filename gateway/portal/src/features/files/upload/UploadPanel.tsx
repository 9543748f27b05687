import { Button, Progress as Bar } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { size } from '../../../ui/Size';
import { span } from '../../../ui/Time';
import { isOver, isUnderWay, type Line } from './machine';
import { queue } from './queue';
import { timeLeft } from './speed';
import { UploadLine } from './UploadLine';
import { useNumber } from '../../../ui/useNumber';

const SHOWN = 30;
/** What asks for a look comes first, then what moves; what waits or is done follows. */
const ORDER: Line['step'][] = ['changed', 'failed', 'opening', 'sending', 'checking', 'verifying', 'paused', 'waiting', 'done'];

export function useUploads() {
  return useSyncExternalStore(queue.subscribe, queue.snapshot);
}

/** The files on their way into a workspace: how far all of them are, how fast, how long yet, and each that matters now. */
export function UploadPanel({ workspace }: { workspace: string }) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const number = useNumber();
  const { lines, speed } = useUploads();
  const mine = lines.filter((line) => line.workspace === workspace);
  useEffect(() => {
    queue.onChange = (changed) => {
      void queries.invalidateQueries({ queryKey: ['files', changed] });
      void queries.invalidateQueries({ queryKey: ['uploads', changed] });
    };
  }, [queries]);
  if (mine.length === 0) return null;
  const whole = mine.reduce((sum, line) => sum + line.size, 0);
  const sent = mine.reduce((sum, line) => sum + (line.step === 'done' ? line.size : line.sent), 0);
  const done = mine.filter((line) => line.step === 'done').length;
  const moving = mine.some((line) => line.step === 'waiting' || isUnderWay(line.step));
  const left = moving ? timeLeft(whole - sent, speed) : undefined;
  const shown = [...mine].sort((one, other) => ORDER.indexOf(one.step) - ORDER.indexOf(other.step)).slice(0, SHOWN);
  return (
    <section className="uploads" aria-label={t('files.uploads')} data-testid="uploads">
      <div className="tools">
        <strong role="status">{t('files.filesDone', { count: mine.length, done: number(done), all: number(mine.length) })}</strong>
        <span className="quiet number">
          {t('files.bytesSent', { sent: size(sent, i18n.language), all: size(whole, i18n.language) })}
          {moving && speed !== undefined && ` · ${t('files.speed', { speed: size(speed, i18n.language) })}`}
          {left !== undefined && ` · ${t('files.left', { time: span(left, i18n.language) })}`}
        </span>
        <span className="actions">
          {moving && <Button size="small" onClick={() => queue.pauseAll()}>{t('files.pauseAll')}</Button>}
          {mine.some((line) => line.step === 'paused' || line.step === 'failed') && <Button size="small" onClick={() => queue.resumeAll()}>{t('files.resumeAll')}</Button>}
          {done > 0 && <Button size="small" type="text" onClick={() => queue.clearDone()}>{t('files.clearDone')}</Button>}
        </span>
      </div>
      {mine.length > 1 && <Bar percent={whole === 0 ? 0 : Math.floor((sent / whole) * 100)} size="small" aria-label={t('files.uploads')} status={mine.every((line) => isOver(line.step)) ? 'normal' : 'active'} strokeColor="var(--brand)" />}
      <ul className="plain">
        {shown.map((line) => <UploadLine key={line.id} line={line} />)}
      </ul>
      {mine.length > shown.length && <p className="quiet">{t('files.moreLines', { number: number(mine.length - shown.length) })}</p>}
    </section>
  );
}
