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

export async function post<T>(path: string, body?: unknown): Promise<T> {
  return call<T>('POST', path, body);
}

async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const answer = await fetch(path, {
    method,
    credentials: 'same-origin',
    headers: {
      Accept: 'application/json',
      'Accept-Language': i18next.language,
      'X-Requested-With': 'JavaScript',
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (answer.ok) return (answer.status === 204 ? undefined : await answer.json()) as T;
  throw new ApiError(answer.status, await problemOf(answer));
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
