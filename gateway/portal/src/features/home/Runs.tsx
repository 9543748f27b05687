import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { RunItem } from '../../api/types';
import { Loaded } from '../../ui/Loaded';
import { State } from '../../ui/State';
import { Time } from '../../ui/Time';
import { useRuns } from './work';

/** Runs of the person that are under way. */
export function Running() {
  const { t } = useTranslation();
  const runs = useRuns(['RUNNING', 'INITIALIZING', 'QUEUED']);
  return (
    <Card size="small" title={t('home.running')} data-testid="home-running">
      <Loaded query={runs}>{(items) => <List items={items} none={t('home.noRunning')} />}</Loaded>
    </Card>
  );
}

/** Those that failed last; each leads to its sentence and log. */
export function Failed() {
  const { t } = useTranslation();
  const runs = useRuns(['EXECUTOR_ERROR', 'SYSTEM_ERROR']);
  return (
    <Card size="small" title={t('home.failed')} data-testid="home-failed">
      <Loaded query={runs}>{(items) => <List items={items} none={t('home.noFailed')} />}</Loaded>
    </Card>
  );
}

function List({ items, none }: { items: RunItem[]; none: string }) {
  if (items.length === 0) return <p className="quiet">{none}</p>;
  return (
    <ul className="plain">
      {items.map((run) => (
        <li key={run.id}>
          <Link to={`/runs/${run.id}`} className="breakable">{[run.name, run.row].filter(Boolean).join(' · ')}</Link>
          <span className="quiet">
            <State state={run.state} /> · <Time iso={run.endedAt ?? run.startedAt ?? run.createdAt} />
          </span>
        </li>
      ))}
    </ul>
  );
}
