import { z } from 'zod';
import { FeishuApiError, type FeishuFailure } from './feishu-api-error';

/** What the SDK's HTTP client gives for an answer when it is asked for the headers, too. */
export interface RawAnswer {
  data: unknown;
  headers: Readonly<Record<string, unknown>>;
}

/** Milliseconds; whatever the platform, or something on the way, says. */
const LONGEST_WAIT = 600_000;

type CallName = Pick<FeishuFailure, 'call' | 'stage'>;

/** Not a plain object, so a record of zod's does not take it. */
const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;
const envelope = z.object({ code: z.number().nullish() });
const httpError = z.object({
  code: z.string().nullish(),
  response: z
    .object({ status: z.number(), data: z.unknown(), headers: z.custom<RawAnswer['headers']>(isObject) })
    .nullish(),
});

/** Null when all is well: every JSON answer bears a code, and all but 0 are refusals, whatever the HTTP status; a file bears none. */
export function refusalOf({ data, headers }: RawAnswer, name: CallName): FeishuApiError | null {
  const code = codeOf(data);
  if (code === 0 || Buffer.isBuffer(data)) return null;
  return new FeishuApiError({ ...name, status: 200, code, network: null, ...hintsOf(headers) });
}

/** @param error what the SDK's HTTP client threw */
export function failureOf(error: unknown, name: CallName): FeishuApiError {
  const { code, response } = httpError.safeParse(error).data ?? {};
  if (!response) {
    return new FeishuApiError({ ...name, status: null, code: null, network: networkCode(code), ...hintsOf({}) });
  }
  const { status, data, headers } = response;
  return new FeishuApiError({ ...name, status, code: codeOf(data), network: null, ...hintsOf(headers) });
}

const codeOf = (data: unknown): number | null => envelope.safeParse(data).data?.code ?? null;

/** `ERR_CANCELED` is our own deadline. */
const networkCode = (code: string | null | undefined): string =>
  code === 'ERR_CANCELED' || code === 'ECONNABORTED' ? 'timeout' : (code ?? 'unknown');

function hintsOf(headers: Readonly<Record<string, unknown>>): Pick<FeishuFailure, 'retryAfter' | 'logId'> {
  const logId = headers['x-tt-logid'];
  const seconds = Number(headers['x-ogw-ratelimit-reset'] ?? headers['retry-after'] ?? NaN);
  return {
    retryAfter: Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds * 1000, LONGEST_WAIT) : null,
    logId: typeof logId === 'string' && /^[\w-]{1,80}$/.test(logId) ? logId : null,
  };
}
