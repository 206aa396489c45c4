import type * as Lark from '@larksuiteoapi/node-sdk';
import { FeishuApiError, type FeishuFailure } from './feishu-api-error';
import { failureOf, type RawAnswer, refusalOf } from './read-answer';

export interface FeishuHttpOptions {
  /** The SDK's own client, which sets no deadline. */
  inner: Pick<typeof Lark.defaultHttpInstance, 'request'>;
  /** For the whole exchange, from the first byte sent to the last received, unless the request has a `timeout` of its own. */
  timeoutMilliseconds: number;
}

/** What the SDK passes through, too. */
export interface FeishuExchange extends Lark.HttpRequestOptions<unknown> {
  signal?: AbortSignal;
  maxContentLength?: number;
}

/** What an answer may weigh; more is not read. */
const MAX_BYTES = 30_000_000;

/**
 * The HTTP client that the SDK works with, as far as it uses one for an app of its own tenant: each exchange has a
 * deadline, follows no redirect, and ends either in an answer with code 0 or in a `FeishuApiError`.
 */
export class FeishuHttp {
  /** Milliseconds by which the platform's clock was ahead of ours at its last answer, to the second; null before the first. */
  clockSkew: number | null = null;
  /** Why the platform gives no access token, as by a wrong secret; null when it gave one last, or was not asked. */
  tokenRefusal: FeishuApiError | null = null;
  private token: Promise<unknown> | null = null;

  constructor(private readonly settings: FeishuHttpOptions) {}

  request(request: FeishuExchange): Promise<unknown> {
    return this.exchange(request, 'call');
  }

  /** The SDK posts for nothing but access tokens; callers at the same time share one. */
  post(url: string, data?: unknown): Promise<unknown> {
    this.token ??= this.fetchToken({ url, method: 'POST', data }).finally(() => {
      this.token = null;
    });
    return this.token;
  }

  private async fetchToken(request: FeishuExchange): Promise<unknown> {
    try {
      const answer = await this.exchange(request, 'token');
      this.tokenRefusal = null;
      return answer;
    } catch (error) {
      if (error instanceof FeishuApiError && error.failure.code !== null) this.tokenRefusal = error;
      throw error;
    }
  }

  private async exchange(request: FeishuExchange, stage: FeishuFailure['stage']): Promise<unknown> {
    const { inner, timeoutMilliseconds } = this.settings;
    const name = { call: callName(request), stage };
    const deadline = AbortSignal.timeout(request.timeout ?? timeoutMilliseconds);
    const bounded = {
      ...request,
      signal: request.signal ? AbortSignal.any([deadline, request.signal]) : deadline,
      maxRedirects: 0,
      maxContentLength: Math.min(request.maxContentLength ?? MAX_BYTES, MAX_BYTES),
      maxBodyLength: MAX_BYTES,
      $return_headers: true,
    };
    let answer: RawAnswer;
    try {
      answer = await inner.request<RawAnswer, RawAnswer>(bounded);
    } catch (error) {
      throw failureOf(error, name);
    }
    this.clockSkew = skewOf(answer) ?? this.clockSkew;
    const refusal = refusalOf(answer, name);
    if (refusal) throw refusal;
    return request.$return_headers ? answer : answer.data;
  }
}

/** Ids are left out, so that failures of one kind have one name. */
function callName({ url = '', method = 'GET' }: Lark.HttpRequestOptions<unknown>): string {
  const path = url.replace(/^https?:\/\/[^/]+/, '').replace(/^\/open-apis\//, '');
  return `${method.toUpperCase()} ${path.replace(/\/(?=[^/]*\d)(?!v\d+\b)[^/?]+/g, '/:id').replace(/\?.*/, '')}`;
}

function skewOf({ headers }: RawAnswer): number | null {
  const at = typeof headers.date === 'string' ? Date.parse(headers.date) : NaN;
  return Number.isNaN(at) ? null : at - Date.now();
}
