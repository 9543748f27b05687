import { Button, Dropdown } from 'antd';
import { DownloadOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { query } from '../../api/client';
import type { DaySums } from '../../api/types';
import { saveFile } from '../../ui/saveFile';
import { cell } from './sums';
import { asked, type Grouping, type Scope, type View } from './view';

interface Props {
  scope: Scope;
  view: View;
  days: DaySums;
  nameOf: (by: Grouping, key: string) => string;
}

/** What is seen, or each line that it was made of, as CSV for a spreadsheet. */
export function Export({ scope, view, days, nameOf }: Props) {
  const { t } = useTranslation();
  const sums = () => {
    const lines = days.items.map(({ day, key = '', amount }) => [day, nameOf(view.by, key), key, amount, days.currency]);
    const text = [['day', view.by, 'id', 'amount', 'currency'], ...lines].map((row) => row.map(cell).join(',')).join('\r\n');
    // The mark at the beginning tells a spreadsheet that names are in UTF-8.
    saveFile(new Blob([`\uFEFF${text}\r\n`], { type: 'text/csv;charset=utf-8' }), `costs-${view.by}-${view.from}-${view.to}.csv`);
  };
  const items = [
    { key: 'sums', label: t('cost.exportSums') },
    { key: 'lines', label: <a href={`/api/billing/costs/export${query(asked(scope, view))}`} download>{t('cost.exportLines')}</a> },
  ];
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => key === 'sums' && sums() }}>
      <Button icon={<DownloadOutlined aria-hidden />}>{t('cost.export')}</Button>
    </Dropdown>
  );
}
