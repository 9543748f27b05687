import { Button, Popconfirm, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useMe } from '../../api/me';
import { usePages } from '../../api/pages';
import { Fault } from '../../ui/Fault';
import { useChangeGrant, useGrants } from './members';

const EVERYONE = 'everyone';

/** Who reads beside the members: everyone or groups. An owner who is an administrator gives such a grant, every owner takes it back. */
export function Grants({ workspace, owner }: { workspace: string; owner: boolean }) {
  const { t } = useTranslation();
  const grants = useGrants(workspace);
  const change = useChangeGrant(workspace);
  const administers = useMe().data?.roles?.includes('administrator') ?? false;
  const name = (grantee = '', called?: string) => (grantee === EVERYONE ? t('members.everyone') : t('members.group', { name: called ?? grantee }));
  return (
    <section aria-label={t('members.grants')}>
      <h2 className="beside-members">{t('members.grants')}</h2>
      {grants.isError && <Fault error={grants.error} onRetry={() => grants.refetch()} />}
      {grants.isSuccess && grants.items.length === 0 && <p className="quiet">{t('members.noGrants')}</p>}
      <ul className="plain" data-testid="grants">
        {grants.items.map((grant) => (
          <li key={grant.grantee}>
            <span>{t('members.reads', { who: name(grant.grantee, grant.name) })}</span>
            {owner && (
              <Popconfirm title={t('members.endGrantWhat')} okText={t('members.endGrant')} onConfirm={() => change.mutate({ grantee: grant.grantee!, given: false })}>
                <Button size="small" danger>{t('members.endGrant')}</Button>
              </Popconfirm>
            )}
          </li>
        ))}
      </ul>
      {owner && administers && <Give given={grants.items.map((grant) => grant.grantee ?? '')} onGive={(grantee) => change.mutate({ grantee, given: true })} />}
      {owner && !administers && <p className="quiet">{t('members.whoGrants')}</p>}
      {change.isError && <Fault error={change.error} />}
    </section>
  );
}

function Give({ given, onGive }: { given: string[]; onGive: (grantee: string) => void }) {
  const { t } = useTranslation();
  const groups = usePages(['groups'], (asked) => api.workspace.get('/groups', { query: asked }), { pageSize: 200 });
  const options = [{ value: EVERYONE, label: t('members.everyone') }, ...groups.items.map((group) => ({ value: group.id!, label: t('members.group', { name: group.name }) }))];
  return (
    <Select
      aria-label={t('members.give')}
      placeholder={t('members.give')}
      value={null}
      style={{ minWidth: 260, marginTop: 8 }}
      options={options.filter((one) => !given.includes(one.value))}
      onChange={(grantee: string | null) => grantee && onGive(grantee)}
    />
  );
}
