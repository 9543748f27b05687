import { Button, Checkbox, Input, Popover } from 'antd';
import { TableOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Table } from '../../api/types';

/** More would be slow to draw and no help to find one: the search is. */
const LISTED = 100;

/** Which columns are shown. */
export function ColumnChooser({ table, hidden, onChange }: { table: Table; hidden: ReadonlySet<string>; onChange: (hidden: ReadonlySet<string>) => void }) {
  const { t } = useTranslation();
  const shown = table.columns.filter(({ name }) => !hidden.has(name)).length;
  return (
    <Popover trigger="click" placement="bottomLeft" destroyOnHidden content={<Choice table={table} hidden={hidden} onChange={onChange} />}>
      <Button icon={<TableOutlined aria-hidden />}>{hidden.size ? t('data.columnsSome', { shown, all: table.columns.length }) : t('data.columns')}</Button>
    </Popover>
  );
}

function Choice({ table, hidden, onChange }: { table: Table; hidden: ReadonlySet<string>; onChange: (hidden: ReadonlySet<string>) => void }) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const found = table.columns.filter(({ name }) => name.toLowerCase().includes(search.toLowerCase()));
  const set = (names: string[], show: boolean) => {
    const next = new Set(hidden);
    names.forEach((name) => (show ? next.delete(name) : next.add(name)));
    onChange(next);
  };
  const names = found.map(({ name }) => name);
  return (
    <div className="column-choice">
      <Input value={search} onChange={(event) => setSearch(event.target.value)} placeholder={t('data.findColumn')} aria-label={t('data.findColumn')} allowClear />
      <div className="column-actions">
        <Button size="small" onClick={() => set(names, true)}>{t('data.showAll')}</Button>
        <Button size="small" onClick={() => set(names, false)}>{t('data.hideAll')}</Button>
      </div>
      <ul>
        {found.slice(0, LISTED).map(({ name }) => (
          <li key={name}>
            <Checkbox checked={!hidden.has(name)} onChange={(event) => set([name], event.target.checked)}>{name}</Checkbox>
          </li>
        ))}
      </ul>
      {found.length > LISTED && <p className="quiet">{t('data.columnsMore', { number: found.length - LISTED })}</p>}
      {found.length === 0 && <p className="quiet">{t('data.noColumn')}</p>}
    </div>
  );
}
