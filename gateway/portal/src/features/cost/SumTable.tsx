import { Card, Segmented, Table as Grid } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DaySums } from '../../api/types';
import { Money } from '../../ui/Money';
import { added, byKey, type KeySum } from './sums';
import type { Grouping, View } from './view';

interface Props {
  days: DaySums;
  view: View;
  groupings: readonly Grouping[];
  nameOf: (by: Grouping, key: string) => string;
  onShow: (change: Partial<View>) => void;
}

/** The same amounts as the chart's, over all its days, with their sum; a name looks at that one alone. */
export function SumTable({ days, view, groupings, nameOf, onShow }: Props) {
  const { t, i18n } = useTranslation();
  const sums = byKey(days.items);
  const whole = added(sums.map(({ amount }) => amount));
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 1 });
  const into = (key: string) => {
    const next = groupings[(groupings.indexOf(view.by) + 1) % groupings.length];
    onShow({ filter: { ...view.filter, [view.by]: key }, by: next });
  };
  return (
    <Card size="small" style={{ marginTop: 16 }} title={t('cost.split')} extra={<Segmented<Grouping> value={view.by} onChange={(by) => onShow({ by })} options={groupings.map((value) => ({ value, label: t(`cost.by.${value}`) }))} />}>
      <Grid<KeySum>
        size="small"
        rowKey="key"
        pagination={sums.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
        dataSource={sums}
        data-testid="sums"
        locale={{ emptyText: <span className="quiet">{t('cost.nothing')}</span> }}
        columns={[
          { title: t(`cost.by.${view.by}`), render: (_, { key }) => (key === '' ? nameOf(view.by, key) : <button type="button" className="link breakable" onClick={() => into(key)} title={key}>{nameOf(view.by, key)}</button>) },
          { title: t('cost.share'), align: 'right', render: (_, { amount }) => <span className="number">{Number(whole) === 0 ? '' : percent.format(Number(amount) / Number(whole))}</span> },
          { title: t('cost.amount'), align: 'right', render: (_, { amount }) => <Money amount={amount} currency={days.currency} /> },
        ]}
        summary={() => (
          <Grid.Summary.Row>
            <Grid.Summary.Cell index={0}><strong>{t('cost.sum')}</strong></Grid.Summary.Cell>
            <Grid.Summary.Cell index={1} />
            <Grid.Summary.Cell index={2} align="right"><strong data-testid="sum" data-amount={whole}><Money amount={whole} currency={days.currency} /></strong></Grid.Summary.Cell>
          </Grid.Summary.Row>
        )}
      />
    </Card>
  );
}
