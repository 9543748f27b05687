import { Button, Popconfirm, Table as Grid } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Invitation } from '../../api/types';
import { Fault } from '../../ui/Fault';
import { More } from '../../ui/More';
import { Person } from '../../ui/Person';
import { Time } from '../../ui/Time';
import { useInvitations, useRevoke } from './members';

/** Invitations that wait for somebody's first sign-in; each can be taken back. Nothing when there are none. */
export function Pending({ workspace }: { workspace: string }) {
  const { t } = useTranslation();
  const invitations = useInvitations(workspace);
  const revoke = useRevoke(workspace);
  if (invitations.isError) return <Fault error={invitations.error} onRetry={() => invitations.refetch()} />;
  if (invitations.items.length === 0) return null;
  return (
    <section aria-label={t('members.pending')}>
      <h2 className="beside-members">{t('members.pending')}</h2>
      <Grid<Invitation>
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={invitations.items}
        scroll={{ x: 'max-content' }}
        data-testid="invitations"
        columns={[
          { title: t('members.email'), dataIndex: 'email' },
          { title: t('members.role'), render: (_, one) => t(`role.${one.role}`) },
          { title: t('members.invitedBy'), render: (_, one) => <Person id={one.invitedBy} name={one.invitedByName} /> },
          { title: t('members.since'), render: (_, one) => <Time iso={one.createdAt} /> },
          {
            title: <span className="unseen">{t('members.change')}</span>,
            render: (_, one) => (
              <Popconfirm title={t('members.revokeWhat', { email: one.email })} okText={t('members.revoke')} onConfirm={() => revoke.mutate(one.id)}>
                <Button size="small" danger loading={revoke.isPending && revoke.variables === one.id}>{t('members.revoke')}</Button>
              </Popconfirm>
            ),
          },
        ]}
      />
      <More pages={invitations} />
      {revoke.isError && <Fault error={revoke.error} />}
    </section>
  );
}
