import { Checkbox } from 'antd';
import type { CSSProperties } from 'react';
import type { GridColumn } from './types';
import type { Cursor } from './useCursor';

interface Props<T> {
  row: T;
  index: number;
  style: CSSProperties;
  first?: GridColumn<T>;
  pick?: { width: number; chosen: boolean; label: string; onToggle: () => void };
  shown: { column: GridColumn<T>; index: number; start: number }[];
  cursor: Cursor;
}

/** One row: its box to choose it, its first cell that stays, and the cells in sight. */
export function Line<T>({ row, index, style, first, pick, shown, cursor }: Props<T>) {
  const cell = (column: GridColumn<T>, number: number, place: CSSProperties, fixed = false) => {
    const here = cursor.at.row === index && cursor.at.column === number;
    return (
      <span
        key={column.key}
        ref={here ? cursor.focus : undefined}
        role={fixed ? 'rowheader' : 'gridcell'}
        aria-colindex={number + 1}
        tabIndex={here ? 0 : -1}
        className={fixed ? 'grid-cell fixed' : 'grid-cell'}
        style={{ width: column.width, textAlign: column.align, ...place }}
        onClick={() => cursor.go(index, number)}
        onDoubleClick={() => cursor.open(index, number)}
      >
        {column.render(row)}
      </span>
    );
  };
  return (
    <div className="grid-line" role="row" aria-rowindex={index + 2} aria-selected={pick?.chosen} style={style}>
      {pick && (
        <span role="gridcell" className="grid-cell pick" style={{ width: pick.width }}>
          <Checkbox checked={pick.chosen} onChange={pick.onToggle} aria-label={pick.label} />
        </span>
      )}
      {first && cell(first, 0, { left: pick?.width ?? 0 }, true)}
      {shown.map(({ column, index: number, start }) => cell(column, number, { transform: `translateX(${start}px)` }))}
    </div>
  );
}
