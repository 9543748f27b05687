import { Alert, Button, Popconfirm } from 'antd';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useMe } from '../../api/me';
import type { FirstPassword, PlatformAccountDetails } from '../../api/types';
import { CopyText } from '../../ui/CopyText';
import { Fault } from '../../ui/Fault';
import { Loaded } from '../../ui/Loaded';
import { Time } from '../../ui/Time';
import { minutes } from './people';
import { PersonRoles } from './PersonRoles';

/** One account: who it is, what it may do, and whether it may sign in. */
export function PersonDetails({ id, onPassword }: { id: string; onPassword: (first: FirstPassword) => void }) {
  const { t } = useTranslation();
  const account = useQuery({ queryKey: ['account', id], queryFn: () => api.people.get('/accounts/{id}', { path: { id } }) });
  return (
    <Loaded query={account}>
      {(found) => (
        <>
          {!found.account.enabled && <Alert type="warning" showIcon title={t('administration.people.disabledHint')} className="above" />}
          <dl className="facts">
            <dt>{t('administration.people.account')}</dt>
            <dd>{found.account.username}</dd>
            <dt>{t('administration.people.email')}</dt>
            <dd>{found.account.email ?? t('administration.people.noEmail')}</dd>
            <dt>{t('administration.people.sessions')}</dt>
            <dd>
              {t('administration.people.sessionsOpen', { count: found.sessions })}
              {found.lastSeenAt && <> · {t('administration.people.lastSeen')} <Time iso={found.lastSeenAt} /></>}
            </dd>
            <dt>{t('administration.people.id')}</dt>
            <dd><CopyText text={found.account.id} shown={found.account.id.slice(0, 8)} /></dd>
          </dl>
          <PersonRoles key={found.account.version} details={found} />
          <SignIn details={found} onPassword={onPassword} />
        </>
      )}
    </Loaded>
  );
}

/** Whether they may sign in, and by which password; each says what happens to what is open. */
function SignIn({ details: { account, tokenSeconds }, onPassword }: { details: PlatformAccountDetails; onPassword: (first: FirstPassword) => void }) {
  const { t } = useTranslation();
  const own = useMe().data?.person === account.id;
  const queries = useQueryClient();
  const path = { id: account.id };
  const refresh = () => Promise.all([['accounts'], ['account', account.id]].map((queryKey) => queries.invalidateQueries({ queryKey })));
  const enable = useMutation({
    mutationFn: (enabled: boolean) => api.people.put('/accounts/{id}/enabled', { path, version: account.version, body: { enabled } }),
    onSettled: refresh,
  });
  const password = useMutation({
    mutationFn: () => api.people.post('/accounts/{id}/password', { path }),
    onSuccess: async (first) => {
      onPassword(first);
      await refresh();
    },
  });
  return (
    <section aria-label={t('administration.people.signIn')}>
      <h3>{t('administration.people.signIn')}</h3>
      {own && <p className="quiet">{t('administration.people.ownAccount')}</p>}
      {!own && (
        <div className="tools">
          <Popconfirm title={t('administration.people.passwordWhat')} okText={t('administration.people.password')} styles={{ root: { maxWidth: 340 } }} onConfirm={() => password.mutate()}>
            <Button size="small" loading={password.isPending}>{t('administration.people.password')}</Button>
          </Popconfirm>
          {account.enabled ? (
            <Popconfirm
              title={t('administration.people.disableWhat', { minutes: minutes(tokenSeconds) })}
              okText={t('administration.people.disable')}
              okButtonProps={{ danger: true }}
              styles={{ root: { maxWidth: 340 } }}
              onConfirm={() => enable.mutate(false)}
            >
              <Button size="small" danger loading={enable.isPending}>{t('administration.people.disable')}</Button>
            </Popconfirm>
          ) : (
            <Button size="small" loading={enable.isPending} onClick={() => enable.mutate(true)}>{t('administration.people.enable')}</Button>
          )}
        </div>
      )}
      {enable.isError && <Fault error={enable.error} />}
      {password.isError && <Fault error={password.error} />}
    </section>
  );
}
