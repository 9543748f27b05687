import { Button, Skeleton } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/client';
import { usePages } from '../../api/pages';
import type { Channel, Delivery } from '../../api/types';
import { Empty } from '../../ui/Empty';
import { Fault } from '../../ui/Fault';
import { More } from '../../ui/More';
import { State } from '../../ui/State';
import { Time } from '../../ui/Time';
import { Part } from './Part';
import { useChannels } from './channels';

const STATES = { WAITING: 'QUEUED', DELIVERED: 'DONE', FAILED: 'FAILED' } as const;
/** While a message is on its way the log looks after it. */
const EVERY = 3_000;

/** What was sent to the person and what became of it; anything can be sent again. */
export function Deliveries() {
  const { t } = useTranslation();
  const [watching, setWatching] = useState(true);
  const channels = useChannels().items;
  const log = usePages(
    ['deliveries'],
    async (asked) => {
      const page = (await api.people.get('/notifications/deliveries', { query: asked })) as { items: Delivery[]; nextPageToken?: string };
      setWatching(page.items.some(({ state }) => state === 'WAITING'));
      return page;
    },
    { pageSize: 20, every: watching ? EVERY : undefined },
  );
  return (
    <Part title={t('account.log.title')} what={t('account.log.what')}>
      {log.isPending && <Skeleton active />}
      {log.isError && <Fault error={log.error} onRetry={() => log.refetch()} />}
      {log.isSuccess && log.items.length === 0 && <Empty title={t('account.log.none')} hint={t('account.log.noneHint')} />}
      {log.items.length > 0 && (
        <ul className="plain lines" data-testid="deliveries">
          {log.items.map((delivery) => <Line key={delivery.id} delivery={delivery} channel={channels.find(({ id }) => id === delivery.channel)} />)}
        </ul>
      )}
      <More pages={log} />
    </Part>
  );
}

function Line({ delivery, channel }: { delivery: Delivery; channel?: Channel }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const again = useMutation({
    mutationFn: () => api.people.post('/notifications/deliveries/{id}:again', { path: { id: delivery.id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['deliveries'] }),
  });
  const by = channel?.kind === 'EMAIL' ? t('account.channels.mail') : channel?.url;
  return (
    <li data-state={delivery.state}>
      <span className="line-what">
        <span><State state={STATES[delivery.state]} /> <What delivery={delivery} /></span>
        <span className="quiet breakable">
          <Time iso={delivery.happenedAt} />{by && ` · ${by}`} · {t('account.log.attempts', { count: delivery.attempts })}
          {delivery.answer && ` · ${t(`account.answer.${delivery.answer}`)}${delivery.detail ? ` (${delivery.detail})` : ''}`}
          {delivery.nextTryAt && delivery.attempts > 0 && <> · {t('account.log.next')} <Time iso={delivery.nextTryAt} /></>}
        </span>
      </span>
      <Button size="small" loading={again.isPending} onClick={() => again.mutate()}>{t('account.log.again')}</Button>
      {again.isError && <Fault error={again.error} />}
    </li>
  );
}

function What({ delivery: { type, facts } }: { delivery: Delivery }) {
  const { t } = useTranslation();
  const words = t(`account.type.${type}`);
  if (type === 'SUBMISSION_ENDED') {
    return <Link to={`/workspaces/${String(facts.workspace)}/submissions/${String(facts.submission)}`}>{words}: {String(facts.workflow)}</Link>;
  }
  return type === 'ACCESS_CHANGED' && facts.change !== 'REMOVED' ? <Link to={`/workspaces/${String(facts.workspace)}`}>{words}</Link> : <>{words}</>;
}
