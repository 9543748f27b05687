import { Card, Skeleton, theme } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Fault } from '../../ui/Fault';
import { State } from '../../ui/State';
import { duration, Time } from '../../ui/Time';
import { Calls } from './Calls';
import { isEnded, useRun, type Run } from './runs';

/** One run: its sentence first, then its calls, then what went in and what came out. */
export function RunPage() {
  const { run = '' } = useParams();
  const { t } = useTranslation();
  const query = useRun(run);
  if (query.isPending) return <Skeleton active />;
  if (query.isError) return <Fault error={query.error} onRetry={() => query.refetch()} />;
  return (
    <>
      <Heading run={query.data.run} />
      {query.data.failure && <Failure failure={query.data.failure} />}
      <Calls run={query.data.run.id} counts={query.data.counts} live={!isEnded(query.data)} />
      <Values title={t('run.outputs')} values={query.data.outputs} none={t('run.noOutputs')} />
      <Values title={t('run.inputs')} values={query.data.inputs} none={t('run.noInputs')} />
    </>
  );
}

function Heading({ run }: { run: Run['run'] }) {
  const { t, i18n } = useTranslation();
  return (
    <div className="heading">
      <h1>{run.name || run.workflow || t('run.title')}</h1>
      <State state={run.state} />
      {run.startedAt && (
        <span className="quiet">
          <Time iso={run.startedAt} /> · {duration(run.startedAt, run.endedAt, i18n.language)}
        </span>
      )}
      <code className="quiet">{run.id}</code>
    </div>
  );
}

function Failure({ failure }: { failure: NonNullable<Run['failure']> }) {
  const { t } = useTranslation();
  const { token } = theme.useToken();
  return (
    <div role="alert" className="failure" data-testid="failure" style={{ background: token.colorErrorBg, borderColor: token.colorError }}>
      <strong>{failure.sentence}</strong>
      {failure.call && <div className="quiet">{t('run.inCall', { call: failure.call })}</div>}
    </div>
  );
}

function Values({ title, values, none }: { title: string; values?: Record<string, unknown>; none: string }) {
  const entries = Object.entries(values ?? {});
  return (
    <Card title={title} size="small" style={{ marginTop: 16 }}>
      {entries.length === 0 ? (
        <span className="quiet">{none}</span>
      ) : (
        <dl className="facts">
          {entries.map(([name, value]) => (
            <Entry key={name} name={name} value={value} />
          ))}
        </dl>
      )}
    </Card>
  );
}

function Entry({ name, value }: { name: string; value: unknown }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <pre className="value">{typeof value === 'string' ? value : JSON.stringify(value, null, 1)}</pre>
      </dd>
    </>
  );
}
