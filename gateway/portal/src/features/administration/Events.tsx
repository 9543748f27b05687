import { Alert, Button, Table as Grid } from 'antd';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { DeadEvent, Part } from '../../api/types';
import { Fault } from '../../ui/Fault';
import { Loaded } from '../../ui/Loaded';
import { Time } from '../../ui/Time';
import { useHealth } from './Health';
import { useNumber } from '../../ui/useNumber';

type Service = keyof typeof api;

/** What a service says of its events: told but not yet sent, sent but not yet applied, put aside. */
interface Lag {
  part: string;
  waiting: number;
  lag: number;
  dead: number;
  /** READING, AWAY, or UNUSED by a service that reads nothing. */
  broker: string;
}

export function lags(parts: Part[]): Lag[] {
  return parts.flatMap(({ part, checks }) => {
    const events = checks.find((check) => check.name === 'events');
    const number = (name: string) => Number(events?.data[name] ?? 0);
    return events && part in api ? [{ part, waiting: number('waiting'), lag: number('lag'), dead: number('dead'), broker: String(events.data.broker ?? 'UNUSED') }] : [];
  });
}

/** How far services are behind with what they tell each other, and what one of them could not apply. */
export function Events() {
  const { t } = useTranslation();
  const health = useHealth();
  const number = useNumber();
  return (
    <Loaded query={health}>
      {({ items }) => (
        <>
          <p className="quiet">{t('administration.eventsHint')}</p>
          <Grid<Lag>
            size="small"
            rowKey="part"
            pagination={false}
            dataSource={lags(items)}
            data-testid="lags"
            columns={[
              { title: t('administration.service'), dataIndex: 'part' },
              { title: t('administration.waiting'), align: 'right', render: (_, one) => number(one.waiting) },
              { title: t('administration.lag'), align: 'right', render: (_, one) => number(one.lag) },
              { title: t('administration.broker.title'), render: (_, one) => <Broker state={one.broker} /> },
              { title: t('administration.dead'), align: 'right', render: (_, one) => number(one.dead) },
            ]}
          />
          {lags(items).filter((one) => one.dead > 0).map((one) => (
            <Dead key={one.part} service={one.part as Service} />
          ))}
        </>
      )}
    </Loaded>
  );
}

function Broker({ state }: { state: string }) {
  const { t } = useTranslation();
  if (state === 'UNUSED') return null;
  return state === 'READING' ? <>{t('administration.broker.reading')}</> : <span className="at-fault">✕ {t('administration.broker.away')}</span>;
}

/** Events put aside, with why, and the retry after the cause was mended. */
function Dead({ service }: { service: Service }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  // Every service offers the same two addresses; one of them lends its types.
  const at = api[service] as typeof api.wes;
  const dead = useQuery({ queryKey: ['dead', service], queryFn: () => at.get('/dead-events') as Promise<{ items?: DeadEvent[] }> });
  const retry = useMutation({
    mutationFn: () => at.post('/dead-events:retry'),
    onSuccess: () => Promise.all([['dead', service], ['health']].map((queryKey) => queries.invalidateQueries({ queryKey }))),
  });
  return (
    <section aria-label={t('administration.deadOf', { service })}>
      <div className="heading">
        <h2>{t('administration.deadOf', { service })}</h2>
        <span className="actions">
          <Button onClick={() => retry.mutate()} loading={retry.isPending}>{t('administration.retry')}</Button>
        </span>
      </div>
      {retry.isError && <Fault error={retry.error} />}
      {retry.data && <Alert type="info" showIcon title={t('administration.retried', { applied: retry.data.applied, left: retry.data.left })} />}
      <Loaded query={dead}>
        {({ items = [] }) => (
          <Grid<DeadEvent>
            size="small"
            rowKey={(event) => event.topic + event.origin}
            pagination={{ pageSize: 20, hideOnSinglePage: true }}
            dataSource={items}
            scroll={{ x: 'max-content' }}
            columns={[
              { title: t('administration.topic'), render: (_, event) => `${event.topic} · ${event.origin}` },
              { title: t('administration.event'), dataIndex: 'name' },
              { title: t('administration.reason'), render: (_, event) => <span className="breakable">{event.reason}</span> },
              { title: t('administration.since'), render: (_, event) => <Time iso={event.diedAt} /> },
            ]}
          />
        )}
      </Loaded>
    </section>
  );
}
