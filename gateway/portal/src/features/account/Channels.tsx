import { Alert, Button, Popconfirm, Skeleton } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Channel } from '../../api/types';
import { Fault } from '../../ui/Fault';
import { Secret } from '../../ui/Secret';
import { NewWebhook } from './NewWebhook';
import { Part } from './Part';
import { Topics } from './Topics';
import { useChannels, useChannelChanges } from './channels';

/** How the person is told what: one mail channel, some webhooks. */
export function Channels() {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<string>();
  const channels = useChannels();
  const webhooks = channels.items.filter(({ kind }) => kind === 'WEBHOOK');
  return (
    <Part title={t('account.channels.title')} what={t('account.channels.what')} action={<Button onClick={() => setAdding(true)} data-testid="new-webhook">{t('account.channels.new')}</Button>}>
      {secret && <Secret title={t('account.channels.once')} hint={t('account.channels.onceHint')} text={secret} onDone={() => setSecret(undefined)} />}
      {channels.isPending && <Skeleton active />}
      {channels.isError && <Fault error={channels.error} onRetry={() => channels.refetch()} />}
      {channels.isSuccess && (
        <ul className="plain lines" data-testid="channels">
          <Mail channel={channels.items.find(({ kind }) => kind === 'EMAIL')} />
          {webhooks.map((channel) => <Line key={channel.id} channel={channel} title={channel.url ?? ''} />)}
        </ul>
      )}
      {adding && <NewWebhook onMade={(made) => { setAdding(false); setSecret(made); }} onClose={() => setAdding(false)} />}
    </Part>
  );
}

/** Mail to the address of the account: off until something is chosen, and it says what is in the way. */
function Mail({ channel }: { channel?: Channel }) {
  const { t } = useTranslation();
  const { create } = useChannelChanges();
  const mail = useQuery({ queryKey: ['mail'], queryFn: () => api.people.get('/notifications/mail'), staleTime: 60_000 });
  const title = mail.data?.address ? t('account.channels.mailTo', { address: mail.data.address }) : t('account.channels.mail');
  const obstacle = mail.data && !mail.data.available ? t('account.channels.mailOff') : mail.data && !mail.data.address ? t('account.channels.noAddress') : undefined;
  const note = obstacle && <Alert type="info" showIcon title={obstacle} />;
  if (channel) return <Line channel={channel} title={title} note={note} />;
  return (
    <li>
      <span className="line-what">
        <strong className="breakable">{title}</strong>
        {note}
        <Topics name={title} chosen={[]} pending={create.isPending} onChange={(topics) => create.mutate({ kind: 'EMAIL', topics })} />
      </span>
      {create.isError && <Fault error={create.error} />}
    </li>
  );
}

function Line({ channel, title, note }: { channel: Channel; title: string; note?: ReactNode }) {
  const { t } = useTranslation();
  const { change, remove, test } = useChannelChanges();
  const error = change.error ?? remove.error ?? test.error;
  const choose = (topics: Channel['topics']) =>
    topics.length === 0 ? remove.mutate(channel.id) : change.mutate({ id: channel.id, body: { url: channel.url, topics } });
  return (
    <li>
      <span className="line-what">
        <strong className="breakable">{title}</strong>
        {note}
        <Topics name={title} chosen={channel.topics} pending={change.isPending || remove.isPending} onChange={choose} lastStays={channel.kind === 'WEBHOOK'} />
      </span>
      <span className="line-do">
        <Button size="small" loading={test.isPending} onClick={() => test.mutate(channel.id)} aria-label={t('account.channels.testOne', { name: title })}>{t('account.channels.test')}</Button>
        {channel.kind === 'WEBHOOK' && (
          <Popconfirm title={t('account.channels.removeWhat')} okText={t('account.channels.remove')} onConfirm={() => remove.mutate(channel.id)}>
            <Button size="small" danger loading={remove.isPending} aria-label={t('account.channels.removeOne', { name: title })}>{t('account.channels.remove')}</Button>
          </Popconfirm>
        )}
      </span>
      {error && <Fault error={error} />}
    </li>
  );
}
