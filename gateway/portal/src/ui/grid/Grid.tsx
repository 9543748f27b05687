import { useVirtualizer } from '@tanstack/react-virtual';
import { Checkbox, Spin } from 'antd';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Hands, Line } from './Line';
import type { GridProps } from './types';
import { useCursor } from './useCursor';
import { useNumber } from '../useNumber';

const ROW = 36;
const PICK = 44;
const AHEAD = 30;

/**
 * Rows and columns of any number: only what can be seen is drawn, further pages are asked for before the end comes into sight. The first
 * column stays, arrows walk through the cells, Enter opens one, Space chooses its row.
 */
export function Grid<T>({ label, columns, rows, rowKey, total, onMore, loading, chosen, onChoose, onOpen, height = 560, headHeight = ROW, goTo }: GridProps<T>) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const [first, ...others] = columns;
  const pick = onChoose ? PICK : 0;
  const left = pick + (first?.width ?? 0);
  const vertical = useVirtualizer({ count: rows.length, getScrollElement: () => box.current, estimateSize: () => ROW, overscan: 12, scrollPaddingStart: headHeight });
  const across = useVirtualizer({ horizontal: true, count: others.length, getScrollElement: () => box.current, estimateSize: (index) => others[index].width, overscan: 3, paddingStart: left, scrollPaddingStart: left });
  const lines = vertical.getVirtualItems();
  const last = lines.at(-1)?.index ?? -1;
  useEffect(() => {
    if (onMore && !loading && last >= rows.length - AHEAD) onMore();
  }, [onMore, loading, last, rows.length]);
  const cursor = useCursor({
    rows: rows.length,
    columns: columns.length,
    page: Math.floor((height - headHeight) / ROW),
    show: (row, column) => {
      vertical.scrollToIndex(row);
      if (column > 0) across.scrollToIndex(column - 1);
    },
    onEnter: (row, column) => onOpen?.(rows[row], columns[column]),
    onSpace: onChoose && ((row) => toggle(rowKey(rows[row]))),
  });
  const turn = useRef<number>(undefined);
  useEffect(() => {
    if (!goTo || goTo.turn === turn.current) return;
    turn.current = goTo.turn;
    cursor.go(goTo.row, goTo.column);
  });
  const toggle = (key: string) => {
    const next = new Set(chosen);
    if (!next.delete(key)) next.add(key);
    onChoose?.(next);
  };
  const all = rows.length > 0 && rows.every((row) => chosen?.has(rowKey(row)));
  const inSight = across.getVirtualItems();
  const shown = useMemo(() => inSight.map((item) => ({ column: others[item.index], index: item.index + 1, start: item.start })), [columns, left, inSight[0]?.index, inSight.at(-1)?.index]);
  const hands = useHands({ toggle, go: cursor.go, open: cursor.open, focus: cursor.focus });
  const width = across.getTotalSize();
  const number = useNumber();
  return (
    <div className="grid-frame">
      <div ref={box} className="grid" style={{ height: Math.min(height, headHeight + rows.length * ROW + 18) }} role="grid" aria-label={label} aria-rowcount={(total ?? rows.length) + 1} aria-colcount={columns.length} aria-busy={loading} tabIndex={-1} onKeyDown={cursor.onKeyDown}>
        <div className="grid-line head" role="row" aria-rowindex={1} style={{ width, height: headHeight }}>
          {onChoose && (
            <span role="columnheader" className="grid-cell pick" style={{ width: PICK, height: headHeight }}>
              <Checkbox checked={all} indeterminate={!all && (chosen?.size ?? 0) > 0} onChange={() => onChoose(all ? new Set() : new Set(rows.map(rowKey)))} aria-label={t('grid.chooseLoaded')} />
            </span>
          )}
          {first && <span role="columnheader" aria-colindex={1} aria-sort={first.sorted} className="grid-cell fixed" style={{ width: first.width, left: pick, height: headHeight }}>{first.title}</span>}
          {shown.map(({ column, index, start }) => (
            <span key={column.key} role="columnheader" aria-colindex={index + 1} aria-sort={column.sorted} className="grid-cell" style={{ width: column.width, height: headHeight, transform: `translateX(${start}px)`, textAlign: column.align }}>{column.title}</span>
          ))}
        </div>
        <div style={{ height: vertical.getTotalSize(), width, minWidth: '100%', position: 'relative' }} role="presentation">
          {lines.map(({ index, start }) => (
            <Line
              key={rowKey(rows[index])}
              row={rows[index]}
              rowKey={rowKey(rows[index])}
              index={index}
              top={start}
              width={width}
              height={ROW}
              first={first}
              shown={shown}
              pick={onChoose && PICK}
              chosen={chosen?.has(rowKey(rows[index])) ?? false}
              at={cursor.at.row === index ? cursor.at.column : undefined}
              hands={hands}
            />
          ))}
        </div>
      </div>
      <div className="grid-foot quiet" aria-live="polite">
        {loading && <Spin size="small" />} {total === undefined ? t('grid.loaded', { count: rows.length, number: number(rows.length) }) : t('grid.loadedOf', { count: rows.length, number: number(rows.length), total: number(total) })}
      </div>
    </div>
  );
}

/** Always the latest of what rows do, behind an object that stays: rows need not be drawn again for it. */
function useHands(hands: Hands): Hands {
  const latest = useRef(hands);
  latest.current = hands;
  return useMemo(
    () => ({
      toggle: (key) => latest.current.toggle(key),
      go: (row, column) => latest.current.go(row, column),
      open: (row, column) => latest.current.open(row, column),
      focus: (element) => latest.current.focus(element),
    }),
    [],
  );
}
