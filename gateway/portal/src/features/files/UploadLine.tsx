import { Button, Progress as Bar } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Fault } from '../../ui/Fault';
import { size } from '../../ui/Size';
import { transfer, type Progress } from './transfer';

/** One file on its way: how far, pause, go on, and the reason when it was refused. */
export function UploadLine({ workspace, path, file }: { workspace: string; path: string; file: File }) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const [progress, setProgress] = useState<Progress>({ step: 'digest', bytes: 0 });
  const [fault, setFault] = useState<unknown>();
  const [running, setRunning] = useState(false);
  const control = useRef<AbortController>(undefined);
  const start = useCallback(async () => {
    const mine = new AbortController();
    control.current = mine;
    setRunning(true);
    setFault(undefined);
    try {
      const upload = await transfer(workspace, path, file, mine.signal, setProgress);
      if (upload.state === 'AVAILABLE') setProgress({ step: 'done', bytes: file.size });
      else setFault(new Error(upload.fault?.detail ?? upload.state));
      await queries.invalidateQueries({ queryKey: ['files', workspace] });
    } catch (failed) {
      if (!mine.signal.aborted) setFault(failed);
    } finally {
      if (control.current === mine) setRunning(false);
    }
  }, [workspace, path, file, queries]);
  useEffect(() => {
    void start();
    return () => control.current?.abort();
  }, [start]);
  return (
    <li className="upload">
      <span className="breakable">{path}</span>
      <span className="quiet number">{size(file.size, i18n.language)}</span>
      <Bar percent={percent(progress, file.size)} status={fault ? 'exception' : progress.step === 'done' ? 'success' : 'active'} size="small" style={{ width: 200 }} aria-label={path} />
      <span className="quiet" data-step={progress.step}>{running || progress.step === 'done' ? t(`files.step.${progress.step}`) : t('files.paused')}</span>
      {progress.step !== 'done' && (
        <Button size="small" onClick={() => (running ? control.current?.abort() : void start())}>{t(running ? 'files.pause' : 'files.resume')}</Button>
      )}
      {fault !== undefined && <Fault error={fault} />}
    </li>
  );
}

function percent({ bytes }: Progress, whole: number): number {
  return whole === 0 ? 100 : Math.floor((bytes / whole) * 100);
}
