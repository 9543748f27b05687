import type { ReactNode } from 'react';

export interface GridColumn<T> {
  key: string;
  title: ReactNode;
  width: number;
  align?: 'left' | 'right';
  render: (row: T) => ReactNode;
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
}
