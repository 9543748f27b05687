import { Tooltip, theme } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { money } from '../../ui/Money';
import type { Sums } from '../../api/types';

const HEIGHT = 120;

/** One bar a day, with the day and its sum on hover and for those who listen. */
export function Days({ sums, from, to }: { sums: Sums; from: string; to: string }) {
  const { t, i18n } = useTranslation();
  const { token } = theme.useToken();
  const amounts = new Map(sums.items.map((item) => [item.key, item.amount]));
  const count = Math.min(366, dayjs(to).diff(from, 'day') + 1);
  const days = Array.from({ length: count }, (_, index) => dayjs(from).add(index, 'day').format('YYYY-MM-DD'));
  const most = Math.max(...days.map((day) => Number(amounts.get(day) ?? 0)), Number.MIN_VALUE);
  return (
    <figure className="days" aria-label={t('cost.perDay')} data-testid="days">
      <div style={{ height: HEIGHT }}>
        {days.map((day) => {
          const amount = amounts.get(day) ?? '0';
          const words = `${day}: ${money(amount, sums.currency, i18n.language)}`;
          return (
            <Tooltip key={day} title={words}>
              <span role="img" aria-label={words}>
                <span style={{ height: `${(Number(amount) / most) * 100}%`, background: token.colorPrimary }} />
              </span>
            </Tooltip>
          );
        })}
      </div>
      <figcaption className="quiet">
        <span>{from}</span>
        <span>{to}</span>
      </figcaption>
    </figure>
  );
}
