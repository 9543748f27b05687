import { useTranslation } from 'react-i18next';
import type { Call } from '../../api/types';
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
