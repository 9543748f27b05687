import { Card } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { money } from '../../ui/Money';

/** The price list in words. */
export function PriceWords() {
  const { t, i18n } = useTranslation();
  const prices = useQuery({ queryKey: ['prices'], queryFn: () => api.billing.get('/prices/current'), staleTime: 60_000 });
  if (!prices.data) return null;
  return (
    <Card size="small" title={t('cost.prices', { version: prices.data.version })} style={{ marginTop: 16 }}>
      <ul className="plain">
        {Object.entries(prices.data.prices).map(([resource, price]) => (
          <li key={resource}>
            <span>{t(`cost.price.${resource}`)}</span>
            <span className="number">{money(price, prices.data.currency, i18n.language)}</span>
          </li>
        ))}
      </ul>
      <p className="quiet">{t('cost.pricesHint')}</p>
    </Card>
  );
}
