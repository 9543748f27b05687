import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { useExact } from './zone';

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/** Relative for reading, exact in the person's zone and ISO on hover. */
export function Time({ iso }: { iso: string }) {
  const { i18n } = useTranslation();
  const exact = useExact();
  const then = new Date(iso);
  const seconds = (then.getTime() - Date.now()) / 1000;
  const [unit, size] = STEPS.find(([, length]) => Math.abs(seconds) >= length) ?? STEPS[3];
  const relative = new Intl.RelativeTimeFormat(i18n.language, { numeric: 'auto' }).format(Math.round(seconds / size), unit);
  return (
    <Tooltip title={`${exact(then)} · ${iso}`}>
      <time dateTime={iso}>{relative}</time>
    </Tooltip>
  );
}

/** From one moment to another, or to now. */
export function duration(fromIso: string, toIso: string | undefined, language: string): string {
  return span((toIso ? Date.parse(toIso) : Date.now()) - Date.parse(fromIso), language);
}

/** A round time in its one unit: ten minutes, not ten minutes and no seconds. */
export function round(milliseconds: number, language: string): string {
  const seconds = milliseconds / 1000;
  const [unit, size] = STEPS.find(([, length]) => seconds >= length && seconds % length === 0) ?? STEPS[3];
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(seconds / size);
}

/** Milliseconds in the two largest units that fit; below a second in its tenths. */
export function span(milliseconds: number, language: string): string {
  const whole = milliseconds >= 950;
  const seconds = Math.max(0, whole ? Math.round(milliseconds / 1000) : Math.round(milliseconds / 100) / 10);
  const part = (value: number, unit: string) =>
    new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(value);
  if (seconds < 60) return part(seconds, 'second');
  if (seconds < 3_600) return `${part(Math.floor(seconds / 60), 'minute')} ${part(seconds % 60, 'second')}`;
  return `${part(Math.floor(seconds / 3_600), 'hour')} ${part(Math.floor((seconds % 3_600) / 60), 'minute')}`;
}
