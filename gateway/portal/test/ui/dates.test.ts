import { expect, test } from 'vitest';
import { momentOf, tomorrow, wallOf } from '../../src/ui/dates/wall';
import { span } from '../../src/ui/Time';

test('a picker shows the clock of the zone, and what is chosen on it is a moment there', () => {
  const wall = wallOf('2026-01-01T22:30:00.000Z', 'Asia/Shanghai');
  expect(wall.format('YYYY-MM-DD HH:mm')).toBe('2026-01-02 06:30');
  expect(momentOf(wall, 'Asia/Shanghai')).toBe('2026-01-01T22:30:00.000Z');
  expect(momentOf(wall, 'America/New_York')).toBe('2026-01-02T11:30:00.000Z');
  expect(momentOf(wallOf('2026-07-01T12:00:00.000Z', 'Europe/Berlin'), 'Europe/Berlin')).toBe('2026-07-01T12:00:00.000Z');
});

test('without a chosen zone it is the clock of the browser', () => {
  expect(momentOf(wallOf('2026-01-01T22:30:00.000Z', undefined), undefined)).toBe('2026-01-01T22:30:00.000Z');
});

test('the next day begins at its midnight in the zone', () => {
  expect(wallOf(tomorrow('Pacific/Auckland'), 'Pacific/Auckland').format('HH:mm:ss')).toBe('00:00:00');
});

test('a span is told in its two largest units, below a second in its tenths', () => {
  expect(span(0, 'en')).toBe('0 sec');
  expect(span(420, 'en')).toBe('0.4 sec');
  expect(span(980, 'en')).toBe('1 sec');
  expect(span(61_000, 'en')).toBe('1 min 1 sec');
  expect(span(3_660_000, 'en')).toBe('1 hr 1 min');
});
