import { Skeleton, Table as Grid, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { usePages } from '../../api/pages';
import type { Member } from '../../api/types';
import { mayOwn, useWorkspace, useWorkspaceId } from '../../api/workspaces';
import { Fault } from '../../ui/Fault';
import { Heading } from '../../ui/Heading';
import { Person } from '../../ui/Person';
import { ChangeMember } from './ChangeMember';
import { Grants } from './Grants';
import './members.css';
import { NewMember } from './NewMember';
import { Pending } from './Pending';

/** Who may do what in a workspace, in words; who is waited for; who reads beside them. */
export function MembersPage() {
  const { t } = useTranslation();
  const id = useWorkspaceId();
  const workspace = useWorkspace(id).data;
  const mayShare = workspace?.canShare ?? false;
  const members = usePages(['members', id], () => api.workspace.get('/workspaces/{workspace}/members', { path: { workspace: id } }));
  return (
    <>
      <Heading title={t('members.title')} what={t('members.what')} />
      {mayShare && <NewMember workspace={id} />}
      {members.isPending && <Skeleton active />}
      {members.isError && <Fault error={members.error} onRetry={() => members.refetch()} />}
      {members.isSuccess && (
        <Grid<Member>
          size="small"
          rowKey="person"
          pagination={false}
          dataSource={members.items}
          scroll={{ x: 'max-content' }}
          data-testid="members"
          columns={[
            { title: t('members.person'), render: (_, member) => <Person id={member.person} name={member.name} account={member.account} /> },
            { title: t('members.role'), render: (_, member) => t(`role.${member.role}`) },
            { title: t('members.may'), render: (_, member) => <Rights member={member} /> },
            { title: <span className="unseen">{t('members.change')}</span>, render: (_, member) => mayShare && <ChangeMember workspace={id} member={member} /> },
          ]}
        />
      )}
      {mayShare && <Pending workspace={id} />}
      <Grants workspace={id} owner={mayOwn(workspace)} />
    </>
  );
}

function Rights({ member }: { member: Member }) {
  const { t } = useTranslation();
  return (
    <>
      {t(`members.words.${member.role}`)} {member.canCompute && <Tag>{t('members.canCompute')}</Tag>}
      {member.canShare && <Tag>{t('members.canShare')}</Tag>}
    </>
  );
}
