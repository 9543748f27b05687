import { Checkbox } from 'antd';
import { type CSSProperties, memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { GridColumn } from './types';

export interface ShownColumn<T> {
  column: GridColumn<T>;
  index: number;
  start: number;
}

/** What a row does to its grid; the same object for good. */
export interface Hands {
  toggle: (key: string) => void;
  go: (row: number, column: number) => void;
  open: (row: number, column: number) => void;
  focus: (element: HTMLElement | null) => void;
}

interface Props<T> {
  row: T;
  rowKey: string;
  index: number;
  top: number;
  width: number;
  height: number;
  first?: GridColumn<T>;
  shown: ShownColumn<T>[];
  /** The width of the box that chooses the row; without it rows are not chosen. */
  pick?: number;
  chosen: boolean;
  /** The column under the cursor, should it be in this row. */
  at?: number;
  hands: Hands;
}

/** One row: its box to choose it, its first cell that stays, and the cells in sight. Rows that stay in sight are not drawn again by a scroll. */
export const Line = memo(function Line<T>({ row, rowKey, index, top, width, height, first, shown, pick, chosen, at, hands }: Props<T>) {
  const { t } = useTranslation();
  const cell = (column: GridColumn<T>, number: number, place: CSSProperties, fixed = false) => (
    <span
      key={column.key}
      ref={at === number ? hands.focus : undefined}
      role={fixed ? 'rowheader' : 'gridcell'}
      aria-colindex={number + 1}
      tabIndex={at === number ? 0 : -1}
      className={fixed ? 'grid-cell fixed' : 'grid-cell'}
      style={{ width: column.width, textAlign: column.align, ...place }}
      onClick={() => hands.go(index, number)}
      onDoubleClick={() => hands.open(index, number)}
    >
      {column.render(row)}
    </span>
  );
  return (
    <div className="grid-line" role="row" aria-rowindex={index + 2} aria-selected={pick ? chosen : undefined} style={{ width, height, transform: `translateY(${top}px)` }}>
      {pick && (
        <span role="gridcell" className="grid-cell pick" style={{ width: pick }}>
          <Checkbox checked={chosen} onChange={() => hands.toggle(rowKey)} aria-label={t('grid.choose', { row: rowKey })} />
        </span>
      )}
      {first && cell(first, 0, { left: pick ?? 0 }, true)}
      {shown.map(({ column, index: number, start }) => cell(column, number, { transform: `translateX(${start}px)` }))}
    </div>
  );
}) as <T>(props: Props<T>) => React.ReactNode;
