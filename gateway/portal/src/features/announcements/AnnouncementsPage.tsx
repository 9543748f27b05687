import { Button, Popconfirm } from 'antd';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Announcement } from '../../api/types';
import { Empty } from '../../ui/Empty';
import { Fault } from '../../ui/Fault';
import { Heading } from '../../ui/Heading';
import { Loaded } from '../../ui/Loaded';
import { useExact } from '../../ui/zone';
import { NewAnnouncement } from './NewAnnouncement';

/** For administrators: what everyone is told, now and later. */
export function AnnouncementsPage() {
  const { t } = useTranslation();
  const planned = useQuery({ queryKey: ['announcements', 'planned'], queryFn: () => api.people.get('/announcements/planned') });
  return (
    <>
      <Heading title={t('announcements.title')} what={t('announcements.what')} />
      <NewAnnouncement />
      <Loaded query={planned}>
        {({ items = [] }) =>
          items.length === 0 ? (
            <Empty title={t('announcements.none')} hint={t('announcements.noneHint')} />
          ) : (
            <ul className="plain lines" data-testid="planned">
              {items.map((said) => <Line key={said.id} said={said} />)}
            </ul>
          )
        }
      </Loaded>
    </>
  );
}

function Line({ said }: { said: Announcement }) {
  const { t } = useTranslation();
  const exact = useExact();
  const queries = useQueryClient();
  const withdraw = useMutation({
    mutationFn: () => api.people.remove('/announcements/{id}', { path: { id: said.id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['announcements'] }),
  });
  return (
    <li>
      <span className="line-what">
        <span lang="zh" className="breakable">{said.textZh}</span>
        <span lang="en" className="breakable">{said.textEn}</span>
        <span className="quiet">{t('announcements.times', { from: exact(new Date(said.startsAt)), to: exact(new Date(said.endsAt)) })}</span>
      </span>
      <Popconfirm title={t('announcements.withdrawWhat')} okText={t('announcements.withdraw')} onConfirm={() => withdraw.mutate()}>
        <Button size="small" danger loading={withdraw.isPending}>{t('announcements.withdraw')}</Button>
      </Popconfirm>
      {withdraw.isError && <Fault error={withdraw.error} />}
    </li>
  );
}
