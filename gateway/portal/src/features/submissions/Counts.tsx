import { State } from '../../ui/State';

const ORDER = ['PENDING', 'RUNNING', 'COMPLETE', 'FAILED', 'CANCELED'];

/** How many rows are in which state; the page of a submission lets a state be chosen. */
export function Counts({ counts, chosen, onChoose }: { counts: Record<string, number>; chosen?: string; onChoose?: (state?: string) => void }) {
  const present = ORDER.filter((state) => counts[state]);
  return (
    <span className="counts">
      {present.map((state) =>
        onChoose ? (
          <button key={state} type="button" aria-pressed={chosen === state} onClick={() => onChoose(chosen === state ? undefined : state)}>
            <State state={state} /> <span className="number">{counts[state]}</span>
          </button>
        ) : (
          <span key={state}>
            <State state={state} /> <span className="number">{counts[state]}</span>
          </span>
        ),
      )}
    </span>
  );
}
