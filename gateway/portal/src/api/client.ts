import type { paths as Audit } from '../../target/api/audit';
import type { paths as Billing } from '../../target/api/billing';
import type { paths as Drs } from '../../target/api/drs';
import type { paths as People } from '../../target/api/people';
import type { paths as Tes } from '../../target/api/tes';
import type { paths as Wes } from '../../target/api/wes';
import type { paths as Workspaces } from '../../target/api/workspace';
import { service } from './service';
import type { Part, Session } from './types';

export { ApiError, isTransient } from './problem';
export { randomKey, Text } from './service';
export { send } from './send';

/** The services by name, with the paths, parameters and bodies of their interface documents: `api.wes.get('/runs/{run}', { path: { run } })`. */
export const api = {
  workspace: service<Workspaces>('/api/workspace'),
  drs: service<Drs>('/api/drs'),
  wes: service<Wes>('/api/wes'),
  tes: service<Tes>('/api/tes'),
  billing: service<Billing>('/api/billing'),
  audit: service<Audit>('/api/audit'),
  people: service<People>('/api/people'),
};

/** Three of them at the paths of their standards. */
export const ga4gh = { drs: service<Drs>(''), wes: service<Wes>(''), tes: service<Tes>('') };

/** For addresses that a browser opens by itself (downloads): a path whose parts may hold any character. */
export function address(strings: TemplateStringsArray, ...parts: string[]): string {
  return strings.reduce((path, text, index) => path + encodeURIComponent(parts[index - 1]) + text);
}

/** The query of such an address, without what is empty. */
export function query(values: Record<string, string | number | undefined>): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== '');
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return text ? `?${text}` : '';
}

interface EdgePaths {
  '/session': { get: { responses: { 200: { content: { 'application/json': Session } } } } };
  '/service-registry/health': { get: { responses: { 200: { content: { 'application/json': { items: Part[] } } } } } };
}

/** The edge itself, which has no interface document: who is signed in, and how the parts are. */
export const edge = service<EdgePaths>('');
