/** A refusal as the services word it (RFC 9457). */
export interface Problem {
  status?: number;
  title?: string;
  detail?: string;
  code?: string;
  requestId?: string;
  faults?: { code?: string; where?: string; detail: string }[];
  /** Of all faults, where not all are told. */
  totalFaults?: number;
  /** Of a limit that is reached: its numbers, and the person to ask. */
  resource?: string;
  limit?: string;
  used?: string;
  reserved?: string;
  asked?: string;
  contact?: string;
}

/** An answer that was not a success, with what the API said about it. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(problem.detail ?? problem.title ?? `HTTP ${status}`);
  }

  /** The edge answers 499 where a script asks and no session is open, a service 401 where a token has ended. */
  get isSignedOut(): boolean {
    return this.status === 401 || this.status === 499;
  }
}

/** True for failures that may pass by themselves: no connection, or a part of the platform that is away. */
export function isTransient(error: unknown): boolean {
  return !(error instanceof ApiError) || [502, 503, 504].includes(error.status);
}

/** Also answers that are no problem documents (a proxy in between, a crash) become one, with the request id to quote. */
export async function problemOf(answer: Response): Promise<Problem> {
  const requestId = answer.headers.get('X-Request-Id') ?? undefined;
  try {
    return { requestId, ...((await answer.json()) as Problem) };
  } catch {
    return { status: answer.status, title: answer.statusText, requestId };
  }
}
