/** A request that the server turned down, or that never reached it (`status` 0). */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly messageZh: string | null = null,
    /** Names what was wrong, such as a field. */
    readonly detail: string | null = null,
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

export const isUnauthorized = (error: unknown): boolean => error instanceof ApiError && error.status === 401;
export const isNotFound = (error: unknown): boolean => error instanceof ApiError && error.status === 404;

const requestTimeoutMs = 20_000;

/** Rejects with an `ApiError`. */
export async function request<T>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<T> {
  const response = await fetchWithin(`/api/${path}`, {
    method,
    credentials: 'same-origin',
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  });
  if (!response.ok) throw await toApiError(response);
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

/** Rejects with an `ApiError` where the server does not answer in time. */
export async function fetchWithin(url: string, init: RequestInit, timeoutMs = requestTimeoutMs): Promise<Response> {
  try {
    return await fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) });
  } catch (cause) {
    throw new ApiError(0, 'unreachable', cause instanceof Error ? cause.message : 'unreachable');
  }
}

/** A large file takes its time, to come over and to be read. */
const uploadTimeoutMs = 600_000;

/** The body as it is. Rejects with an `ApiError`. */
export async function upload<T>(method: 'POST' | 'PUT', path: string, file: Blob): Promise<T> {
  const headers = { 'content-type': 'application/octet-stream' };
  const init = { method, credentials: 'same-origin', headers, body: file } as const;
  const response = await fetchWithin(`/api/${path}`, init, uploadTimeoutMs);
  if (!response.ok) throw await toApiError(response);
  return (await response.json()) as T;
}

/** What the server said where it turned a request down. */
async function toApiError(response: Response): Promise<ApiError> {
  const body = (await response.json().catch(() => null)) as {
    error?: { code?: string; message?: string; messageZh?: string; detail?: string };
  } | null;
  const { code = `http-${response.status}`, message = '', messageZh = null, detail = null } = body?.error ?? {};
  return new ApiError(response.status, code, message, messageZh, detail);
}
