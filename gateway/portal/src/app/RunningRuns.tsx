import { Badge, Button, Popover } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../api/client';
import { State } from '../ui/State';

const EVERY = 10_000;
const SHOWN = 50;

/** How many runs of the person are under way; behind it which. */
export function RunningRuns() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const running = useQuery({
    queryKey: ['runs', 'running'],
    queryFn: () => api.wes.get('/runs', { query: { state: 'RUNNING', pageSize: String(SHOWN) } }),
    refetchInterval: EVERY,
  });
  const items = running.data?.items ?? [];
  const count = running.data?.nextPageToken ? `${SHOWN}+` : String(items.length);
  const list = (
    <div className="switching">
      {items.length === 0 && <p className="quiet">{t('frame.noRuns')}</p>}
      <ul>
        {items.slice(0, 12).map((run) => (
          <li key={run.id}>
            <Link to={`/runs/${run.id}`} onClick={() => setOpen(false)}>{[run.name, run.row].filter(Boolean).join(' · ')}</Link> <State state={run.state} />
          </li>
        ))}
      </ul>
    </div>
  );
  return (
    <Popover open={open} onOpenChange={setOpen} trigger="click" placement="bottomRight" arrow={false} content={list}>
      <Button type="text" title={t('frame.running', { count })} data-testid="running">
        <Badge status={items.length > 0 ? 'processing' : 'default'} className="still" />
        <span className="unseen-narrow">{t('frame.runs')}</span> <span className="number">{count}</span>
      </Button>
    </Popover>
  );
}
