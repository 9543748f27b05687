import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DaySums } from '../../api/types';
import { Chart } from '../../ui/chart/Chart';
import type { ChartOption } from '../../ui/chart/Canvas';
import { money } from '../../ui/Money';
import { daysBetween, stacked } from './sums';
import type { Grouping, View } from './view';

const COLOURS = 8;

interface Props {
  days: DaySums;
  view: View;
  nameOf: (by: Grouping, key: string) => string;
  onDay: (day: string) => void;
}

/** One bar a day, stacked by what was chosen; a click on a day looks at that day alone. */
export function DayChart({ days, view, nameOf, onDay }: Props) {
  const { t, i18n } = useTranslation();
  const shown = useMemo(() => {
    const all = daysBetween(view.from, view.to);
    return { all, stacks: stacked(days.items, all, COLOURS) };
  }, [days, view.from, view.to]);
  const names = shown.stacks.map(({ key }) => nameOf(view.by, key));
  const named = names.join('\n');
  const words = (amount: string | number) => money(String(amount), days.currency, i18n.language);
  const option = useMemo(
    (): ChartOption => ({
      grid: { left: 64, right: 12, top: 16, bottom: 64 },
      legend: { type: 'scroll', bottom: 0, data: named.split('\n') },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, renderMode: 'richText', valueFormatter: (value) => money(String(value), days.currency, i18n.language) },
      xAxis: { type: 'category', data: shown.all },
      yAxis: { type: 'value', axisLabel: { formatter: (value: number) => money(String(value), days.currency, i18n.language) } },
      series: shown.stacks.map(({ amounts }, index) => ({ name: named.split('\n')[index], type: 'bar' as const, stack: 'all', barMaxWidth: 36, data: amounts.map(Number) })),
    }),
    [shown, named, days.currency, i18n.language],
  );
  const rows = shown.all.map((day, index) => [day, ...shown.stacks.map(({ amounts }) => words(amounts[index]))]);
  return (
    <div data-testid="days">
      <Chart label={t('cost.perDay')} option={option} table={{ columns: [t('cost.day'), ...names], rows }} onSelect={onDay} height={300} />
    </div>
  );
}
