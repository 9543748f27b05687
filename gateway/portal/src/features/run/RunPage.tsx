import { Breadcrumb, Card, Skeleton, theme } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useWorkspace } from '../../api/workspaces';
import { CopyText } from '../../ui/CopyText';
import { Fault } from '../../ui/Fault';
import { Heading } from '../../ui/Heading';
import { State } from '../../ui/State';
import { duration, Time } from '../../ui/Time';
import { Calls } from './Calls';
import type { Run } from '../../api/types';
import { isEnded, useRun } from './runs';
import { Values } from './Values';

/** One run: its sentence first, then its calls, then what went in and what came out. */
export function RunPage() {
  const { run = '' } = useParams();
  const { t } = useTranslation();
  const query = useRun(run);
  if (query.isPending) return <Skeleton active />;
  if (query.isError) return <Fault error={query.error} onRetry={() => query.refetch()} />;
  const { outputs, inputs } = query.data;
  return (
    <>
      <Way run={query.data.run} />
      <Title run={query.data.run} />
      {query.data.failure && <Failure failure={query.data.failure} />}
      <Calls run={query.data.run.id} counts={query.data.counts} live={!isEnded(query.data)} />
      <Card title={t('run.outputs')} size="small" style={{ marginTop: 16 }}>
        <Values values={outputs} none={isEnded(query.data) ? t('run.leftNoOutputs') : t('run.noOutputs')} />
      </Card>
      <Card title={t('run.inputs')} size="small" style={{ marginTop: 16 }}>
        <Values values={inputs} none={t('run.noInputs')} />
      </Card>
    </>
  );
}

/** Where the run belongs: its workspace, and the submission and row that it was launched for. */
function Way({ run }: { run: Run['run'] }) {
  const { t } = useTranslation();
  const workspace = useWorkspace(run.workspace);
  const home = `/workspaces/${run.workspace}`;
  return (
    <Breadcrumb
      style={{ marginBottom: 8 }}
      items={[
        { title: <Link to={home}>{workspace.data?.name ?? t('run.workspace')}</Link> },
        ...(run.submission ? [{ title: <Link to={`${home}/submissions/${run.submission}`}>{t('run.submission')}</Link> }] : []),
        { title: run.row ?? t('run.title') },
      ]}
    />
  );
}

function Title({ run }: { run: Run['run'] }) {
  const { t, i18n } = useTranslation();
  return (
    <Heading
      title={run.name || run.workflow || t('run.title')}
      what={
        <>
          <State state={run.state} />
          {run.startedAt && (
            <>
              {' · '}
              <Time iso={run.startedAt} /> · {duration(run.startedAt, run.endedAt, i18n.language)}
            </>
          )}{' '}
          <CopyText text={run.id} />
        </>
      }
    />
  );
}

function Failure({ failure }: { failure: NonNullable<Run['failure']> }) {
  const { token } = theme.useToken();
  return (
    <div role="alert" className="failure" data-testid="failure" style={{ background: token.colorErrorBg, borderColor: token.colorError }}>
      <strong>{failure.sentence}</strong>
    </div>
  );
}
