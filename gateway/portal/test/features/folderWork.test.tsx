import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FolderWork } from '../../src/features/files/names/FolderWork';
import { setLanguage } from '../../src/texts/language';
import { findings, show } from '../ui/shown';

const RUNNING = { id: 'c1', kind: 'DELETE', prefix: 'old/', person: 'p', state: 'RUNNING', total: 100_000, done: 12_000, kept: 0, bytes: 1, createdAt: new Date().toISOString() };
const STOPPED = { ...RUNNING, state: 'STOPPED', stoppedBy: 'alice', endedAt: new Date().toISOString(), fault: { code: 'drs.folder-stopped', detail: 'Stopped by hand after 12000 of 100000.' } };
let command: object = RUNNING;
const posted: string[] = [];

beforeEach(async () => {
  command = RUNNING;
  posted.length = 0;
  await setLanguage('en');
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (asked) => {
    const request = asked as Request;
    if (request.url.includes('/names')) return answer({ people: [{ person: 'alice', name: 'Alice Liu' }], workspaces: [] });
    if (request.method === 'POST') {
      posted.push(new URL(request.url).pathname);
      command = STOPPED;
    }
    return answer(request.method === 'POST' ? command : { items: [command] });
  });
});
function answer(body: object): Response {
  return new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' } });
}

afterEach(() => vi.restoreAllMocks());

test('who may write stops a folder under way, and reads how far it came and by whom it was stopped', async () => {
  const { container } = show(<FolderWork workspace="w" writable />);
  fireEvent.click(await screen.findByRole('button', { name: 'Stop: Deleting old/' }));
  await screen.findByText(/Stopped by hand after 12000 of 100000/);
  await screen.findByText('Alice Liu');
  expect(posted).toEqual(['/api/drs/workspaces/w/folder-commands/c1:stop']);
  expect(await findings(container)).toEqual([]);
});

test('who may only read sees it without the button', async () => {
  show(<FolderWork workspace="w" writable={false} />);
  await screen.findByText('Deleting old/');
  await waitFor(() => expect(screen.queryByRole('button')).toBeNull());
});
