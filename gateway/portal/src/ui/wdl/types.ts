import type { Structs } from '../../api/types';

/** A WDL type as the form needs it. */
export type WdlType = { optional: boolean } & (
  | { kind: 'boolean' | 'int' | 'float' | 'string' | 'file' }
  | { kind: 'array'; item: WdlType }
  | { kind: 'map'; key: WdlType; value: WdlType }
  | { kind: 'pair'; left: WdlType; right: WdlType }
  | { kind: 'struct'; name: string; members: { name: string; type: WdlType }[] }
  /** Object, and whatever is not known: any JSON. */
  | { kind: 'json' }
);

const PLAIN: Record<string, 'boolean' | 'int' | 'float' | 'string' | 'file'> = { Boolean: 'boolean', Int: 'int', Float: 'float', String: 'string', File: 'file', Directory: 'file' };
/** No struct is part of itself; a document that says so is refused elsewhere, and must not hang this page. */
const DEEPEST = 20;

/** Reads a type as the services write it: `Array[Pair[Int, Sample]]+?`. */
export function parseType(text: string, structs: Structs = {}, depth = 0): WdlType {
  const trimmed = text.trim();
  const optional = trimmed.endsWith('?');
  const bare = trimmed.replace(/[?+]+$/, '');
  if (depth > DEEPEST) return { kind: 'json', optional };
  if (Object.hasOwn(PLAIN, bare)) return { kind: PLAIN[bare], optional };
  const inside = /^(Array|Map|Pair)\[(.*)\]$/s.exec(bare);
  if (inside) {
    const parts = split(inside[2]).map((part) => parseType(part, structs, depth + 1));
    if (inside[1] === 'Array' && parts.length === 1) return { kind: 'array', item: parts[0], optional };
    if (inside[1] === 'Map' && parts.length === 2) return { kind: 'map', key: parts[0], value: parts[1], optional };
    if (inside[1] === 'Pair' && parts.length === 2) return { kind: 'pair', left: parts[0], right: parts[1], optional };
  }
  if (Object.hasOwn(structs, bare)) {
    const members = structs[bare].map(({ name, type }) => ({ name, type: parseType(type, structs, depth + 1) }));
    return { kind: 'struct', name: bare, members, optional };
  }
  return { kind: 'json', optional };
}

/** Parts at the commas that are inside no brackets. */
function split(text: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const letter of text) {
    if (letter === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += letter;
    if (letter === '[') depth++;
    if (letter === ']') depth--;
  }
  return parts;
}

/** The value that an editor of the type begins with. */
export function blank(type: WdlType): unknown {
  switch (type.kind) {
    case 'array':
      return [];
    case 'map':
    case 'json':
      return {};
    case 'pair':
      return { left: undefined, right: undefined };
    case 'struct':
      return Object.fromEntries(type.members.filter((member) => !member.type.optional && isNested(member.type)).map((member) => [member.name, blank(member.type)]));
    case 'string':
    case 'file':
      return '';
    default:
      return undefined;
  }
}

export function isNested(type: WdlType): boolean {
  return ['array', 'map', 'pair', 'struct', 'json'].includes(type.kind);
}
