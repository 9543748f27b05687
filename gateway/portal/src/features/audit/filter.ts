/** What the trail is searched by, in the order of the chips; all of it stands in the address of the page. */
export const FIELDS = ['person', 'object', 'workspace', 'action', 'decision', 'from', 'to', 'q'] as const;

export type Field = (typeof FIELDS)[number];
export type Filter = Partial<Record<Field, string>>;

/** What decisions and events the trail can hold. */
export const ACTIONS = [
  'object.read',
  'object.stage',
  'object.write',
  'object.move',
  'object.delete',
  'folder.stop',
  'member.change',
  'grant.change',
  'admin.account.limits',
  'admin.account.create',
  'admin.account.member',
  'admin.account.adjust',
  'admin.person.create',
  'admin.person.roles',
  'admin.person.enable',
  'admin.person.disable',
  'admin.person.password',
  'admin.prices.add',
  'admin.run.cancel',
  'admin.task.cancel',
  'admin.workspace',
  'audit.search',
  'audit.export',
  'audit.verify',
  'RunStarted',
  'RunFinished',
  'SubmissionStarted',
  'SubmissionEnded',
  'TasksFinished',
  'ObjectRegistered',
  'ObjectMoved',
  'ObjectRemoved',
  'WorkspaceCreated',
  'WorkspaceChanged',
  'WorkspaceRemovalStarted',
  'WorkspaceRemoved',
  'MemberChanged',
];

/** Objects that a sentence names at most. */
export const NAMED = 3;

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** The id in what somebody pasted: an id, a `drs://` address, the address of a page (of which the last id counts). */
export function idIn(text: string): string | undefined {
  return text.match(ID)?.at(-1)?.toLowerCase();
}

export function filterOf(params: URLSearchParams): Filter {
  return Object.fromEntries(FIELDS.map((name) => [name, params.get(name)]).filter(([, value]) => value)) as Filter;
}

/** A text with places, cut at them: `[who] read [what]` becomes its words and places in order. */
export function pieces(text: string): { place?: string; words?: string }[] {
  return text
    .split(/(\[\w+\])/)
    .filter(Boolean)
    .map((part) => (/^\[\w+\]$/.test(part) ? { place: part.slice(1, -1) } : { words: part }));
}
