import { fireEvent, screen, waitFor } from '@testing-library/react';
import i18next from 'i18next';
import { afterEach, expect, test, vi } from 'vitest';
import type { Row } from '../../src/api/types';
import { Cell } from '../../src/features/data/Cell';
import { CellEditor } from '../../src/features/data/CellEditor';
import { ImportFaults } from '../../src/features/data/ImportFaults';
import { findings, show } from '../ui/shown';

const ROW: Row = { name: 'a', attributes: { age: 1, note: '<script>alert(1)</script>', of: 'b' }, version: 1, writtenBy: { age: { run: 'r1', startedAt: '2026-01-01T00:00:00Z' } }, cut: ['note'] };
const none = () => undefined;

afterEach(() => vi.unstubAllGlobals());

function editor(onDone: (step: number) => void) {
  const sent = vi.fn(async (request: Request) => new Response(JSON.stringify({ ...ROW, version: 2, sent: await request.text() }), { headers: { 'Content-Type': 'application/json' } }));
  vi.stubGlobal('fetch', sent);
  show(<CellEditor workspace="w" table="sample" row={ROW} column={{ name: 'age', type: 'number' }} onDraft={none} onDone={onDone} onConflict={none} />);
  return { sent, input: screen.getByRole('textbox', { name: 'age' }) };
}

test('Enter keeps what was typed, and Tab goes on', async () => {
  const onDone = vi.fn();
  const { sent, input } = editor(onDone);
  fireEvent.change(input, { target: { value: '5' } });
  fireEvent.keyDown(input, { key: 'Tab' });
  await waitFor(() => expect(onDone).toHaveBeenCalledWith(1));
  expect(sent).toHaveBeenCalledTimes(1);
});

test('Escape leaves the cell as it was', () => {
  const onDone = vi.fn();
  const { sent, input } = editor(onDone);
  fireEvent.change(input, { target: { value: '5' } });
  fireEvent.keyDown(input, { key: 'Escape' });
  expect(onDone).toHaveBeenCalledWith(0);
  expect(sent).not.toHaveBeenCalled();
});

test('what is no number stays, with the reason', async () => {
  const onDone = vi.fn();
  const { sent, input } = editor(onDone);
  fireEvent.change(input, { target: { value: 'five' } });
  fireEvent.keyDown(input, { key: 'Enter' });
  await screen.findByRole('alert');
  expect(input).toHaveProperty('value', 'five');
  expect(sent).not.toHaveBeenCalled();
  expect(onDone).not.toHaveBeenCalled();
});

test('script stays text, a cut cell can be read whole, a mark leads to its run', async () => {
  const onWhole = vi.fn();
  const { container } = show(
    <>
      <Cell row={ROW} column={{ name: 'note', type: 'text' }} workspace="w" onWhole={onWhole} t={i18next.t} language="en" />
      <Cell row={ROW} column={{ name: 'age', type: 'number' }} workspace="w" onWhole={onWhole} t={i18next.t} language="en" />
      <Cell row={ROW} column={{ name: 'of', type: 'reference', target: 'sample' }} workspace="w" onWhole={onWhole} t={i18next.t} language="en" />
    </>,
  );
  expect(container.textContent).toContain('<script>alert(1)</script>');
  fireEvent.click(screen.getByRole('button', { name: 'Read the whole of note of a' }));
  expect(onWhole).toHaveBeenCalledWith(ROW, { name: 'note', type: 'text' });
  expect(screen.getByRole('link', { name: 'The run that wrote age of a' }).getAttribute('href')).toBe('/runs/r1');
  expect(screen.getByRole('link', { name: 'b' }).getAttribute('href')).toContain('/data/sample?filter=');
  expect(await findings(container)).toEqual([]);
});

test('a fault leads to its cell', async () => {
  const onGo = vi.fn();
  const check = { columns: [], header: ['sample_id', 'age'], lines: [], rows: 1, added: 0, changed: 0, totalFaults: 1_200, faults: [{ code: 'x', where: 'row 7, column age', line: 7, column: 2, detail: '"<b>" is no number' }] };
  const { container } = show(<ImportFaults check={check} file="cohort.tsv" onGo={onGo} />);
  fireEvent.click(screen.getByRole('button', { name: /^Row 7, age/ }));
  expect(onGo.mock.calls[0][0]).toMatchObject({ line: 7, column: 2 });
  expect(container.textContent).toContain('"<b>" is no number');
  expect(container.textContent).toContain('1,200');
  expect(await findings(container)).toEqual([]);
});
