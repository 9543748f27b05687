import { Button, Dropdown, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { Fault } from '../../ui/Fault';
import type { Member, Role } from '../../api/types';
import { usePutMember, useRemoveMember } from './members';

/** Another role, other rights, or out: all of it counts at once. */
export function ChangeMember({ workspace, member }: { workspace: string; member: Member }) {
  const { t } = useTranslation();
  const put = usePutMember(workspace);
  const drop = useRemoveMember(workspace);
  const { person, role, canShare, canCompute } = member;
  const items = [
    ...(['READER', 'WRITER', 'OWNER'] as const).filter((other) => other !== role).map((other) => ({ key: other, label: t('members.make', { role: t(`role.${other}`) }) })),
    { key: 'compute', label: t(canCompute ? 'members.noCompute' : 'members.giveCompute') },
    { key: 'share', label: t(canShare ? 'members.noShare' : 'members.giveShare') },
  ];
  const act = (key: string) => {
    if (key === 'compute') put.mutate({ person, role, canShare, canCompute: !canCompute });
    else if (key === 'share') put.mutate({ person, role, canShare: !canShare, canCompute });
    else put.mutate({ person, role: key as Role, canShare, canCompute });
  };
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => act(key) }}>
        <Button size="small" loading={put.isPending}>{t('members.change')}</Button>
      </Dropdown>{' '}
      <Popconfirm title={t('members.removeWhat')} okText={t('members.remove')} onConfirm={() => drop.mutate(person)}>
        <Button size="small" danger loading={drop.isPending}>{t('members.remove')}</Button>
      </Popconfirm>
      {put.isError && <Fault error={put.error} />}
      {drop.isError && <Fault error={drop.error} />}
    </>
  );
}
