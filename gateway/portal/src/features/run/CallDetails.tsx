import { Descriptions, Drawer, Tabs } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { address, ga4gh } from '../../api/client';
import { CopyText } from '../../ui/CopyText';
import { Fault } from '../../ui/Fault';
import { LogView } from '../../ui/LogView';
import { State } from '../../ui/State';
import { duration, Time } from '../../ui/Time';
import type { Call, Task } from '../../api/types';
import { Values } from './Values';

/** One call beside the list: why it is in its state, its logs, what went in and came out, the exact command. */
export function CallDetails({ call, live, onClose }: { call: Call; live: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const items = [
    ...(call.task ? (['stderr', 'stdout'] as const).map((stream) => ({ key: stream, label: stream, children: <Log call={call} stream={stream} live={live} /> })) : []),
    { key: 'outputs', label: t('run.outputs'), children: <Values values={call.outputs} none={t('run.noCallOutputs')} /> },
    ...(call.task ? [{ key: 'command', label: t('run.command'), children: <Command task={call.task} /> }] : []),
  ];
  return (
    <Drawer open size="large" title={call.name} onClose={onClose} data-testid="call">
      <Facts call={call} />
      <Tabs items={items} />
    </Drawer>
  );
}

function Facts({ call }: { call: Call }) {
  const { t, i18n } = useTranslation();
  return (
    <>
      <p>
        <State state={call.cached ? 'CACHED' : call.state} />
        {call.submittedAt && (
          <span className="quiet">
            {' · '}
            <Time iso={call.submittedAt} /> · {duration(call.submittedAt, call.endedAt, i18n.language)} · {t('run.attemptNumber', { attempt: call.attempt })}
          </span>
        )}
      </p>
      {call.sentence && <p role="alert"><strong>{call.sentence}</strong></p>}
      {call.task && <Descriptions size="small" column={1} items={[{ key: 'task', label: t('run.task'), children: <CopyText text={call.task} /> }]} />}
    </>
  );
}

function Log({ call, stream, live }: { call: Call; stream: string; live: boolean }) {
  const { t } = useTranslation();
  const attempts = useQuery({ queryKey: ['task', call.task], queryFn: () => task(call.task!) });
  if (attempts.isError) return <Fault error={attempts.error} onRetry={() => attempts.refetch()} />;
  if (!attempts.data) return null;
  const last = Math.max(1, attempts.data.logs?.length ?? 1);
  return (
    <>
      {call.cached && <p className="quiet">{t('run.cachedLog')}</p>}
      <LogView path={address`/api/tes/tasks/${call.task!}/logs/${String(last)}/0/${stream}`} live={live && !call.endedAt} />
    </>
  );
}

function Command({ task: id }: { task: string }) {
  const { t } = useTranslation();
  const found = useQuery({ queryKey: ['task', id], queryFn: () => task(id) });
  if (found.isError) return <Fault error={found.error} onRetry={() => found.refetch()} />;
  const executor = found.data?.executors?.[0];
  if (!executor) return null;
  return (
    <>
      {executor.image && <p className="quiet">{t('run.image', { image: executor.image })}</p>}
      <pre className="preview">{executor.command?.join(' ')}</pre>
    </>
  );
}

function task(id: string): Promise<Task> {
  return ga4gh.tes.get('/ga4gh/tes/v1/tasks/{id}', { path: { id }, query: { view: 'FULL' } }) as Promise<Task>;
}
