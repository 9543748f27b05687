import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { edge } from '../api/client';
import { useConnection } from '../api/connection';
import { useExact } from '../ui/zone';

const EVERY = 3_000;

/** One quiet line while the platform does not answer; asks on, and looks at everything again when it does. */
export function ConnectionBar() {
  const { t } = useTranslation();
  const exact = useExact();
  const queries = useQueryClient();
  const { lostSince } = useConnection();
  const away = lostSince !== undefined;
  const was = useRef(away);
  useEffect(() => {
    if (was.current && !away) void queries.invalidateQueries();
    was.current = away;
    if (!away) return undefined;
    const asking = setInterval(() => void edge.get('/session').catch(() => undefined), EVERY);
    return () => clearInterval(asking);
  }, [away, queries]);
  return (
    <div role="status" className={away ? 'reconnecting' : undefined} data-testid={away ? 'reconnecting' : undefined}>
      {away && t('app.reconnecting', { time: exact(lostSince, 'time') })}
    </div>
  );
}
