import { useTranslation } from 'react-i18next';
import { State } from '../../ui/State';
import type { Run } from '../../api/types';

interface Props {
  counts: Run['counts'];
  chosen?: string;
  onChoose: (call?: string) => void;
}

/** `align × 10,000: 9,412 ✓ 87 ◐ 1 ✕`: one line a call name, however wide its scatter; a click shows only those calls. */
export function Groups({ counts, chosen, onChoose }: Props) {
  const { i18n } = useTranslation();
  const format = (count: number) => new Intl.NumberFormat(i18n.language).format(count);
  const names = Object.keys(counts);
  if (names.every((name) => total(counts[name]) === 1)) return null;
  return (
    <div className="counts" style={{ marginBottom: 12 }}>
      {names.map((name) => (
        <button key={name} type="button" aria-pressed={chosen === name} onClick={() => onChoose(chosen === name ? undefined : name)}>
          <strong>{name}</strong> × {format(total(counts[name]))}:{' '}
          {Object.entries(counts[name]).map(([state, count]) => (
            <span key={state} className="number">
              {format(count)} <State state={state} />{' '}
            </span>
          ))}
        </button>
      ))}
    </div>
  );
}

function total(states: Record<string, number>): number {
  return Object.values(states).reduce((sum, count) => sum + count, 0);
}
