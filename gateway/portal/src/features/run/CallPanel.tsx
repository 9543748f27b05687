import { Alert, Tabs } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Call, CallDetails, Run } from '../../api/types';
import { CopyText } from '../../ui/CopyText';
import { Loaded } from '../../ui/Loaded';
import { State } from '../../ui/State';
import { duration, Time } from '../../ui/Time';
import { Cost } from '../../ui/Cost';
import { useCall } from './runs';
import { useView } from './useView';
import { Values } from './Values';
import { Attempts } from './Attempts';
import { CallLog } from './CallLog';
import { Command } from './Command';
import { Inputs } from './Inputs';
import { Resources } from './Resources';
import { useTaskState } from './tasks';
import { Verdict } from './Verdict';

/** One call: what became of it and why, then its log, what went in and out, what it used, and its command. */
export function CallPanel({ run, name }: { run: Run; name: string }) {
  const details = useCall(run.run.id, name);
  return <div data-testid="call"><Loaded query={details}>{(found) => <Found workspace={run.run.workspace} found={found} />}</Loaded></div>;
}

function Found({ workspace, found }: { workspace: string; found: CallDetails }) {
  const { t } = useTranslation();
  const [chosen, change] = useView();
  const tabs = useRef<HTMLDivElement>(null);
  // Who came for the log, by "Show log" or a link to a line, finds it in sight.
  useEffect(() => {
    const place = tabs.current;
    if (chosen.tab === 'log' && place) place.closest('.beside-details')?.scrollTo({ top: place.offsetTop - 48 });
  }, []);
  const attempt = found.attempts.find((one) => one.attempt === chosen.attempt) ?? found.call;
  const live = attempt.state === 'SUBMITTING' && !attempt.endedAt;
  const task = attempt.task;
  const items = [
    ...(task ? [{ key: 'log', label: t('run.log'), children: <CallLog task={task} live={live} failed={attempt.state === 'FAILED'} /> }] : []),
    { key: 'outputs', label: t('run.outputs'), children: <Values values={attempt.outputs} none={t(live ? 'run.noCallOutputs' : 'run.leftNoCallOutputs')} /> },
    ...(found.call.inputs || task ? [{ key: 'inputs', label: t('run.inputs'), children: found.call.inputs ? <Values values={found.call.inputs} none={t('run.noCallInputs')} /> : <Inputs task={task!} live={live} /> }] : []),
    ...(task
      ? [
          { key: 'resources', label: t('run.resources'), children: <Resources task={task} live={live} /> },
          { key: 'command', label: t('run.command'), children: <Command task={task} live={live} /> },
        ]
      : []),
  ];
  return (
    <>
      <Facts workspace={workspace} call={attempt} found={found} live={live} />
      <Attempts attempts={found.attempts} chosen={attempt.attempt} onChoose={(number) => change({ attempt: number })} />
      {found.call.cache && <Verdict verdict={found.call.cache} />}
      {!task && found.call.cached && <p className="quiet">{t('run.cachedNothing')}</p>}
      <div ref={tabs}>
        <Tabs size="small" items={items} activeKey={items.some((item) => item.key === chosen.tab) ? chosen.tab : items[0].key} onChange={(tab) => change({ tab })} destroyOnHidden />
      </div>
    </>
  );
}

function Facts({ workspace, call, found, live }: { workspace: string; call: Call; found: CallDetails; live: boolean }) {
  const { t, i18n } = useTranslation();
  const state = useTaskState(call.task, live).data;
  const shown = call.cached ? 'CACHED' : live && (state === 'QUEUED' || state === 'RUNNING' || state === 'INITIALIZING') ? state : call.state;
  return (
    <>
      <p>
        <State state={shown} />
        {call.submittedAt && (
          <span className="quiet">
            {' · '}
            <Time iso={call.submittedAt} /> · {duration(call.submittedAt, call.endedAt, i18n.language)} · <Cost workspace={workspace} tasks={found.attempts.flatMap((one) => one.task ?? [])} endedAt={live ? undefined : call.endedAt} />
          </span>
        )}
      </p>
      {live && state === 'QUEUED' && <p className="quiet">{t('run.queued')}</p>}
      {call.sentence && <Alert type="error" showIcon={false} role="alert" title={call.sentence} style={{ marginBottom: 12 }} />}
      {call.task && (
        <p className="quiet">
          {t('run.task')} <CopyText text={call.task} shown={call.task.slice(0, 8)} />
          {call.details?.backend && ` · ${call.details.backend}`}
          {call.details?.hostTools && ` · ${Object.entries(call.details.hostTools).map(([tool, version]) => `${tool} ${version}`).join(', ')}`}
        </p>
      )}
    </>
  );
}
