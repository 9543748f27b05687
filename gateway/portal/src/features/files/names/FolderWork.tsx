import { Alert, Button, Progress as Bar } from 'antd';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { type Named, useNames } from '../../../api/names';
import type { FolderCommand } from '../../../api/types';
import { Fault } from '../../../ui/Fault';
import { Person } from '../../../ui/Person';
import { useNumber } from '../../../ui/useNumber';
import { isTold, percentDone } from './commands';

const LOOK = 1_500;

/** Folders that are being deleted or moved at this moment, whoever began it, and those whose command stopped or left something. */
export function FolderWork({ workspace, writable }: { workspace: string; writable: boolean }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [closed, setClosed] = useState<string[]>([]);
  const commands = useQuery({
    queryKey: ['files', workspace, 'commands'],
    queryFn: async () => (await api.drs.get('/workspaces/{workspace}/folder-commands', { path: { workspace } })).items,
    refetchInterval: ({ state }) => (state.data?.some((one) => one.state === 'RUNNING') ? LOOK : false),
  });
  const running = (commands.data ?? []).filter((one) => one.state === 'RUNNING').length;
  const before = useRef(0);
  useEffect(() => {
    // What was under way has ended: the lists are others now.
    if (running < before.current) void queries.invalidateQueries({ queryKey: ['files', workspace] });
    before.current = running;
  }, [running, queries, workspace]);
  const told = (commands.data ?? []).filter((one) => isTold(one, Date.now()) && !closed.includes(one.id));
  const names = useNames(told.map((one) => one.stoppedBy));
  if (told.length === 0) return null;
  return (
    <section className="uploads folder-work" aria-label={t('files.folderWork')} data-testid="folder-work">
      {told.map((one) => (one.state === 'RUNNING' ? <Running key={one.id} workspace={workspace} command={one} writable={writable} /> : <Ended key={one.id} command={one} names={names} onClose={() => setClosed([...closed, one.id])} />))}
    </section>
  );
}

function Running({ workspace, command, writable }: { workspace: string; command: FolderCommand; writable: boolean }) {
  const { t } = useTranslation();
  const number = useNumber();
  const queries = useQueryClient();
  const stop = useMutation({
    mutationFn: () => api.drs.post('/workspaces/{workspace}/folder-commands/{command}:stop', { path: { workspace, command: command.id } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['files', workspace, 'commands'] }),
  });
  const words = command.kind === 'DELETE' ? t('files.deletingFolder', { folder: command.prefix }) : t('files.movingFolder', { folder: command.prefix, to: command.target });
  return (
    <div data-state={command.state}>
      <strong className="breakable" role="status">{words}</strong> <span className="quiet number">{t('files.doneOf', { done: number(command.done + command.kept), all: number(command.total) })}</span>
      <Bar percent={percentDone(command)} size="small" aria-label={words} strokeColor="var(--brand)" />
      <span className="folder-work-line">
        <span className="quiet">{t('files.folderWorkHint')}</span>
        {writable && <Button size="small" loading={stop.isPending} onClick={() => stop.mutate()} aria-label={t('files.stopWorkOf', { what: words })}>{t('files.stopWork')}</Button>}
      </span>
      {stop.isError && <Fault error={stop.error} />}
    </div>
  );
}

function Ended({ command, names, onClose }: { command: FolderCommand; names: Named; onClose: () => void }) {
  const { t } = useTranslation();
  const number = useNumber();
  const stopped = command.state === 'STOPPED';
  const words = stopped ? `${command.prefix}: ${command.fault?.detail ?? ''}` : t('files.keptNames', { count: command.kept, number: number(command.kept), folder: command.prefix });
  const by = command.stoppedBy && <>{t('files.stoppedBy')} <Person id={command.stoppedBy} {...names.person(command.stoppedBy)} /></>;
  return <Alert type={stopped ? 'error' : 'warning'} showIcon title={words} description={by} closable={{ onClose }} data-state={command.state} />;
}
