import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';

/** An exact decimal with its currency; small sums keep three digits, the exact sum is on hover. */
export function Money({ amount, currency }: { amount: string; currency: string }) {
  const { i18n } = useTranslation();
  return (
    <Tooltip title={`${amount} ${currency}`}>
      <span className="number">{money(amount, currency, i18n.language)}</span>
    </Tooltip>
  );
}

export function money(amount: string, currency: string, language: string): string {
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    maximumSignificantDigits: 3,
    roundingPriority: 'morePrecision',
  }).format(Number(amount));
}
