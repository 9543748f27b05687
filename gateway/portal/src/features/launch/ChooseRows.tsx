import { Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTableRows } from '../../api/lists';
import type { Row, Table } from '../../api/types';
import { Fault } from '../../ui/Fault';
import { Grid } from '../../ui/grid/Grid';
import { useDebounced } from '../../api/useDebounced';

const SHOWN_COLUMNS = 8;

/** Rows of a table, found by searching on the server; what was chosen stays chosen while something else is searched. */
export function ChooseRows({ workspace, table, rows, onChange }: { workspace: string; table: Table; rows: string[]; onChange: (rows: string[]) => void }) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const found = useTableRows(workspace, table.name, { search: useDebounced(search, 300) }, { pageSize: 100 });
  const chosen = useMemo(() => new Set(rows), [rows]);
  const columns = useMemo(
    () => [
      { key: 'id', title: `${table.name}_id`, width: 180, render: (row: Row) => row.name },
      ...table.columns.slice(0, SHOWN_COLUMNS).map(({ name = '', type }) => ({ key: name, title: name, width: 160, align: type === 'number' ? ('right' as const) : undefined, render: (row: Row) => text(row.attributes[name]) })),
    ],
    [table],
  );
  const loaded = new Set(found.items.map((row) => row.name));
  const choose = (next: Set<string>) => onChange([...rows.filter((name) => !loaded.has(name) || next.has(name)), ...[...next].filter((name) => !chosen.has(name))]);
  return (
    <>
      <div className="tools">
        <Input.Search allowClear value={search} onChange={(event) => setSearch(event.target.value)} placeholder={t('launch.pick')} aria-label={t('launch.pick')} style={{ maxWidth: 280 }} />
        <span aria-live="polite">{t('launch.chosen', { count: rows.length })}</span>
        {rows.length > 0 && <Button size="small" type="text" onClick={() => onChange([])}>{t('launch.chooseNone')}</Button>}
      </div>
      {found.isError && <Fault error={found.error} onRetry={() => found.refetch()} />}
      <Grid label={table.name} columns={columns} rows={found.items} rowKey={(row) => row.name} onMore={found.hasNextPage ? () => void found.fetchNextPage() : undefined} loading={found.isFetching} chosen={chosen} onChoose={choose} height={320} />
    </>
  );
}

function text(value: unknown): string {
  if (value === undefined || value === null) return '';
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 200);
}
