import i18next from 'i18next';
import type { Problem } from './types';

/** An answer that was not a success, with what the API said about it. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(problem.detail ?? problem.title ?? `HTTP ${status}`);
  }
}

/** True for failures that may pass by themselves: no connection, or a part of the platform that is away. */
export function isTransient(error: unknown): boolean {
  return !(error instanceof ApiError) || [502, 503, 504].includes(error.status);
}

export async function get<T>(path: string): Promise<T> {
  return call<T>('GET', path);
}

/** A repeat of the same call by the browser's own doing makes nothing twice: each carries a key of its own. */
export async function post<T>(path: string, body?: unknown): Promise<T> {
  return call<T>('POST', path, body, { 'Idempotency-Key': randomKey() });
}

export async function put<T>(path: string, body?: unknown): Promise<T> {
  return call<T>('PUT', path, body);
}

/** Like `patch`, for a thing that is replaced whole. */
export async function putVersion<T>(path: string, version: number, body: unknown): Promise<T> {
  return call<T>('PUT', path, body, { 'If-Match': `"${version}"` });
}

/** `version` is the one that the person looked at: somebody else's change in between is an answer 412. */
export async function patch<T>(path: string, version: number, body: unknown): Promise<T> {
  return call<T>('PATCH', path, body, { 'If-Match': `"${version}"` });
}

export async function remove<T>(path: string): Promise<T> {
  return call<T>('DELETE', path);
}

/** Sends a file or text as it is. */
export async function postBytes<T>(path: string, bytes: Blob | string, type: string): Promise<T> {
  return send<T>(path, { method: 'POST', body: bytes, headers: { 'Content-Type': type } });
}

/** A path whose parts may hold any character. */
export function address(strings: TemplateStringsArray, ...parts: string[]): string {
  return strings.reduce((path, text, index) => path + encodeURIComponent(parts[index - 1]) + text);
}

/** The query of an address, without what is empty. */
export function query(values: Record<string, string | number | undefined>): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== '');
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return text ? `?${text}` : '';
}

async function call<T>(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<T> {
  const typed = body === undefined ? headers : { 'Content-Type': 'application/json', ...headers };
  return send<T>(path, { method, headers: typed, body: body === undefined ? undefined : JSON.stringify(body) });
}

async function send<T>(path: string, request: RequestInit): Promise<T> {
  const answer = await fetch(path, {
    ...request,
    credentials: 'same-origin',
    headers: {
      Accept: 'application/json',
      'Accept-Language': i18next.language,
      'X-Requested-With': 'JavaScript',
      ...request.headers,
    },
  });
  if (answer.ok) return (answer.status === 204 ? undefined : await answer.json()) as T;
  throw new ApiError(answer.status, await problemOf(answer));
}

function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Also answers that are no problem documents (a proxy in between, a crash) become one, with the request id to quote. */
async function problemOf(answer: Response): Promise<Problem> {
  const requestId = answer.headers.get('X-Request-Id') ?? undefined;
  try {
    const body = (await answer.json()) as Problem;
    return { requestId, ...body };
  } catch {
    return { status: answer.status, title: answer.statusText, requestId };
  }
}
