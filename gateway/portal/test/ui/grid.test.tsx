import { fireEvent, screen, within } from '@testing-library/react';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { Grid } from '../../src/ui/grid/Grid';
import { findings, show } from './shown';

const columns = Array.from({ length: 5_000 }, (_, index) => ({ key: `c${index}`, title: `column ${index}`, width: 120, render: (row: number) => `${row}.${index}` }));
const rows = Array.from({ length: 100_000 }, (_, index) => index);
const grid = (more: object = {}) => <Grid label="sample" columns={columns} rows={rows} rowKey={String} height={400} {...more} />;

test('of 100,000 rows and 5,000 columns only what can be seen is drawn', () => {
  const { container } = show(grid());
  const drawn = container.querySelectorAll('.grid-cell').length;
  expect(drawn).toBeGreaterThan(50);
  expect(drawn).toBeLessThan(1_000);
  expect(screen.getByRole('grid', { name: 'sample' }).getAttribute('aria-rowcount')).toBe('100001');
});

test('asks for the next page when the end comes near, and not while it is on its way', () => {
  const onMore = vi.fn();
  const { unmount } = show(grid({ rows: rows.slice(0, 20), onMore }));
  expect(onMore).toHaveBeenCalled();
  unmount();
  const waiting = vi.fn();
  show(grid({ rows: rows.slice(0, 20), onMore: waiting, loading: true }));
  expect(waiting).not.toHaveBeenCalled();
});

test('arrows move, Enter opens, Space chooses, and one cell is reached by Tab', () => {
  const onOpen = vi.fn();
  const Choosing = () => {
    const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
    return grid({ onOpen, chosen, onChoose: setChosen });
  };
  const { container } = show(<Choosing />);
  const inside = screen.getByRole('grid');
  fireEvent.keyDown(inside, { key: 'ArrowDown' });
  fireEvent.keyDown(inside, { key: 'ArrowRight' });
  fireEvent.keyDown(inside, { key: 'Enter' });
  expect(onOpen).toHaveBeenCalledWith(1, columns[1]);
  fireEvent.keyDown(inside, { key: ' ' });
  expect(within(container).getByRole('checkbox', { name: 'Choose 1' })).toHaveProperty('checked', true);
  expect(container.querySelectorAll('.grid-cell[tabindex="0"]')).toHaveLength(1);
  expect(document.activeElement?.textContent).toBe('1.1');
});

test('has no serious finding', async () => {
  expect(await findings(show(grid({ rows: rows.slice(0, 3), onChoose: () => undefined })).container)).toEqual([]);
});
