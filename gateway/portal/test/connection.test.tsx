import { act, screen, waitFor } from '@testing-library/react';
import { setLanguage } from '../src/texts/language';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { api } from '../src/api/client';
import { heard, signedIn } from '../src/api/connection';
import { type ServerEvent, listen } from '../src/api/events';
import { ConnectionBar } from '../src/app/ConnectionBar';
import { SignedOut } from '../src/app/SignedOut';
import { show } from './ui/shown';

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });

beforeEach(() => setLanguage('en'));
afterEach(() => {
  act(() => {
    heard();
    signedIn();
  });
  vi.restoreAllMocks();
});

test('a call carries language, key and version, and a refusal is thrown with its request id', async () => {
  const seen: Request[] = [];
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (request) => {
    seen.push(request as Request);
    return (request as Request).method === 'PATCH' ? json({ detail: 'changed', requestId: 'r-1' }, 412) : json({ id: 'w' }, 201);
  });
  await api.workspace.post('/workspaces', { body: { name: 'Lung' } });
  const patch = api.workspace.patch('/workspaces/{workspace}', { path: { workspace: 'a/b' }, version: 7, body: { name: 'x' } });
  await expect(patch).rejects.toMatchObject({ status: 412, problem: { requestId: 'r-1' } });
  expect(seen[0].headers.get('Accept-Language')).toBe('en');
  expect(seen[0].headers.get('Idempotency-Key')).toMatch(/^[0-9a-f]{32}$/);
  expect(seen[1].headers.get('If-Match')).toBe('"7"');
  expect(new URL(seen[1].url).pathname).toBe('/api/workspace/workspaces/a%2Fb');
});

test('a lost connection is told with the time of the last answer, and healed by the next', async () => {
  show(<ConnectionBar />);
  const answer = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('Failed to fetch'));
  await act(async () => void (await api.workspace.get('/me').catch(() => undefined)));
  expect(screen.getByTestId('reconnecting').textContent).toMatch(/\d:\d\d:\d\d/);
  answer.mockImplementation(async () => json({}));
  await act(async () => void (await api.workspace.get('/me')));
  expect(screen.queryByTestId('reconnecting')).toBeNull();
});

test('a session that ends leaves the page and what was typed, and the page goes on after a new sign-in', async () => {
  const typed = <input defaultValue="kept" />;
  show(<><label>{'name'}{typed}</label><SignedOut session={{ signedIn: true, person: 'p', name: 'Lin', roles: [] }} /></>);
  const answer = vi.spyOn(globalThis, 'fetch').mockImplementation(async () => json({ detail: 'no' }, 401));
  await act(async () => void (await api.workspace.get('/me').catch(() => undefined)));
  expect(screen.getByRole('dialog').textContent).toContain('Your session has ended');
  expect(screen.getByRole('link', { name: /Sign in/ }).getAttribute('target')).toBe('_blank');
  expect(screen.getByDisplayValue('kept')).toBeTruthy();
  answer.mockImplementation(async () => json({ signedIn: true, person: 'p', name: 'Lin', roles: [] }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('events go on after a broken stream from the last one, and end with a refusal that stays', async () => {
  const asked: (string | null)[] = [];
  const stream = (text: string) => new Response(text, { headers: { 'Content-Type': 'text/event-stream' } });
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (_, request) => {
    asked.push(new Headers(request?.headers).get('Last-Event-ID'));
    if (asked.length === 1) return stream('id: 1\nevent: run\ndata: {"a":1}\n\n');
    if (asked.length === 2) throw new TypeError('gone');
    if (asked.length === 3) return stream('id: 2\ndata: second\n\n');
    return json({ detail: 'no such run' }, 404);
  });
  const events: ServerEvent[] = [];
  const refused = vi.fn();
  await listen('/api/wes/runs/r/stream', new AbortController().signal, { onEvent: (event) => events.push(event), onLive: () => undefined, onRefused: refused }, 1);
  expect(events.map(({ id, data }) => [id, data])).toEqual([['1', '{"a":1}'], ['2', 'second']]);
  expect(asked).toEqual([null, '1', '1', '2']);
  expect(refused.mock.calls[0][0]).toMatchObject({ status: 404 });
});
