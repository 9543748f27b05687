import type { Entry } from '../../api/types';

/** What a decision was about, by a code that has words in both languages and by what fills them. */
export interface Detail {
  code: string;
  with?: Record<string, string>;
}

/** What an entry's event says of a decision, as far as sentences use it; older events give a reason in English words. */
export interface Data {
  right?: string;
  reason?: string;
  detail?: Detail;
  run?: string;
  count?: number;
  name?: string;
}

const PERSONS = ['person', 'within'];
const WORKSPACES = ['workspace', 'within'];
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function dataOf(entry: Entry): Data {
  return (entry.body as { data?: Data } | undefined)?.data ?? {};
}

/** The persons that sentences of these entries name. */
export function personsOf(entries: Entry[]): (string | undefined)[] {
  return entries.flatMap((entry) => [entry.person, ...filling(entry, PERSONS)]);
}

/** The workspaces that they name. */
export function workspacesOf(entries: Entry[]): (string | undefined)[] {
  return entries.flatMap((entry) => [entry.workspace, ...filling(entry, WORKSPACES).filter((id) => ID.test(id))]);
}

function filling(entry: Entry, names: string[]): string[] {
  const values = dataOf(entry).detail?.with ?? {};
  return names.map((name) => values[name]).filter((value) => typeof value === 'string');
}

interface Words {
  person: (id: string) => { name?: string; account?: string };
  workspace: (id: string) => string | undefined;
  /** The word for a value of a closed set, or nothing. */
  word: (value: string) => string | undefined;
  moment: (iso: string) => string;
}

/** What fills the words: names for ids, words for values, times as the reader's clock shows them; the rest as it is. */
export function filled(detail: Detail, words: Words): Record<string, string> {
  const values = Object.entries(detail.with ?? {}).map(([name, value]) => {
    if (name === 'at') return [name, words.moment(value)];
    if (name === 'grantee' && value === 'everyone') return [name, words.word('EVERYONE') ?? value];
    const person = PERSONS.includes(name) ? words.person(value) : {};
    const workspace = WORKSPACES.includes(name) ? words.workspace(value) : undefined;
    return [name, person.name ?? person.account ?? workspace ?? words.word(value) ?? value];
  });
  return Object.fromEntries(values) as Record<string, string>;
}
