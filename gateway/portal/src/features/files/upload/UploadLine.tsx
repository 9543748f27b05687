import { Button, Progress as Bar } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { CopyText } from '../../../ui/CopyText';
import { Fault } from '../../../ui/Fault';
import { size } from '../../../ui/Size';
import { folderOf, nameOf } from '../paths';
import { to } from '../place';
import { Unreadable } from './digest';
import { isUnderWay, type Line } from './machine';
import { queue } from './queue';
import { OtherFile } from './transfer';
import { useNumber } from '../../../ui/useNumber';

/** One file on its way: how far, its checksum once it is known, pause, go on, begin anew, and the reason when it was refused. */
export function UploadLine({ line }: { line: Line }) {
  const { t, i18n } = useTranslation();
  const { id, path, step } = line;
  const status = step === 'failed' || step === 'changed' ? 'exception' : step === 'done' ? 'success' : step === 'paused' || step === 'waiting' ? 'normal' : 'active';
  return (
    <li className="upload" data-step={step} data-path={path}>
      <span className="breakable upload-name">{step === 'done' ? <Link to={to({ folder: folderOf(path), file: path })}>{nameOf(path)}</Link> : path}</span>
      <span className="quiet number">{size(line.size, i18n.language)}</span>
      <Bar percent={percent(line)} status={status} size="small" aria-label={path} />
      <span className="quiet">{t(`files.step.${step}`)}</span>
      {line.sha256 && <span className="quiet">SHA-256 <CopyText text={line.sha256} shown={`${line.sha256.slice(0, 12)}…`} /></span>}
      <span className="actions">
        {(step === 'waiting' || isUnderWay(step)) && <Button size="small" onClick={() => queue.pause(id)}>{t('files.pause')}</Button>}
        {(step === 'paused' || step === 'failed') && <Button size="small" onClick={() => queue.resume(id)}>{t('files.resume')}</Button>}
        {step === 'changed' && !(line.fault instanceof Unreadable) && <Button size="small" onClick={() => void queue.anew(id)}>{t('files.anew')}</Button>}
        {step !== 'done' && step !== 'verifying' && <Button size="small" type="text" danger onClick={() => void queue.drop(id)}>{t('files.giveUp')}</Button>}
      </span>
      {line.fault !== undefined && <Reason line={line} />}
    </li>
  );
}

function Reason({ line }: { line: Line }) {
  const { t } = useTranslation();
  const number = useNumber();
  if (line.step !== 'changed') return <Fault error={line.fault} />;
  const other = line.fault instanceof OtherFile && t('files.changedSize', { was: number(line.fault.was), now: number(line.size) });
  const words = other || (line.fault instanceof Unreadable ? t('files.changedOnDisk') : t('files.changedBytes'));
  return <Fault error={new Error(words)} />;
}

function percent({ step, size: whole, sent, digested }: Line): number {
  const bytes = step === 'checking' ? digested : step === 'done' || step === 'verifying' ? whole : sent;
  return whole === 0 ? (step === 'done' ? 100 : 0) : Math.floor((bytes / whole) * 100);
}
