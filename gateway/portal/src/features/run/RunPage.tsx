import './run.css';
import { Card, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Fault } from '../../ui/Fault';
import type { Run } from '../../api/types';
import { isEnded, useCallsFollow, useRun } from './runs';
import { Top } from './Top';
import { Values } from './Values';
import { Views } from './Views';

/** One run: its sentence first, then its calls in three views, then what came out and what went in. */
export function RunPage() {
  const { run = '' } = useParams();
  const query = useRun(run);
  if (query.isPending) return <Skeleton active />;
  if (!query.data) return <Fault error={query.error} onRetry={() => query.refetch()} />;
  return <Content key={run} run={query.data} />;
}

function Content({ run }: { run: Run }) {
  const { t } = useTranslation();
  useCallsFollow(run);
  return (
    <>
      <Top run={run} />
      <Views run={run} />
      <div className="run-values">
        <Card title={t('run.outputs')} size="small" data-testid="outputs">
          <Values values={run.outputs} none={isEnded(run) ? t('run.leftNoOutputs') : t('run.noOutputs')} />
        </Card>
        <Card title={t('run.inputs')} size="small" data-testid="inputs">
          <Values values={run.inputs} none={t('run.noInputs')} />
        </Card>
      </div>
    </>
  );
}
