import './log.css';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { marked } from './lines';

const ROW = 19;
/** More of one line is no reading; the download has it. */
const LONGEST = 5_000;

interface Props {
  lines: string[];
  numbered: boolean;
  live: boolean;
  wrap: boolean;
  mark: string;
  chosen?: number;
  /** The line to bring into sight, once each time it changes; nothing: the end. */
  show?: number;
  height: number;
  onChoose: (line: number) => void;
}

/** Lines of which only those in sight are drawn. Who looks at the end stays there while more comes. */
export function LogLines({ lines, numbered, live, wrap, mark, chosen, show, height, onChoose }: Props) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const [following, setFollowing] = useState(true);
  const rows = useVirtualizer({ count: lines.length, getScrollElement: () => box.current, estimateSize: () => ROW, overscan: 20 });
  const last = lines.length - 1;
  useEffect(() => {
    if (show === undefined) return;
    setFollowing(false);
    rows.scrollToIndex(show, { align: 'center' });
  }, [show]);
  useEffect(() => {
    if (following && show === undefined) rows.scrollToIndex(last, { align: 'end' });
  }, [following, last, show === undefined]);
  const scrolled = () => {
    const element = box.current;
    if (element && live) setFollowing(element.scrollHeight - element.scrollTop - element.clientHeight < 2 * ROW);
  };
  const digits = String(lines.length).length;
  return (
    <div className="log-frame">
      <div ref={box} className={wrap ? 'log-box wrap' : 'log-box'} style={{ height: Math.min(height, Math.max(120, (lines.length + 1) * ROW * (wrap ? 2 : 1))) }} tabIndex={0} role="log" aria-live="off" aria-label={t('log.lines')} data-testid="log" onWheel={scrolled} onKeyUp={scrolled} onTouchEnd={scrolled}>
        <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
          {rows.getVirtualItems().map(({ index, start }) => (
            <div key={index} ref={rows.measureElement} data-index={index} className={index === chosen ? 'log-line chosen' : 'log-line'} style={{ transform: `translateY(${start}px)` }}>
              {numbered && (
                <a className="log-number" tabIndex={-1} href={`#L${index + 1}`} style={{ width: `${digits}ch` }} onClick={(event) => { event.preventDefault(); onChoose(index); }} aria-label={t('log.line', { number: index + 1 })}>
                  {index + 1}
                </a>
              )}
              <span className="log-text">{marked(shortened(lines[index]), mark).map((part, place) => (part.hit ? <mark key={place}>{part.text}</mark> : part.text))}</span>
            </div>
          ))}
        </div>
      </div>
      {live && !following && (
        <Button size="small" className="log-follow" onClick={() => setFollowing(true)}>{t('log.follow')}</Button>
      )}
    </div>
  );
}

function shortened(line: string): string {
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST)}…`;
}
