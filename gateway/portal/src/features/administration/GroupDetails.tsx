import { Button, Form, Input, Popconfirm } from 'antd';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { usePages } from '../../api/pages';
import type { Group, GroupMember } from '../../api/types';
import { Fault } from '../../ui/Fault';
import { Loaded } from '../../ui/Loaded';
import { More } from '../../ui/More';
import { Person } from '../../ui/Person';
import { GroupForm } from './GroupForm';

/** One group: what it is for, who is in it, and its end. */
export function GroupDetails({ id, onGone }: { id: string; onGone: () => void }) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  const queries = useQueryClient();
  const path = { group: id };
  const group = useQuery({ queryKey: ['group', id], queryFn: () => api.workspace.get('/groups/{group}', { path }) as Promise<unknown> as Promise<Group> });
  const drop = useMutation({
    mutationFn: () => api.workspace.remove('/groups/{group}', { path }),
    onSuccess: async () => {
      onGone();
      await queries.invalidateQueries({ queryKey: ['groups'] });
    },
  });
  return (
    <Loaded query={group}>
      {(found) => (
        <>
          <p className="description">{found.description || t('administration.noDescription')}</p>
          <div className="tools">
            <Button size="small" onClick={() => setEditing(true)}>{t('administration.editGroup')}</Button>
            <Popconfirm title={t('administration.deleteGroupWhat')} okText={t('administration.deleteGroup')} okButtonProps={{ danger: true }} onConfirm={() => drop.mutate()}>
              <Button size="small" danger loading={drop.isPending}>{t('administration.deleteGroup')}</Button>
            </Popconfirm>
          </div>
          {drop.isError && <Fault error={drop.error} />}
          <Members group={id} />
          {editing && <GroupForm group={found} onClose={() => setEditing(false)} />}
        </>
      )}
    </Loaded>
  );
}

function Members({ group }: { group: string }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ account: string }>();
  const queries = useQueryClient();
  const refresh = () => Promise.all([['group-members', group], ['groups'], ['group', group]].map((queryKey) => queries.invalidateQueries({ queryKey })));
  const members = usePages(
    ['group-members', group],
    (asked) => api.workspace.get('/groups/{group}/members', { path: { group }, query: asked }) as Promise<{ items?: GroupMember[]; nextPageToken?: string }>,
    { pageSize: 100 },
  );
  const add = useMutation({
    mutationFn: async ({ account }: { account: string }) => {
      const { person } = await api.workspace.get('/people', { query: { account } });
      return api.workspace.put('/groups/{group}/members/{person}', { path: { group, person } });
    },
    onSuccess: async () => {
      form.resetFields();
      await refresh();
    },
  });
  const remove = useMutation({ mutationFn: (person: string) => api.workspace.remove('/groups/{group}/members/{person}', { path: { group, person } }), onSuccess: refresh });
  return (
    <>
      <Form form={form} layout="inline" className="searching" onFinish={add.mutate}>
        <Form.Item name="account" rules={[{ required: true, whitespace: true, message: t('administration.accountMissing') }]}>
          <Input placeholder={t('administration.accountOf')} aria-label={t('administration.accountOf')} />
        </Form.Item>
        <Button htmlType="submit" loading={add.isPending}>{t('administration.addMember')}</Button>
      </Form>
      {add.isError && <Fault error={add.error} />}
      {members.isError && <Fault error={members.error} onRetry={() => members.refetch()} />}
      {members.isSuccess && members.items.length === 0 && <p className="quiet">{t('administration.nobody')}</p>}
      <ul className="plain" data-testid="group-members">
        {members.items.map((member) => (
          <li key={member.person}>
            <Person id={member.person} name={member.name} account={member.account} />
            <Button size="small" danger onClick={() => remove.mutate(member.person)} loading={remove.isPending && remove.variables === member.person} aria-label={t('administration.removeOne', { name: member.name ?? member.person })}>
              {t('administration.remove')}
            </Button>
          </li>
        ))}
      </ul>
      <More pages={members} />
      {remove.isError && <Fault error={remove.error} />}
    </>
  );
}
