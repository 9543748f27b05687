import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTableRows } from '../../api/lists';
import { useDebounced } from '../../api/useDebounced';
import type { RowSet } from './submission';

interface Props {
  workspace: string;
  sets: { table: string; column: string }[];
  set?: RowSet;
  onChange: (set: RowSet | undefined) => void;
}

/** A set of rows by its name; its members are those that it refers to now. */
export function ChooseSet({ workspace, sets, set, onChange }: Props) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const [place, setPlace] = useState(() => Math.max(0, sets.findIndex((one) => one.table === set?.table && one.column === set.column)));
  const { table, column } = sets[place] ?? sets[0];
  const found = useTableRows(workspace, table, { search: useDebounced(search, 300) }, { pageSize: 50 });
  const choose = (row: string | undefined) => {
    const members = found.items.find((one) => one.name === row)?.attributes[column];
    onChange(row === undefined ? undefined : { table, column, row, members: Array.isArray(members) ? members.map(String) : [] });
  };
  return (
    <div className="tools">
      {sets.length > 1 && (
        <Select
          aria-label={t('launch.setKind')}
          value={place}
          onChange={(next) => {
            setPlace(next);
            onChange(undefined);
          }}
          options={sets.map((one, index) => ({ value: index, label: `${one.table}.${one.column}` }))}
          popupMatchSelectWidth={false}
        />
      )}
      <Select
        aria-label={t('launch.set', { table })}
        placeholder={t('launch.set', { table })}
        allowClear
        showSearch={{ filterOption: false, onSearch: setSearch }}
        loading={found.isFetching}
        value={set?.table === table && set.column === column ? set.row : undefined}
        onChange={choose}
        options={found.items.map((row) => ({ value: row.name }))}
        style={{ minWidth: 240 }}
      />
      {set && <span aria-live="polite">{t('launch.members', { count: set.members.length })}</span>}
    </div>
  );
}
