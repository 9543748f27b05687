import { fireEvent, screen, waitFor } from '@testing-library/react';
import i18next from 'i18next';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useFollowedPreferences } from '../src/app/useFollowedPreferences';
import { AccountPage } from '../src/features/account/AccountPage';
import { setLanguage } from '../src/texts/language';
import { Time } from '../src/ui/Time';
import { findings, show } from './ui/shown';

const TOKEN = { id: 't1', name: 'laptop', createdAt: '2026-01-01T00:00:00Z', expiresAt: '2999-01-01T00:00:00Z', state: 'GOOD' };
const sent: { method: string; url: string; body: unknown }[] = [];
let preferences: object = {};

const ANSWERS: [RegExp, () => unknown][] = [
  [/POST .*\/tokens$/, () => ({ id: 't2', name: 'cluster', expiresAt: TOKEN.expiresAt, token: 'jixia_shown-once' })],
  [/GET .*\/tokens/, () => ({ items: [TOKEN] })],
  [/PUT .*\/preferences/, () => sent.at(-1)!.body],
  [/GET .*\/preferences/, () => preferences],
  [/\/mail$/, () => ({ available: false, address: 'lin@jixia.test' })],
  [/\/channels$/, () => ({ items: [{ id: 'c1', kind: 'WEBHOOK', url: 'https://example.org/hook', topics: ['FAILURES', 'ACCESS'], createdAt: TOKEN.createdAt }] })],
  [/PUT .*\/channels\/c1/, () => ({})],
  [/\/deliveries/, () => ({ items: [{ id: 'd1', channel: 'c1', type: 'TEST', facts: {}, happenedAt: TOKEN.createdAt, createdAt: TOKEN.createdAt, state: 'FAILED', attempts: 8, answer: 'STATUS', detail: '500' }] })],
];

beforeEach(async () => {
  sent.length = 0;
  preferences = {};
  localStorage.clear();
  await setLanguage('en');
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (asked) => {
    const request = asked as Request;
    const text = await request.clone().text();
    sent.push({ method: request.method, url: request.url, body: text ? JSON.parse(text) : undefined });
    const body = ANSWERS.find(([path]) => path.test(`${request.method} ${request.url}`))?.[1]() ?? { items: [] };
    return new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' } });
  });
});
afterEach(() => vi.restoreAllMocks());

test('says what became of a message and that mail is off, without a serious finding', async () => {
  const { container } = show(<AccountPage />);
  await screen.findByText(/refused by the receiver \(500\)/);
  await screen.findByText(/has set no mail server/);
  expect(await findings(container)).toEqual([]);
});

test('a token is shown until its person has it', async () => {
  show(<AccountPage />);
  fireEvent.click(screen.getByTestId('new-token'));
  fireEvent.change(await screen.findByLabelText('Name'), { target: { value: 'cluster' } });
  fireEvent.click(screen.getByRole('button', { name: 'Make the token' }));
  expect((await screen.findByTestId('secret')).textContent).toContain('jixia_shown-once');
  expect(sent.find(({ method }) => method === 'POST')?.body).toEqual({ name: 'cluster', days: 90 });
  fireEvent.click(screen.getByRole('button', { name: 'I have it' }));
  await waitFor(() => expect(screen.queryByTestId('secret')).toBeNull());
});

test('all ends hold the failed ones within them', async () => {
  show(<AccountPage />);
  const boxes = await screen.findAllByRole('checkbox', { name: 'Every end of my submissions' });
  fireEvent.click(boxes.at(-1)!);
  await waitFor(() => expect(sent.find(({ method }) => method === 'PUT')?.body).toEqual({ url: 'https://example.org/hook', topics: ['ACCESS', 'SUBMISSIONS'] }));
});

function Page() {
  useFollowedPreferences({ signedIn: true, person: 'p', roles: [] });
  return <Time iso="2026-01-01T00:00:00Z" />;
}

test('language and zone follow the person, until this browser says otherwise', async () => {
  preferences = { language: 'zh', timeZone: 'Asia/Tokyo' };
  const first = show(<Page />);
  await waitFor(() => expect(i18next.language).toBe('zh'));
  fireEvent.mouseEnter(screen.getByRole('time'));
  expect((await screen.findByRole('tooltip')).textContent).toContain('09:00:00');
  first.unmount();

  await setLanguage('en');
  show(<Page />);
  await waitFor(() => expect(sent.filter(({ url }) => url.endsWith('/preferences'))).toHaveLength(2));
  await new Promise((done) => queueMicrotask(() => done(undefined)));
  expect(i18next.language).toBe('en');
});
