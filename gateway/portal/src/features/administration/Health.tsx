import { Tag } from 'antd';
import type { TFunction } from 'i18next';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { edge } from '../../api/client';
import type { Part } from '../../api/types';
import { Loaded } from '../../ui/Loaded';
import { Time } from '../../ui/Time';

const EVERY = 10_000;
const LOOKS = { UP: { sign: '✓', colour: 'done' }, WARNS: { sign: '!', colour: 'platform' }, DOWN: { sign: '✕', colour: 'failed' } };

export function useHealth() {
  return useQuery({ queryKey: ['health'], queryFn: () => edge.get('/service-registry/health'), refetchInterval: EVERY });
}

/** How every part is: works or not, version, since when, and which check says so. */
export function Health() {
  const health = useHealth();
  return (
    <Loaded query={health}>
      {({ items }) => (
        <div className="parts" data-testid="parts">
          {items.map((part) => (
            <PartLine key={part.part} part={part} />
          ))}
        </div>
      )}
    </Loaded>
  );
}

function PartLine({ part }: { part: Part }) {
  const { t } = useTranslation();
  const { sign, colour } = LOOKS[part.state];
  const failing = part.checks.filter((check) => !check.up);
  return (
    <section className="part-line" data-state={part.state} aria-label={part.part}>
      <h2>{part.part}</h2>
      <span className="state">
        <span aria-hidden style={{ color: `var(--${colour})` }}>{sign}</span>
        {t(`administration.health.${part.state}`)}
      </span>
      <span className="quiet">
        {part.version && t('administration.version', { version: part.version })} {part.since && <>· {t('administration.runsSince')} <Time iso={part.since} /></>}
      </span>
      <span className="checks">
        {part.checks.map((check) => (
          <Tag key={check.name} color={check.up ? undefined : 'red'}>{named(check.name, t)}</Tag>
        ))}
      </span>
      {failing.map((check) => (
        <p key={check.name} className="breakable">{t('administration.failing', { check: named(check.name, t), data: said(check.data) })}</p>
      ))}
    </section>
  );
}

/** Checks that every installation has, in words; another one by the name that it gives itself. */
function named(check: string, t: TFunction): string {
  return t(`administration.check.${check}`, { defaultValue: check });
}

/** What a check says beside that it fails. */
export function said(data: Record<string, unknown>): string {
  return Object.entries(data).map(([name, value]) => `${name} ${String(value)}`).join(', ');
}
