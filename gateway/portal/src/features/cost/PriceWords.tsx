import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePrices } from '../../api/prices';
import { money } from '../../ui/Money';

/** The price list in words. */
export function PriceWords() {
  const { t, i18n } = useTranslation();
  const prices = usePrices();
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
