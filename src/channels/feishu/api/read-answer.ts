import { z } from 'zod';
import { readJsonObject } from '../read-json';
import { FeishuApiError, type FeishuFailure } from './feishu-api-error';

/** What the SDK's HTTP client gives for an answer when it is asked for the headers, too. */
export interface RawAnswer {
  data: unknown;
  headers: Readonly<Record<string, unknown>>;
}

/** Milliseconds; whatever the platform, or something on the way, says. */
const LONGEST_WAIT = 600_000;
const LARGEST_REFUSAL = 64_000;

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
  if (isFile({ data, headers })) return null;
  const code = codeOf(data);
  if (code === 0) return null;
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

/** Files come with their names, also those that hold JSON; a refusal in the place of one comes without. */
const isFile = ({ data, headers }: RawAnswer): boolean =>
  Buffer.isBuffer(data) &&
  (headers['content-disposition'] !== undefined || !/json/i.test(String(headers['content-type'])));

const codeOf = (data: unknown): number | null => envelope.safeParse(asJson(data)).data?.code ?? null;

/** Where a file was asked for, a refusal comes as bytes, too. */
const asJson = (data: unknown): unknown =>
  Buffer.isBuffer(data) && data.length <= LARGEST_REFUSAL ? readJsonObject(data.toString()) : data;

/** `ERR_CANCELED` is our own deadline, `ERR_BAD_RESPONSE` without a response our own limit. */
function networkCode(code: string | null | undefined): string {
  if (code === 'ERR_CANCELED' || code === 'ECONNABORTED') return 'timeout';
  return code === 'ERR_BAD_RESPONSE' ? 'too-large' : (code ?? 'unknown');
}

function hintsOf(headers: Readonly<Record<string, unknown>>): Pick<FeishuFailure, 'retryAfter' | 'logId'> {
  const logId = headers['x-tt-logid'];
  const seconds = Number(headers['x-ogw-ratelimit-reset'] ?? headers['retry-after'] ?? NaN);
  return {
    retryAfter: Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds * 1000, LONGEST_WAIT) : null,
    logId: typeof logId === 'string' && /^[\w-]{1,80}$/.test(logId) ? logId : null,
  };
}
