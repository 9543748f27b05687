import { useTranslation } from 'react-i18next';
import { State } from '../../ui/State';
import type { Run } from '../../api/types';
import { short, total } from './counts';
import { useNumber } from '../../ui/useNumber';

interface Props {
  counts: Run['counts'];
  chosen?: string;
  onChoose: (call?: string) => void;
}

/** `align × 10,000: 9,412 ✓ 87 ◐ 1 ✕`: one line a call name, however wide its scatter; a click shows only those calls. */
export function Groups({ counts, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const format = useNumber();
  const names = Object.keys(counts);
  if (names.length < 2 && names.every((name) => total(counts[name]) === 1)) return null;
  return (
    <div className="counts" role="group" aria-label={t('run.groups')}>
      {names.map((name) => (
        <button key={name} type="button" aria-pressed={chosen === name} onClick={() => onChoose(chosen === name ? undefined : name)}>
          <strong title={name}>{short(name)}</strong> {total(counts[name]) > 1 && `× ${format(total(counts[name]))}: `}
          {Object.entries(counts[name]).map(([state, count]) => (
            <span key={state} className="number">
              {total(counts[name]) > 1 && format(count)} <State state={state} />{' '}
            </span>
          ))}
        </button>
      ))}
    </div>
  );
}
