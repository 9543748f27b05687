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
  [/search\?.*kind=table/, { items: [{ workspace: 'w1', id: 't1', name: 'sample' }] }],
  [/search\?.*kind=row.*pageToken=p2/, { items: [{ workspace: 'w2', id: 't2', name: 'SA-8', table: 'sample' }] }],
  [/search\?.*kind=row/, { items: [{ workspace: 'w2', id: 't2', name: 'SA-7', table: 'sample' }], nextPageToken: 'p2' }],
  [/drs\/search/, { items: [{ workspace: 'w1', path: 'sa/reads.bam', objectId: 'o1', size: 3 }] }],
  [/names/, { people: [], workspaces: [{ workspace: 'w2', name: 'Liver' }] }],
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

const options = () => screen.getAllByRole('option').map((hit) => hit.textContent?.trim());

async function searched(text: string) {
  frame();
  fireEvent.keyDown(document.body, { key: '/' });
  const field = await screen.findByRole('combobox', { name: 'Search' });
  fireEvent.change(field, { target: { value: text } });
  return field;
}

test('the search finds things of every workspace by kind, and keys alone lead to more and to one of them', async () => {
  const field = await searched('sa');
  await waitFor(() => expect(options()).toEqual(['Lung', 'sample', 'SA-7sample · Liver', 'More: Rows', 'sa/reads.bam']));
  expect(screen.getAllByRole('group').map((group) => group.getAttribute('aria-label'))).toEqual(['Workspaces', 'Tables', 'Rows', 'Files']);
  for (let step = 0; step < 3; step++) fireEvent.keyDown(field, { key: 'ArrowDown' });
  fireEvent.keyDown(field, { key: 'Enter' });
  await waitFor(() => expect(options()).toEqual(['Lung', 'sample', 'SA-7sample · Liver', 'SA-8sample · Liver', 'sa/reads.bam']));
  expect(screen.getAllByRole('option')[2].getAttribute('aria-selected')).toBe('true');
  fireEvent.keyDown(field, { key: 'ArrowDown' });
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(screen.getByTestId('where').textContent).toBe('/workspaces/w2/data/sample');
});

test('a service that is slow or away holds nobody back', async () => {
  const answer = vi.mocked(fetch).getMockImplementation()!;
  vi.mocked(fetch).mockImplementation((request) => {
    const { url } = request as Request;
    if (/wes\/search/.test(url)) return new Promise(() => {});
    if (/drs\/search/.test(url)) return Promise.resolve(new Response('{"title":"away"}', { status: 400 }));
    return answer(request);
  });
  await searched('sa');
  await waitFor(() => expect(options()).toContain('SA-7sample · Liver'));
  await waitFor(() => expect(screen.getAllByRole('status').map((told) => told.textContent).join()).toContain('Still looking for Runs. Files cannot be searched just now.'));
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
