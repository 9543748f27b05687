import i18next from 'i18next';
import { heard, lost, signedOut } from './connection';
import { ApiError, type Problem } from './problem';

interface Options {
  /** Of the body; bytes when not said. */
  type?: string;
  /** What may come back; JSON when not said. */
  accept?: string;
  /** The same for each repeat of the same command. */
  key: string;
  signal?: AbortSignal;
  /** Bytes that have left. */
  onProgress?: (sent: number) => void;
}

/** Posts a file and tells how far it has got, which `fetch` cannot; everything else is as in `service`. What comes back is text. */
export function send(path: string, body: Blob | string, { type = 'application/octet-stream', accept = 'application/json', key, signal, onProgress }: Options): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('Accept', accept);
    request.setRequestHeader('Accept-Language', i18next.language);
    request.setRequestHeader('X-Requested-With', 'JavaScript');
    request.setRequestHeader('Idempotency-Key', key);
    request.setRequestHeader('Content-Type', type);
    request.upload.onprogress = ({ loaded }) => onProgress?.(loaded);
    request.onload = () => {
      heard();
      if (request.status < 300) return resolve(request.responseText);
      const fault = new ApiError(request.status, problem(request));
      if (fault.isSignedOut) signedOut();
      reject(fault);
    };
    request.onerror = () => {
      lost();
      reject(new TypeError('no answer'));
    };
    request.onabort = () => reject(new DOMException('', 'AbortError'));
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(body);
  });
}

function problem(request: XMLHttpRequest): Problem {
  const requestId = request.getResponseHeader('X-Request-Id') ?? undefined;
  try {
    return { requestId, ...(JSON.parse(request.responseText) as Problem) };
  } catch {
    return { status: request.status, title: request.statusText, requestId };
  }
}
