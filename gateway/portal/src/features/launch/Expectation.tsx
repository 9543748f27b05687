import { useTranslation } from 'react-i18next';
import type { Estimate } from '../../api/types';
import type { useQuota } from '../../api/quota';
import { money } from '../../ui/Money';
import { span } from '../../ui/Time';
import type { Checked } from './useCheck';

export type Quota = ReturnType<typeof useQuota>;

/** Cost and time as a range with its basis, what the cache will answer, and what is left to spend. */
export function Expectation({ checked, quota }: { checked?: Checked; quota: Quota }) {
  const { t, i18n } = useTranslation();
  const left = quota.budget !== undefined && quota.spent !== undefined ? Math.max(0, Number(quota.budget) - Number(quota.spent)) : undefined;
  return (
    <div className="expectation" data-testid="expectation">
      {checked && <Range estimate={checked.estimate} />}
      {checked?.expectedCacheHits !== undefined && <div className="quiet">⟲ {t('launch.cacheHits', { count: checked.expectedCacheHits })}</div>}
      {left !== undefined && quota.currency && <div className="quiet">{t('launch.left', { left: money(String(left), quota.currency, i18n.language), budget: money(quota.budget!, quota.currency, i18n.language) })}</div>}
    </div>
  );
}

function Range({ estimate }: { estimate: Estimate }) {
  const { t, i18n } = useTranslation();
  if (!estimate.known || !estimate.amount || !estimate.durationMs) return <div className="quiet">{t('launch.unknown')}</div>;
  const { amount, durationMs, currency } = estimate;
  return (
    <div>
      <strong className="number">
        {money(amount.low, currency, i18n.language)} – {money(amount.high, currency, i18n.language)} · {span(durationMs.low, i18n.language)} – {span(durationMs.high, i18n.language)}
      </strong>{' '}
      <span className="quiet">{t('launch.basis', { count: estimate.basis.runs })}</span>
    </div>
  );
}
