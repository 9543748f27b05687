import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

type Look = 'waiting' | 'active' | 'done' | 'failed' | 'platform' | 'cancelled';

const LOOKS: Record<string, { look: Look; sign: string }> = {
  PENDING: { look: 'waiting', sign: '○' },
  LAUNCHING: { look: 'active', sign: '◐' },
  ABORTING: { look: 'cancelled', sign: '■' },
  ABORTED: { look: 'cancelled', sign: '■' },
  UNKNOWN: { look: 'waiting', sign: '○' },
  QUEUED: { look: 'waiting', sign: '○' },
  INITIALIZING: { look: 'active', sign: '◐' },
  SUBMITTING: { look: 'active', sign: '◐' },
  DONE: { look: 'done', sign: '✓' },
  FAILED: { look: 'failed', sign: '✕' },
  RUNNING: { look: 'active', sign: '◐' },
  PAUSED: { look: 'waiting', sign: '○' },
  COMPLETE: { look: 'done', sign: '✓' },
  CACHED: { look: 'done', sign: '⟲' },
  EXECUTOR_ERROR: { look: 'failed', sign: '✕' },
  SYSTEM_ERROR: { look: 'platform', sign: '!' },
  CANCELING: { look: 'cancelled', sign: '■' },
  CANCELED: { look: 'cancelled', sign: '■' },
};

/** A state is always colour, sign and word together; the same everywhere. */
export function State({ state }: { state: string }) {
  const { t } = useTranslation();
  const { look, sign } = LOOKS[state] ?? LOOKS.UNKNOWN;
  return (
    <span className="state" data-state={state}>
      <span aria-hidden style={{ color: `var(--${look})` }}>{sign}</span>
      {wordsOf(state, t)}
    </span>
  );
}

/** The name of its colour in the palette, where a shape shows the state and words stand beside it. */
export function lookOf(state: string): Look {
  return (LOOKS[state] ?? LOOKS.UNKNOWN).look;
}

/** The same words where no component can stand. */
export function wordsOf(state: string, t: TFunction): string {
  return t(`state.${LOOKS[state] ? state : 'UNKNOWN'}`);
}
