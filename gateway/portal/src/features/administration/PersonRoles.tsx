import { Alert, App, Button, Checkbox } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ApiError } from '../../api/client';
import { useMe } from '../../api/me';
import type { PlatformAccountDetails } from '../../api/types';
import { Fault } from '../../ui/Fault';
import { difference, minutes, ROLES } from './people';

/** The roles of one account with what each may do; before they are changed it says what will be different, and from when. */
export function PersonRoles({ details: { account, inherited, tokenSeconds } }: { details: PlatformAccountDetails }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [wanted, setWanted] = useState(account.roles);
  const own = useMe().data?.person === account.id;
  const queries = useQueryClient();
  const { given, taken } = difference(account, wanted);
  const names = (roles: string[]) => roles.map((role) => t(`administration.people.called.${role}`)).join(', ');
  const lookAgain = () => queries.invalidateQueries({ queryKey: ['account', account.id] });
  const save = useMutation({
    mutationFn: () => api.people.put('/accounts/{id}/roles', { path: { id: account.id }, version: account.version, body: { roles: wanted } }),
    onSuccess: async (kept) => {
      message.success(t('administration.people.changed'));
      queries.setQueryData(['account', account.id], kept);
      await Promise.all([['accounts'], ['me']].map((queryKey) => queries.invalidateQueries({ queryKey })));
    },
  });
  const stale = save.error instanceof ApiError && save.error.status === 412;
  const held = (role: string) => {
    if (inherited.includes(role)) return t('administration.people.byGroup');
    return own && role === 'administrator' ? t('administration.people.ownAdministration') : undefined;
  };
  const choose = (role: string, on: boolean) => setWanted(ROLES.filter((one) => (one === role ? on : wanted.includes(one))));
  return (
    <fieldset className="roles" data-testid="roles">
      <legend>{t('administration.people.roles')}</legend>
      {ROLES.map((role) => (
        <div key={role}>
          <Checkbox checked={wanted.includes(role)} disabled={held(role) !== undefined} onChange={({ target }) => choose(role, target.checked)} aria-describedby={`may-${role}`}>
            {t(`administration.people.called.${role}`)}
          </Checkbox>
          <div id={`may-${role}`} className="quiet">
            {t(`administration.people.may.${role}`)} {held(role)}
          </div>
        </div>
      ))}
      {(given.length > 0 || taken.length > 0) && (
        <Alert
          type="info"
          data-testid="role-changes"
          title={[given.length > 0 && t('administration.people.given', { roles: names(given) }), taken.length > 0 && t('administration.people.taken', { roles: names(taken) })].filter(Boolean).join(' ')}
          description={t('administration.people.when', { minutes: minutes(tokenSeconds) })}
        />
      )}
      <div>
        <Button type="primary" disabled={given.length + taken.length === 0} loading={save.isPending} onClick={() => save.mutate()}>{t('administration.people.change')}</Button>
      </div>
      {stale && <Alert type="warning" showIcon title={t('administration.people.stale')} action={<Button size="small" onClick={lookAgain}>{t('administration.people.lookAgain')}</Button>} />}
      {save.isError && !stale && <Fault error={save.error} />}
    </fieldset>
  );
}
