import { fireEvent, screen, waitFor } from '@testing-library/react';
import { setLanguage } from '../src/texts/language';
import { useLocation } from 'react-router';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Frame } from '../src/app/Frame';
import { chooseTheme } from '../src/ui/theme/useTheme';
import { findings, show } from './ui/shown';

const SESSION = { signedIn: true, person: 'p', name: 'Lin', roles: ['researcher'] };
const WORKSPACE = { id: 'w1', name: 'Lung', role: 'OWNER', billingAccount: 'a1' };

const ANSWERS: [RegExp, unknown][] = [
  [/workspaces\/w1\/tables/, { items: [{ name: 'sample', rows: 1, columns: [] }] }],
  [/workspaces\/w1\/configurations/, { items: [{ id: 'c1', name: 'germline' }] }],
  [/workspaces\/w1\/files/, { items: [{ path: 'sa/reads.bam', folder: false }] }],
  [/workspaces\/w1$/, WORKSPACE],
  [/workspaces(\?|$)/, { items: [WORKSPACE] }],
  [/limits/, { account: 'a1', version: 1, limits: [{ scope: 'ACCOUNT', id: 'a1', resource: 'BUDGET', value: '100' }] }],
  [/costs/, { items: [], total: '25', currency: 'CNY' }],
];

function Where() {
  return <p data-testid="where">{useLocation().pathname}</p>;
}

beforeEach(async () => {
  await setLanguage('en');
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (request) => {
    const url = (request as Request).url;
    const body = ANSWERS.find(([path]) => path.test(url))?.[1] ?? { items: [] };
    return new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' } });
  });
});
afterEach(() => vi.restoreAllMocks());

const frame = () => show(<Frame session={SESSION}><input aria-label="typing" /><Where /></Frame>, '/workspaces/w1');

test('keys go to tabs, but not while somebody types', () => {
  frame();
  fireEvent.keyDown(screen.getByLabelText('typing'), { key: 'g' });
  fireEvent.keyDown(screen.getByLabelText('typing'), { key: 'd' });
  expect(screen.getByTestId('where').textContent).toBe('/workspaces/w1');
  fireEvent.keyDown(document.body, { key: 'g' });
  fireEvent.keyDown(document.body, { key: 'd' });
  expect(screen.getByTestId('where').textContent).toBe('/workspaces/w1/data');
  fireEvent.keyDown(document.body, { key: '?' });
  expect(screen.getByRole('dialog').textContent).toContain('Submissions');
});

test('the search finds tables, workflows and files of the open workspace, and Enter goes there', async () => {
  frame();
  fireEvent.keyDown(document.body, { key: '/' });
  const field = await screen.findByRole('combobox', { name: 'Search' });
  fireEvent.change(field, { target: { value: 'sa' } });
  await waitFor(() => expect(screen.getAllByRole('option').map((hit) => hit.textContent)).toEqual(['Lung workspace', 'sample table', 'sa/reads.bam file']));
  fireEvent.keyDown(field, { key: 'ArrowDown' });
  expect(screen.getAllByRole('option')[1].getAttribute('aria-selected')).toBe('true');
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(screen.getByTestId('where').textContent).toBe('/workspaces/w1/data/sample');
});

test('says what of the budget is spent, and names the open workspace', async () => {
  frame();
  expect((await screen.findByTestId('quota')).getAttribute('aria-label')).toMatch(/25.* of .*100/);
  await waitFor(() => expect(screen.getByTestId('switch').textContent).toContain('Lung'));
});

test('has no serious finding', async () => {
  const { container } = frame();
  await screen.findByTestId('quota');
  expect(await findings(container)).toEqual([]);
});

test('the chosen colours are kept for the browser', () => {
  chooseTheme('dark');
  expect(document.documentElement.dataset.theme).toBe('dark');
  expect(localStorage.getItem('jixia.theme')).toBe('dark');
  chooseTheme('system');
});
