import { Button, Input, Table as Grid, type TableColumnsType } from 'antd';
import { DownloadOutlined } from '@ant-design/icons';
import { useState, type UIEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { address } from '../../api/client';
import type { Column, Row, Table } from '../../api/types';
import { Fault } from '../../ui/Fault';
import { Cell } from './Cell';
import { Conditions } from './Conditions';
import { EditCell } from './EditCell';
import { Selection } from './Selection';
import { useRows, useView } from './rows';

const HEIGHT = 560;
const WIDTH = 190;

/** One table: rows come from the server as they are scrolled to; order, search and conditions are the server's work. */
export function TableGrid({ workspace, table, writable }: { workspace: string; table: Table; writable: boolean }) {
  const { t, i18n } = useTranslation();
  const view = useView();
  const rows = useRows(workspace, table, view);
  const [selected, setSelected] = useState<string[]>([]);
  const [editing, setEditing] = useState<{ row: Row; column: Column }>();
  const nearEnd = (event: UIEvent<HTMLDivElement>) => {
    const { scrollTop, scrollHeight, clientHeight } = event.currentTarget;
    if (scrollHeight - scrollTop - clientHeight < HEIGHT && rows.hasNextPage && !rows.isFetchingNextPage) void rows.fetchNextPage();
  };
  return (
    <>
      <div className="tools">
        <Input.Search allowClear defaultValue={view.search} onSearch={view.setSearch} placeholder={t('data.search')} aria-label={t('data.search')} style={{ maxWidth: 280 }} />
        <Conditions table={table} conditions={view.conditions} onChange={view.setConditions} />
        <span className="quiet number" data-testid="shown">
          {t('data.shown', { shown: format(rows.items.length, i18n.language), rows: format(table.rows, i18n.language) })}
        </span>
        <Button icon={<DownloadOutlined />} href={address`/api/workspace/workspaces/${workspace}/tables/${table.name}:export`} download>
          {t('data.export')}
        </Button>
      </div>
      {rows.isError && <Fault error={rows.error} onRetry={() => rows.refetch()} />}
      <Grid<Row>
        virtual
        bordered
        size="small"
        rowKey="name"
        pagination={false}
        loading={rows.isPending}
        dataSource={rows.items}
        columns={columns(table, view.sort, (row, column) => writable && setEditing({ row, column }), workspace)}
        scroll={{ x: WIDTH * (table.columns.length + 1), y: HEIGHT }}
        rowSelection={{ selectedRowKeys: selected, onChange: (keys) => setSelected(keys as string[]), columnWidth: 44 }}
        onScroll={nearEnd}
        onChange={(_, __, sorter) => {
          const one = Array.isArray(sorter) ? sorter[0] : sorter;
          view.setSort(one?.order ? `${one.order === 'descend' ? '-' : ''}${String(one.columnKey)}` : '');
        }}
        data-testid="grid"
      />
      <Selection workspace={workspace} table={table} names={selected} writable={writable} onDone={() => setSelected([])} />
      {editing && <EditCell workspace={workspace} table={table.name} {...editing} onClose={() => setEditing(undefined)} />}
    </>
  );
}

function columns(table: Table, sort: string, onEdit: (row: Row, column: Column) => void, workspace: string): TableColumnsType<Row> {
  const order = (name: string) => (sort === name ? ('ascend' as const) : sort === `-${name}` ? ('descend' as const) : null);
  const id = `${table.name}_id`;
  return [
    { title: id, key: id, dataIndex: 'name', fixed: 'left', width: WIDTH, ellipsis: true, sorter: true, sortOrder: order(id) },
    ...table.columns.map((column) => ({
      title: (
        <>
          {column.name} <span className="quiet type">{column.target ? `→ ${column.target}` : column.type}</span>
        </>
      ),
      key: column.name,
      width: WIDTH,
      ellipsis: true,
      sorter: true,
      sortOrder: order(column.name),
      align: column.type === 'number' ? ('right' as const) : undefined,
      render: (_: unknown, row: Row) => (
        <Cell value={row.attributes[column.name]} column={column} workspace={workspace} onEdit={() => onEdit(row, column)} />
      ),
    })),
  ];
}

function format(count: number, language: string): string {
  return new Intl.NumberFormat(language).format(count);
}
