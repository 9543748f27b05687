import { type KeyboardEvent, useEffect, useRef, useState } from 'react';

interface Options {
  rows: number;
  columns: number;
  /** Lines of one screen. */
  page: number;
  /** Brings a cell into sight, so that it is drawn and can take the focus. */
  show: (row: number, column: number) => void;
  onEnter: (row: number, column: number) => void;
  onSpace?: (row: number) => void;
}

export interface Cursor {
  at: { row: number; column: number };
  onKeyDown: (event: KeyboardEvent) => void;
  go: (row: number, column: number) => void;
  open: (row: number, column: number) => void;
  /** For the cell under the cursor: takes the focus when the cursor was moved there. */
  focus: (element: HTMLElement | null) => void;
}

/** The one cell that the Tab key reaches, and how keys move it. */
export function useCursor({ rows, columns, page, show, onEnter, onSpace }: Options): Cursor {
  const [at, setAt] = useState({ row: 0, column: 0 });
  const moved = useRef(false);
  const cell = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!moved.current || !cell.current) return;
    // once: later drawings of the grid must not take the focus from what is typed into
    moved.current = false;
    cell.current.focus({ preventScroll: true });
  });
  const go = (row: number, column: number) => {
    const to = { row: clamp(row, rows), column: clamp(column, columns) };
    moved.current = true;
    show(to.row, to.column);
    setAt(to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isOthers(event)) return;
    const { row, column } = at;
    const moves: Record<string, () => void> = {
      ArrowDown: () => go(row + 1, column),
      ArrowUp: () => go(row - 1, column),
      ArrowRight: () => go(row, column + 1),
      ArrowLeft: () => go(row, column - 1),
      PageDown: () => go(row + page, column),
      PageUp: () => go(row - page, column),
      Home: () => go(event.ctrlKey ? 0 : row, 0),
      End: () => go(event.ctrlKey ? rows - 1 : row, columns - 1),
      Enter: () => onEnter(row, column),
      ...(onSpace ? { ' ': () => onSpace(row) } : {}),
    };
    const move = moves[event.key];
    if (!move || rows === 0) return;
    event.preventDefault();
    move();
  };
  const focus = (element: HTMLElement | null) => {
    cell.current = element;
  };
  const open = (row: number, column: number) => onEnter(row, column);
  return { at, onKeyDown, go, open, focus };
}

/** Keys in what opens over the grid, or is typed into inside it, are not the grid's; of buttons, links and boxes only the arrows are. */
function isOthers({ key, target, currentTarget }: KeyboardEvent): boolean {
  const from = target as HTMLElement;
  if (!currentTarget.contains(from) || from.closest('input:not([type="checkbox"]), textarea, .ant-select')) return true;
  return from.closest('input, button, a') !== null && !key.startsWith('Arrow');
}

function clamp(value: number, count: number): number {
  return Math.max(0, Math.min(count - 1, value));
}
