import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from './client';
import type { Names } from './types';

/** What one question may ask for. */
const MOST = 200;
const LONG = 300_000;

export interface Named {
  person: (id: string) => { name?: string; account?: string };
  workspace: (id: string) => string | undefined;
}

/** Names for ids that services tell; an id whose name is unknown, or not the reader's to see, has none. Auditors may ask for everyone. */
export function useNames(people: (string | undefined)[], workspaces: (string | undefined)[] = [], everyone = false): Named {
  const wanted = { person: distinct(people), workspace: distinct(workspaces) };
  const found = useQuery({
    queryKey: ['names', wanted, everyone],
    queryFn: async () => {
      const names = await asked(wanted);
      return everyone ? { ...names, people: [...names.people, ...(await accounts(wanted.person, names))] } : names;
    },
    enabled: wanted.person.length + wanted.workspace.length > 0,
    staleTime: LONG,
    placeholderData: keepPreviousData,
  });
  const persons = new Map(found.data?.people.map((one) => [one.person, one]));
  const rooms = new Map(found.data?.workspaces.map((one) => [one.workspace, one.name]));
  return { person: (id) => persons.get(id) ?? {}, workspace: (id) => rooms.get(id) };
}

async function asked(wanted: { person: string[]; workspace: string[] }): Promise<Names> {
  const steps = Math.max(1, Math.ceil(Math.max(wanted.person.length, wanted.workspace.length) / MOST));
  const answers = await Promise.all(
    Array.from({ length: steps }, (_, step) => {
      const slice = (ids: string[]) => ids.slice(step * MOST, (step + 1) * MOST);
      return api.workspace.get('/names', { query: { person: slice(wanted.person), workspace: slice(wanted.workspace) } });
    }),
  );
  return { people: answers.flatMap((answer) => answer.people), workspaces: answers.flatMap((answer) => answer.workspaces) };
}

/** Who never came into a workspace is known to the identity provider alone; should that be away, the trail is read without their names. */
async function accounts(wanted: string[], { people }: Names): Promise<Names['people']> {
  const known = new Set(people.map((one) => one.person));
  const others = wanted.filter((person) => !known.has(person)).slice(0, MOST);
  if (others.length === 0) return [];
  return api.people.get('/names', { query: { person: others } }).then((answer) => answer.people, () => []);
}

/** Services name themselves `service:tes`: they have no other name. */
function distinct(ids: (string | undefined)[]): string[] {
  return [...new Set(ids.filter((id): id is string => !!id && !id.includes(':') && id !== '*'))].sort();
}
