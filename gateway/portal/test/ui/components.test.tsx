import { fireEvent, screen } from '@testing-library/react';
import { setLanguage } from '../../src/texts/language';
import { beforeEach, expect, test, vi } from 'vitest';
import { ApiError } from '../../src/api/problem';
import { Beside } from '../../src/ui/Beside';
import { Chart } from '../../src/ui/chart/Chart';
import { Chip } from '../../src/ui/Chip';
import { ErrorBoundary } from '../../src/ui/ErrorBoundary';
import { Graph } from '../../src/ui/graph/Graph';
import { Loaded } from '../../src/ui/Loaded';
import { Person } from '../../src/ui/Person';
import { findings, show } from './shown';

beforeEach(() => setLanguage('en'));

function Breaks({ error }: { error: Error }): never {
  throw error;
}

test('a page that breaks says so with the request id, and another page is whole', () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const error = new ApiError(500, { detail: 'no luck', requestId: 'r-17' });
  const { rerender } = show(<ErrorBoundary place="/a"><Breaks error={error} /></ErrorBoundary>);
  expect(screen.getByTestId('broken').textContent).toContain('r-17');
  rerender(<ErrorBoundary place="/b"><p>{'whole'}</p></ErrorBoundary>);
  expect(screen.getByText('whole')).toBeTruthy();
});

test('files that went with an upgrade are told as a new version', () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  show(<ErrorBoundary><Breaks error={new TypeError('Failed to fetch dynamically imported module: /assets/x.js')} /></ErrorBoundary>);
  expect(screen.getByTestId('broken').textContent).toContain('new version');
});

test('content stays with its time when a later look fails', () => {
  const query = { data: 'kept', error: new TypeError('gone'), isPending: false, isError: true, dataUpdatedAt: Date.parse('2026-01-02T03:04:05Z'), refetch: vi.fn() };
  show(<Loaded query={query as never}>{(text: string) => <p>{text}</p>}</Loaded>);
  expect(screen.getByText('kept')).toBeTruthy();
  expect(document.querySelector('.stale')?.textContent).toMatch(/\d:04:05/);
});

test('details open beside the list, take the focus, and close by Escape', () => {
  const onClose = vi.fn();
  show(<Beside title="align" details={<p>{'more'}</p>} onClose={onClose}><p>{'list'}</p></Beside>);
  expect(document.activeElement?.textContent).toBe('align');
  fireEvent.keyDown(screen.getByTestId('details'), { key: 'Escape' });
  expect(onClose).toHaveBeenCalledOnce();
});

test('chart and graph say in words what they show', async () => {
  await setLanguage('zh');
  const { container } = show(
    <>
      <Chart label="费用" option={{}} table={{ columns: ['日期', 'CNY'], rows: [['2026-01-01', 3]] }} />
      <Graph label="germline" nodes={[{ id: 'a', label: 'align', state: 'COMPLETE' }, { id: 'c', label: 'call' }]} edges={[{ from: 'a', to: 'c' }]} />
    </>,
  );
  expect(screen.getByRole('table', { name: '费用' }).textContent).toContain('2026-01-01');
  expect(container.querySelector('.graph')?.textContent).toContain('align: 完成');
  expect(container.querySelector('.graph')?.textContent).toContain('依赖 align');
});

test('a person without a known name is the beginning of the id; a chip can be removed by its name', () => {
  const onRemove = vi.fn();
  show(<><Person id="6f1b1c1e-3f7a" /><Chip kind="filter" text="depth > 30" onRemove={onRemove} /></>);
  expect(screen.getByText(/6f1b1c1e/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Remove depth > 30' }));
  expect(onRemove).toHaveBeenCalledOnce();
});

test('shared components have no serious finding', async () => {
  const { container } = show(<Beside title="x" details={<Person id="abcdefgh" name="王芳" />} onClose={() => undefined}><Chip kind="file" text="a.bam" to="/" /></Beside>);
  expect(await findings(container)).toEqual([]);
});
