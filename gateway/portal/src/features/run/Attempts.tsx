import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Call } from '../../api/types';
import { Money } from '../../ui/Money';
import { State } from '../../ui/State';
import { duration } from '../../ui/Time';

interface Props {
  attempts: Call[];
  chosen: number;
  onChoose: (attempt: number) => void;
}

/** Each attempt of a call with what became of it; one of them is looked at. */
export function Attempts({ attempts, chosen, onChoose }: Props) {
  const { t, i18n } = useTranslation();
  if (attempts.length < 2) return null;
  return (
    <ol className="attempts" aria-label={t('run.attempts')}>
      {attempts.map((attempt) => (
        <li key={attempt.attempt}>
          <button type="button" className="link" aria-pressed={attempt.attempt === chosen} onClick={() => onChoose(attempt.attempt)}>
            {t('run.attemptNumber', { attempt: attempt.attempt })} <State state={attempt.state} />
          </button>
          <span className="quiet">
            {attempt.submittedAt && ` · ${duration(attempt.submittedAt, attempt.endedAt, i18n.language)}`}
            {attempt.sentence && ` · ${attempt.sentence}`}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** What a call cost: of each attempt's task what it was charged for. */
export function CallCost({ attempts, live }: { attempts: Call[]; live: boolean }) {
  const { t } = useTranslation();
  const tasks = attempts.flatMap((attempt) => attempt.task ?? []);
  const cost = useQuery({
    queryKey: ['callCost', tasks, live],
    refetchInterval: live ? 15_000 : false,
    queryFn: async () => {
      const sums = await Promise.all(tasks.map((task) => api.billing.get('/costs', { query: { task } })));
      return { total: String(sums.reduce((sum, { total }) => sum + Number(total), 0)), currency: sums[0]?.currency };
    },
    enabled: tasks.length > 0,
  });
  if (tasks.length === 0) return null;
  if (cost.isError) return <span className="quiet">{t('run.noCost')}</span>;
  return cost.data?.currency ? <Money amount={cost.data.total} currency={cost.data.currency} /> : null;
}
