import { afterEach, expect, test, vi } from 'vitest';
import { found, lastErrorLine, lineOf, marked } from '../../src/ui/log/lines';
import { LogReader } from '../../src/ui/log/reader';

let bytes = new Uint8Array();

/** Answers as tes does: by ranges of what is there now. */
function served(text: string) {
  bytes = new TextEncoder().encode(text);
  vi.stubGlobal('fetch', (_: string, { headers }: { headers: { Range: string } }) => {
    const [, from, to] = /bytes=(\d+)-(\d+)/.exec(headers.Range)!.map(Number);
    if (from >= bytes.length) return Promise.resolve(new Response(null, { status: 416, headers: { 'Content-Range': `bytes */${bytes.length}` } }));
    const part = bytes.slice(from, to + 1);
    return Promise.resolve(new Response(part, { status: 206, headers: { 'Content-Range': `bytes ${from}-${from + part.length - 1}/${bytes.length}` } }));
  });
}

async function readAll(reader: LogReader) {
  while (await reader.read());
  return reader.all();
}

afterEach(() => vi.unstubAllGlobals());

test('a log is read by pieces, also through the middle of a character', async () => {
  served('第一行\n第二行\nthird');
  expect(await readAll(new LogReader('/log', 1_000, 4))).toEqual(['第一行', '第二行', 'third']);
});

test('what is added later is added to the lines, and the last line may go on', async () => {
  served('one\ntw');
  const reader = new LogReader('/log', 1_000, 100);
  expect(await readAll(reader)).toEqual(['one', 'tw']);
  expect(await readAll(reader)).toEqual(['one', 'tw']);
  served('one\ntwo\nthree\n');
  expect(await readAll(reader)).toEqual(['one', 'two', 'three']);
});

test('of a long log the end is read, without half a line', async () => {
  served(`${'x'.repeat(50)}\nlast but one\nlast\n`);
  const reader = new LogReader('/log', 20, 8);
  expect(await readAll(reader)).toEqual(['last but one', 'last']);
  expect(reader.skipped).toBeGreaterThan(0);
});

test('a log that was begun again is read from its start', async () => {
  served('first attempt\n');
  const reader = new LogReader('/log');
  await readAll(reader);
  served('again\n');
  expect(await readAll(reader)).toEqual(['again']);
});

test('no log is no lines; a refusal is an error', async () => {
  served('');
  expect(await readAll(new LogReader('/log'))).toEqual([]);
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('{"detail":"no"}', { status: 403 })));
  await expect(new LogReader('/log').read()).rejects.toThrow('no');
});

test('colours go, and of a line of progress its last word stays', async () => {
  served('\u001b[31mred\u001b[0m\n10%\r50%\r100%\r\n');
  expect(await readAll(new LogReader('/log'))).toEqual(['red', '100%']);
});

test('the last error is found, or else the last line', () => {
  expect(lastErrorLine(['error: first', 'ok', 'samtools: No such file or directory', 'bye', ''])).toBe(2);
  expect(lastErrorLine(['a', 'b', ''])).toBe(1);
  expect(lastErrorLine([])).toBe(0);
});

test('a search finds whatever the case, and marks', () => {
  expect(found(['Error', 'fine', 'an ERROR'], 'error')).toEqual([0, 2]);
  expect(found(['a'], '')).toEqual([]);
  expect(marked('an ERROR here', 'error')).toEqual([{ text: 'an ', hit: false }, { text: 'ERROR', hit: true }, { text: ' here', hit: false }]);
  expect(marked('', 'x')).toEqual([{ text: '', hit: false }]);
});

test('an address names a line', () => {
  expect(lineOf('#L120')).toBe(119);
  expect(lineOf('#L0')).toBeUndefined();
  expect(lineOf('#top')).toBeUndefined();
});
