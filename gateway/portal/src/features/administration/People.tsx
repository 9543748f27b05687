import { Button, Input, Select, Table as Grid, Tag } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { api } from '../../api/client';
import { usePages } from '../../api/pages';
import type { FirstPassword, PlatformAccount } from '../../api/types';
import { Beside } from '../../ui/Beside';
import { Empty } from '../../ui/Empty';
import { Fault } from '../../ui/Fault';
import { More } from '../../ui/More';
import { Person } from '../../ui/Person';
import { Secret } from '../../ui/Secret';
import { Time } from '../../ui/Time';
import { NewPerson } from './NewPerson';
import { ROLES } from './people';
import { PersonDetails } from './PersonDetails';

/** Everyone who may sign in, with their roles on the platform; search, role and the chosen one stand in the address. */
export function People() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<FirstPassword>();
  const queries = useQueryClient();
  const asked = { search: params.get('search') ?? '', role: params.get('role') ?? '' };
  const chosen = params.get('person') ?? '';
  const show = (change: Record<string, string>) => setParams(given({ ...asked, person: chosen, ...change }), { replace: true });
  const people = usePages(['accounts', asked], (page) => api.people.get('/accounts', { query: { ...given(asked), ...page } }), { pageSize: 25 });
  const done = (first: FirstPassword) => {
    setMaking(false);
    setMade(first);
    show({ person: first.account.id });
    void queries.invalidateQueries({ queryKey: ['accounts'] });
  };
  const one = people.items.find(({ id }) => id === chosen);
  return (
    <Beside title={one?.name ?? one?.username} details={chosen ? <PersonDetails key={chosen} id={chosen} onPassword={setMade} /> : undefined} onClose={() => show({ person: '' })}>
      <div className="heading">
        <span className="quiet">{t('administration.people.hint')}</span>
        <span className="actions">
          <Button type="primary" onClick={() => setMaking(true)}>{t('administration.people.new')}</Button>
        </span>
      </div>
      {made && <Secret title={t('administration.people.passwordOnce', { name: made.account.name ?? made.account.username })} hint={t('administration.people.passwordHint')} text={made.password} onDone={() => setMade(undefined)} />}
      <div className="tools">
        <Input.Search
          key={asked.search}
          allowClear
          defaultValue={asked.search}
          maxLength={100}
          aria-label={t('administration.people.search')}
          placeholder={t('administration.people.search')}
          onSearch={(text) => show({ search: text.trim() })}
          style={{ maxWidth: 360 }}
        />
        <Select
          aria-label={t('administration.people.role')}
          value={asked.role}
          onChange={(role: string) => show({ role })}
          options={[{ value: '', label: t('administration.people.anyRole') }, ...ROLES.map((value) => ({ value, label: t(`administration.people.called.${value}`) }))]}
          style={{ minWidth: 160 }}
        />
      </div>
      {people.isError && <Fault error={people.error} onRetry={() => people.refetch()} />}
      {!people.isError && (
        <Grid<PlatformAccount>
          size="small"
          rowKey="id"
          pagination={false}
          loading={people.isPending}
          dataSource={people.items}
          scroll={{ x: 'max-content' }}
          data-testid="people"
          locale={{ emptyText: <Empty title={t('administration.people.none')} hint={t('administration.people.noneHint')} /> }}
          columns={[
            {
              title: t('administration.people.person'),
              render: (_, { id, name, username }) => (
                <button type="button" className="link strong" aria-pressed={id === chosen} onClick={() => show({ person: id })}>
                  <Person id={id} name={name} account={username} />
                </button>
              ),
            },
            { title: t('administration.people.account'), dataIndex: 'username' },
            { title: t('administration.people.roles'), render: (_, account) => <Roles account={account} /> },
            { title: t('administration.people.email'), dataIndex: 'email' },
            { title: t('administration.people.since'), render: (_, { createdAt }) => createdAt && <Time iso={createdAt} /> },
          ]}
        />
      )}
      <More pages={people} />
      {making && <NewPerson onMade={done} onClose={() => setMaking(false)} />}
    </Beside>
  );
}

function Roles({ account: { enabled, roles } }: { account: PlatformAccount }) {
  const { t } = useTranslation();
  return (
    <span className="given">
      {!enabled && <Tag color="red">{t('administration.people.disabled')}</Tag>}
      {roles.map((role) => <Tag key={role}>{t(`administration.people.called.${role}`)}</Tag>)}
      {roles.length === 0 && <span className="quiet">{t('administration.people.noRoles')}</span>}
    </span>
  );
}

function given(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value));
}
