import { Card, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/me';
import { useCurrency } from '../../api/prices';
import { useStanding } from '../../api/standing';
import { Loaded } from '../../ui/Loaded';
import { quantity, share } from '../../ui/quantity';

/** What the person's own account has used of what it may, and what is left. */
export function QuotaLeft() {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const currency = useCurrency();
  const standing = useStanding(me.data?.billingAccount);
  return (
    <Card size="small" title={t('home.quota')} data-testid="home-quota">
      <Loaded query={standing}>
        {(lines) => (
          <ul className="plain">
            {lines.map(({ resource, limit, taken }) => (
              <li key={resource} className="quota-line">
                <span>{t(`quota.${resource}`)}</span>
                <span className="number">{t('home.of', { taken: quantity(resource, taken, i18n.language, currency), limit: quantity(resource, limit, i18n.language, currency) })}</span>
                <Progress percent={share(taken, limit)} showInfo={false} size="small" strokeColor={share(taken, limit) >= 90 ? 'var(--failed)' : 'var(--brand)'} aria-label={t(`quota.${resource}`)} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <p className="quiet">{t('home.quotaHint')}</p>
    </Card>
  );
}
