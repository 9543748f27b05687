import { Button, Popconfirm, Skeleton } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { usePages } from '../../api/pages';
import type { ClientToken, MadeToken } from '../../api/types';
import { Empty } from '../../ui/Empty';
import { Fault } from '../../ui/Fault';
import { More } from '../../ui/More';
import { Secret } from '../../ui/Secret';
import { Time } from '../../ui/Time';
import { NewToken } from './NewToken';
import { Part } from './Part';

/** What programs of the person sign in with. */
export function Tokens() {
  const { t } = useTranslation();
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<MadeToken>();
  const tokens = usePages(['tokens'], (asked) => api.people.get('/tokens', { query: asked }));
  const queries = useQueryClient();
  const show = (token: MadeToken) => {
    setMaking(false);
    setMade(token);
    void queries.invalidateQueries({ queryKey: ['tokens'] });
  };
  return (
    <Part title={t('account.tokens.title')} what={t('account.tokens.what')} action={<Button onClick={() => setMaking(true)} data-testid="new-token">{t('account.tokens.new')}</Button>}>
      {made && <Secret title={t('account.tokens.once', { name: made.name })} hint={t('account.tokens.onceHint')} text={made.token} onDone={() => setMade(undefined)} />}
      {tokens.isPending && <Skeleton active />}
      {tokens.isError && <Fault error={tokens.error} onRetry={() => tokens.refetch()} />}
      {tokens.isSuccess && tokens.items.length === 0 && <Empty title={t('account.tokens.none')} hint={t('account.tokens.noneHint')} />}
      {tokens.items.length > 0 && (
        <ul className="plain lines" data-testid="tokens">
          {tokens.items.map((token) => <Line key={token.id} token={token} />)}
        </ul>
      )}
      <More pages={tokens} />
      {making && <NewToken onMade={show} onClose={() => setMaking(false)} />}
    </Part>
  );
}

function Line({ token }: { token: ClientToken }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => api.people.remove('/tokens/{id}', { path: { id: token.id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['tokens'] }),
  });
  return (
    <li>
      <span className="line-what">
        <strong className="breakable">{token.name}</strong>
        <span className="quiet">
          {token.state === 'GOOD' ? t('account.tokens.ends') : t(`account.tokens.state.${token.state}`)} <Time iso={token.revokedAt ?? token.expiresAt} />
          {' · '}
          {token.lastUsedAt ? <>{t('account.tokens.used')} <Time iso={token.lastUsedAt} /></> : t('account.tokens.unused')}
        </span>
      </span>
      {token.state === 'GOOD' && (
        <Popconfirm title={t('account.tokens.revokeWhat')} okText={t('account.tokens.revoke')} onConfirm={() => revoke.mutate()}>
          <Button size="small" danger loading={revoke.isPending} aria-label={t('account.tokens.revokeOne', { name: token.name })}>{t('account.tokens.revoke')}</Button>
        </Popconfirm>
      )}
      {revoke.isError && <Fault error={revoke.error} />}
    </li>
  );
}
