import { Card } from 'antd';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, edge } from '../../api/client';
import { useMe } from '../../api/me';
import { useStanding } from '../../api/standing';
import { share } from '../../ui/quantity';

const NEARLY = 90;

/** What somebody should decide or look at: removals that can still be taken back, limits nearly reached, parts that are not well. */
export function Waiting() {
  const { t } = useTranslation();
  const notices = useNotices();
  return (
    <Card size="small" title={t('home.waiting')} data-testid="home-waiting">
      {notices.length === 0 && <p className="quiet">{t('home.nothingWaits')}</p>}
      <ul className="plain">
        {notices.map(({ key, words }) => (
          <li key={key}>{words}</li>
        ))}
      </ul>
    </Card>
  );
}

function useNotices(): { key: string; words: ReactNode }[] {
  const { t } = useTranslation();
  const me = useMe();
  const administers = me.data?.roles?.includes('administrator') ?? false;
  const mine = useQuery({ queryKey: ['workspaces', 'mine'], queryFn: () => api.workspace.get('/workspaces', { query: { of: 'mine', pageSize: '100' } }) });
  const standing = useStanding(me.data?.billingAccount);
  const health = useQuery({ queryKey: ['health'], queryFn: () => edge.get('/service-registry/health'), enabled: administers, refetchInterval: 60_000 });
  const removing = (mine.data?.items ?? []).filter((one) => one.state === 'REMOVING');
  // Processors that are all in use come free by themselves: that is no news.
  const tight = (standing.data ?? []).filter((line) => line.resource !== 'CONCURRENT_CPU_MILLIS' && share(line.taken, line.limit) >= NEARLY);
  const unwell = (health.data?.items ?? []).filter((part) => part.state !== 'UP');
  const unwellWords = (down: boolean, part: string) => t(down ? 'home.partDown' : 'home.partWarns', { part });
  return [
    ...removing.map((one) => ({ key: one.id, words: <Link to={`/workspaces/${one.id}`}>{t('home.removing', { name: one.name })}</Link> })),
    ...tight.map(({ resource, taken, limit }) => ({ key: resource, words: t('home.tight', { resource: t(`quota.${resource}`), percent: Math.floor(share(taken, limit)) }) })),
    ...unwell.map(({ part, state }) => ({ key: part, words: <Link to="/administration/health">{unwellWords(state === 'DOWN', part)}</Link> })),
  ];
}
