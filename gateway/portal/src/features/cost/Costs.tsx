import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip } from '../../ui/Chip';
import { Heading } from '../../ui/Heading';
import { Loaded } from '../../ui/Loaded';
import { Money } from '../../ui/Money';
import { RangePicker } from '../../ui/dates/RangePicker';
import { DayChart } from './DayChart';
import { Export } from './Export';
import { useNames } from './names';
import { SumTable } from './SumTable';
import { type Grouping, GROUPINGS, type Scope, thisDay, useDays, useView } from './view';

const DAY = 'YYYY-MM-DD';

interface Props {
  scope: Scope;
  title: ReactNode;
  usual: Grouping;
}

/** What was spent, as a chart by day and as a table, from one answer: both follow the same days and the same filter. */
export function Costs({ scope, title, usual }: Props) {
  const { t } = useTranslation();
  const { view, show } = useView(usual);
  const days = useDays(scope, view);
  const nameOf = useNames(scope);
  const groupings = GROUPINGS.filter((by) => by !== 'workspace' || 'account' in scope);
  return (
    <>
      <Heading
        title={title}
        what={days.data && <>{t('cost.total')} <strong data-testid="total" data-amount={days.data.total}><Money amount={days.data.total} currency={days.data.currency} /></strong></>}
        actions={
          <>
            <RangePicker
              allowClear={false}
              value={[dayjs(view.from), dayjs(view.to)]}
              presets={presets(t)}
              onChange={(range) => range?.[0] && range[1] && show({ from: range[0].format(DAY), to: range[1].format(DAY) })}
            />
            {days.data && <Export scope={scope} view={view} days={days.data} nameOf={nameOf} />}
          </>
        }
      />
      {Object.keys(view.filter).length > 0 && (
        <div className="tools" data-testid="filters">
          {GROUPINGS.filter((name) => view.filter[name]).map((name) => (
            <Chip key={name} kind="filter" text={`${t(`cost.by.${name}`)}: ${nameOf(name, view.filter[name]!)}`} onRemove={() => show({ filter: { ...view.filter, [name]: undefined } })} />
          ))}
        </div>
      )}
      <Loaded query={days}>
        {(data) => (
          <>
            {data.items.length > 0 && <DayChart days={data} view={view} nameOf={nameOf} onDay={(day) => show({ from: day, to: day })} />}
            <SumTable days={data} view={view} groupings={groupings} nameOf={nameOf} onShow={show} />
          </>
        )}
      </Loaded>
    </>
  );
}

function presets(t: (key: string) => string) {
  const today = thisDay();
  const month = today.startOf('month');
  return [
    { label: t('cost.week'), value: [today.subtract(6, 'day'), today] as [dayjs.Dayjs, dayjs.Dayjs] },
    { label: t('cost.days30'), value: [today.subtract(29, 'day'), today] as [dayjs.Dayjs, dayjs.Dayjs] },
    { label: t('cost.thisMonth'), value: [month, today] as [dayjs.Dayjs, dayjs.Dayjs] },
    { label: t('cost.lastMonth'), value: [month.subtract(1, 'month'), month.subtract(1, 'day')] as [dayjs.Dayjs, dayjs.Dayjs] },
    { label: t('cost.thisYear'), value: [today.startOf('year'), today] as [dayjs.Dayjs, dayjs.Dayjs] },
  ];
}
