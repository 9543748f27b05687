import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import type { Column, Row, Table } from '../../api/types';
import type { GridColumn } from '../../ui/grid/types';
import { Cell } from './Cell';
import { HeadCell } from './HeadCell';
import { typeText, typeWords } from './values';
import { nameColumn, type View } from './view';

interface Options {
  table: Table;
  shown: Column[];
  view: View;
  workspace: string;
  /** Instead of the cell while it is typed into. */
  editor: (row: Row, column: Column) => ReactNode | undefined;
  onWhole: (row: Row, column: Column) => void;
  onHide: (column: string) => void;
  t: TFunction;
  language: string;
}

const WIDTHS: Record<string, number> = { number: 120, boolean: 110 };
const WIDTH = 200;
const NARROW = 600;

/** The columns of a table's grid: names first, then what is not hidden. */
export function gridColumns({ table, shown, view, workspace, editor, onWhole, onHide, t, language }: Options): GridColumn<Row>[] {
  const sorted = (name: string) => (view.sort === name ? ('ascending' as const) : view.sort === `-${name}` ? ('descending' as const) : undefined);
  const id = nameColumn(table.name);
  return [
    {
      key: id,
      title: <HeadCell table={table} name={id} view={view} />,
      width: window.innerWidth < NARROW ? 120 : WIDTH,
      sorted: sorted(id),
      render: (row) => <span title={row.name}>{row.name}</span>,
    },
    ...shown.map((column) => ({
      key: column.name,
      title: <HeadCell table={table} name={column.name} type={typeWords(typeText(column), t)} view={view} onHide={() => onHide(column.name)} />,
      width: Math.min(280, Math.max(WIDTHS[column.type] ?? WIDTH, column.name.length * 8 + 56)),
      align: column.type === 'number' ? ('right' as const) : undefined,
      sorted: sorted(column.name),
      render: (row: Row) => editor(row, column) ?? <Cell row={row} column={column} workspace={workspace} onWhole={onWhole} t={t} language={language} />,
    })),
  ];
}
