import './timeline.css';
import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { lookOf, wordsOf } from '../State';
import { round, span } from '../Time';
import { area, bar, ticks } from './scale';
import type { TimelineLine, TimelineProps } from './types';
import { useNumber } from '../useNumber';

const ROW = 32;

/** When what ran: a bar for one thing, an area for many, on one scale of time. Lines beyond those in sight are not drawn. */
export function Timeline({ label, from, to, lines, chosen, onChoose, onMore, height = 480 }: TimelineProps) {
  const { i18n } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({ count: lines.length, getScrollElement: () => box.current, estimateSize: () => ROW, overscan: 8 });
  const items = rows.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  useEffect(() => {
    if (onMore && last >= lines.length - 10) onMore();
  }, [onMore, last, lines.length]);
  const marks = ticks(to - from);
  return (
    <figure className="timeline" aria-label={label}>
      <div className="timeline-scale" aria-hidden>
        <span className="timeline-name" />
        <span className="timeline-track">
          {marks.map((mark) => (
            <span key={mark} className="timeline-tick" style={{ left: `${(mark / Math.max(1, to - from)) * 100}%` }}>{round(mark, i18n.language)}</span>
          ))}
        </span>
      </div>
      <div ref={box} className="timeline-box" style={{ height: Math.min(height, lines.length * ROW + 2) }}>
        <div role="list" style={{ height: rows.getTotalSize(), position: 'relative' }}>
          {items.map(({ index, start }) => (
            <div key={lines[index].id} role="listitem" className="timeline-row" style={{ height: ROW, transform: `translateY(${start}px)` }}>
              <Row line={lines[index]} from={from} to={to} chosen={lines[index].id === chosen} onChoose={() => onChoose(lines[index].id)} />
            </div>
          ))}
        </div>
      </div>
    </figure>
  );
}

function Row({ line, from, to, chosen, onChoose }: { line: TimelineLine; from: number; to: number; chosen: boolean; onChoose: () => void }) {
  const { t, i18n } = useTranslation();
  const write = useNumber();
  const { left, width } = bar(line.from, line.to, from, to);
  const took = span(line.to - line.from, i18n.language);
  const most = line.active ? Math.max(...line.active) : 1;
  const words = line.active
    ? t('timeline.many', { name: line.label, most: write(most), after: span(line.from - from, i18n.language), took })
    : t('timeline.one', { name: line.label, state: wordsOf(line.state, t), after: span(line.from - from, i18n.language), took });
  return (
    <button type="button" className="timeline-line" aria-pressed={chosen} aria-expanded={line.open} title={words} onClick={onChoose}>
      <span className="unseen">{words}</span>
      <span className="timeline-name" aria-hidden style={{ paddingInlineStart: 8 + (line.depth ?? 0) * 18 }}>
        <span className="timeline-sign">{line.open !== undefined && (line.open ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />)}</span> <span className="timeline-label">{line.label}</span> <span className="quiet">{line.note}</span>
      </span>
      <span className="timeline-track" aria-hidden>
        {line.active ? (
          <svg viewBox="0 0 100 20" preserveAspectRatio="none">
            <path d={area(line.active)} style={{ fill: `var(--${lookOf(line.state)})` }} />
          </svg>
        ) : (
          <span className="timeline-bar" style={{ left: `${left}%`, width: `${width}%`, background: `var(--${lookOf(line.state)})` }} />
        )}
        {line.failed?.map((count, slice) => (count > 0 ? <span key={slice} className="timeline-fault" style={{ left: `${((slice + 0.5) / line.failed!.length) * 100}%` }}>{'✕'}</span> : null))}
      </span>
    </button>
  );
}
