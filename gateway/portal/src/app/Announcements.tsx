import { Alert } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';

const KEY = 'jixia.read';
const EVERY = 300_000;

function read(): string[] {
  return (localStorage.getItem(KEY) ?? '').split(' ');
}

/** What administrators say to everyone, until its end or until the person has read it in this browser. */
export function Announcements() {
  const { t, i18n } = useTranslation();
  const [closed, setClosed] = useState(read);
  const said = useQuery({ queryKey: ['announcements'], queryFn: () => api.people.get('/announcements'), staleTime: EVERY, refetchInterval: EVERY });
  const items = (said.data?.items ?? []).filter(({ id }) => !closed.includes(id));
  const close = (id: string) => {
    // Those that have ended need not be remembered.
    const next = [...closed.filter((one) => said.data?.items?.some((other) => other.id === one)), id];
    localStorage.setItem(KEY, next.join(' '));
    setClosed(next);
  };
  return (
    <div role="region" aria-label={t('app.announcements')} data-testid="announcements">
      {items.map(({ id, textZh, textEn }) => (
        <Alert key={id} banner type="info" title={<span className="breakable">{i18n.language === 'zh' ? textZh : textEn}</span>} closable={{ 'aria-label': t('app.read'), onClose: () => close(id) }} />
      ))}
    </div>
  );
}
