import type { ReactNode } from 'react';

export interface GridColumn<T> {
  key: string;
  title: ReactNode;
  width: number;
  align?: 'left' | 'right';
  /** How the rows are in order of this column, when they are. */
  sorted?: 'ascending' | 'descending';
  render: (row: T) => ReactNode;
}

/** A cell by its numbers from 0; a new `turn` goes there again. */
export interface GridPlace {
  row: number;
  column: number;
  turn: number;
}

export interface GridProps<T> {
  /** What the rows are, for people who do not see them. */
  label: string;
  /** The first one stays in sight. */
  columns: GridColumn<T>[];
  /** The rows of all pages that have come. */
  rows: T[];
  rowKey: (row: T) => string;
  /** How many there are on the server. */
  total?: number;
  /** Asks for the next page; absent when there is none. */
  onMore?: () => void;
  loading?: boolean;
  chosen?: ReadonlySet<string>;
  onChoose?: (chosen: Set<string>) => void;
  /** Enter or a double click on a cell. */
  onOpen?: (row: T, column: GridColumn<T>) => void;
  height?: number;
  headHeight?: number;
  /** Where the page takes its reader: the cell comes into sight and has the focus. */
  goTo?: GridPlace;
}
