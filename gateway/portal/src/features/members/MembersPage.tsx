import { Skeleton, Table as Grid, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { usePages } from '../../api/pages';
import { useWorkspace, useWorkspaceId } from '../../api/workspaces';
import { CopyText } from '../../ui/CopyText';
import { Fault } from '../../ui/Fault';
import { Heading } from '../../ui/Heading';
import { ChangeMember } from './ChangeMember';
import type { Member } from '../../api/types';
import { NewMember } from './NewMember';

/** Who may do what in a workspace, in words. */
export function MembersPage() {
  const { t } = useTranslation();
  const workspace = useWorkspaceId();
  const mayShare = useWorkspace(workspace).data?.canShare ?? false;
  const members = usePages(['members', workspace], () => api.workspace.get('/workspaces/{workspace}/members', { path: { workspace } }));
  return (
    <>
      <Heading title={t('members.title')} what={t('members.what')} />
      {mayShare && <NewMember workspace={workspace} />}
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
            { title: t('members.person'), render: (_, member) => <Person member={member} /> },
            { title: t('members.role'), render: (_, member) => t(`role.${member.role}`) },
            { title: t('members.may'), render: (_, member) => <Rights member={member} /> },
            { title: '', render: (_, member) => mayShare && <ChangeMember workspace={workspace} member={member} /> },
          ]}
        />
      )}
    </>
  );
}

function Person({ member }: { member: Member }) {
  return (
    <>
      <strong>{member.name ?? member.account}</strong> <CopyText text={member.person} shown={member.account ?? member.person} />
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
