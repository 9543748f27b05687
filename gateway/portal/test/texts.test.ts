import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { words as en } from '../src/texts/words/en';
import { words as zh } from '../src/texts/words/zh';

const SOURCE = join(__dirname, '../src');

function keys(node: object, prefix = ''): string[] {
  return Object.entries(node).flatMap(([name, value]) =>
    typeof value === 'string' ? [prefix + name] : keys(value as object, `${prefix}${name}.`),
  );
}

function sources(): string {
  return readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(join(SOURCE, file), 'utf8'))
    .join('\n');
}

test('both languages have the same keys', () => {
  expect(keys(zh).sort()).toEqual(keys(en).sort());
});

test('every text has words and the same blanks to fill in both languages', () => {
  const blanks = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map((match) => match[1]).sort();
  const text = (root: object, key: string) =>
    key.split('.').reduce<unknown>((node, name) => (node as Record<string, unknown>)[name], root) as string;
  for (const key of keys(en)) {
    expect(text(en, key).trim(), key).not.toBe('');
    expect(text(zh, key).trim(), key).not.toBe('');
    expect(blanks(text(zh, key)), key).toEqual(blanks(text(en, key)));
  }
});

test('every key used in the source exists, and none is left over', () => {
  const source = sources();
  const used = [...source.matchAll(/\bt\(\s*'([^']+)'/g)].map((match) => match[1]);
  const chosen = [...source.matchAll(/\bt\([^()'`]*\? '([^']+)' : '([^']+)'/g)].flatMap((match) => [match[1], match[2]]);
  const prefixes = [...source.matchAll(/\bt\(\s*`([^`$]+)\$\{/g)].map((match) => match[1]);
  const plain = (key: string) => key.replace(/_(one|other)$/, '');
  expect([...used, ...chosen].filter((key) => !keys(en).map(plain).includes(key))).toEqual([]);
  expect(keys(en).map(plain).filter((key) => ![...used, ...chosen].includes(key) && !prefixes.some((prefix) => key.startsWith(prefix)))).toEqual([]);
});

test('no words stand in a component', () => {
  const words = [...sources().matchAll(/>\s*([A-Za-z][a-z]+ [a-z]+[^<{}();]*)</g)].map((match) => match[1]);
  expect(words).toEqual([]);
});
