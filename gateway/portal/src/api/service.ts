import i18next from 'i18next';
import createClient, { type Client, type Middleware } from 'openapi-fetch';
import type { HttpMethod, OperationRequestBodyContent, PathsWithMethod, SuccessResponse } from 'openapi-typescript-helpers';
import { heard, lost, signedOut } from './connection';
import { ApiError, problemOf } from './problem';

type Operation<Paths, Path extends keyof Paths, Method> = Method extends keyof Paths[Path] ? Paths[Path][Method] : never;
type Parameters<O> = O extends { parameters: infer P } ? P : object;
type Part<O, Name extends string> = Name extends keyof Parameters<O> ? Exclude<Parameters<O>[Name], undefined> : never;
type Body<O> = O extends { requestBody?: infer B } ? ([Exclude<B, undefined>] extends [never] ? never : OperationRequestBodyContent<O>) : never;

/** What a call carries beside its path; `version` is the one that the person looked at: a change in between is an answer 412. */
type Carried<O> = ([Part<O, 'path'>] extends [never] ? object : { path: Part<O, 'path'> }) &
  ([Part<O, 'query'>] extends [never] ? object : { query?: Part<O, 'query'> }) &
  ([Body<O>] extends [never] ? object : { body: Body<O> | Text }) & { version?: number; signal?: AbortSignal };

type Rest<O> = object extends Carried<O> ? [carried?: Carried<O>] : [carried: Carried<O>];

/** What a success holds; a call without an answer holds nothing. */
export type Answer<O> = O extends { responses: infer R extends Record<string | number, unknown> } ? SuccessResponse<R, `${string}/${string}`> : never;

/** A file or a text that goes as it is. */
export class Text {
  constructor(
    readonly content: Blob | string,
    readonly type: string,
  ) {}
}

type Verb<Paths extends object, Method extends HttpMethod> = <Path extends PathsWithMethod<Paths, Method>>(
  path: Path,
  ...carried: Rest<Operation<Paths, Path, Method>>
) => Promise<Answer<Operation<Paths, Path, Method>>>;

/** One service's paths, by method. A refusal is thrown as an `ApiError`. */
export interface Service<Paths extends object> {
  get: Verb<Paths, 'get'>;
  post: Verb<Paths, 'post'>;
  put: Verb<Paths, 'put'>;
  patch: Verb<Paths, 'patch'>;
  remove: Verb<Paths, 'delete'>;
}

export function service<Paths extends object>(prefix: string): Service<Paths> {
  const client = createClient<Record<string, Record<HttpMethod, object>>>({ baseUrl: location.origin + prefix, credentials: 'same-origin', fetch: (request) => fetch(request) });
  client.use(house);
  const verb = (method: HttpMethod) => (path: string, carried?: Untyped) => call(client, method, path, carried);
  return { get: verb('get'), post: verb('post'), put: verb('put'), patch: verb('patch'), remove: verb('delete') } as unknown as Service<Paths>;
}

interface Untyped {
  path?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
  version?: number;
  signal?: AbortSignal;
}

async function call(client: Client<Record<string, Record<HttpMethod, object>>>, method: HttpMethod, path: string, { path: parts, query, body, version, signal }: Untyped = {}) {
  const raw = body instanceof Text ? body : undefined;
  const { data } = await client.request(method, path, {
    params: { path: parts, query },
    body: raw ? raw.content : body,
    ...(raw ? { bodySerializer: (content: unknown) => content } : {}),
    headers: { ...(raw ? { 'Content-Type': raw.type } : {}), ...(version === undefined ? {} : { 'If-Match': `"${version}"` }) },
    signal,
  } as never);
  return data;
}

/** What every request says of its own accord, and what is learnt from every answer. */
const house: Middleware = {
  onRequest({ request }) {
    request.headers.set('Accept-Language', i18next.language);
    request.headers.set('X-Requested-With', 'JavaScript');
    if (!request.headers.has('Accept')) request.headers.set('Accept', 'application/json');
    // A repeat of the same call by the browser's own doing makes nothing twice: each carries a key of its own.
    if (request.method === 'POST') request.headers.set('Idempotency-Key', randomKey());
    return request;
  },
  async onResponse({ response }) {
    heard();
    if (response.ok) return undefined;
    const fault = new ApiError(response.status, await problemOf(response));
    if (fault.isSignedOut) signedOut();
    throw fault;
  },
  onError({ error }) {
    if (error instanceof TypeError) lost();
  },
};

/** Also where the page is not from a secure address, which `crypto.randomUUID` wants. */
export function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
