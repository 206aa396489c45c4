export interface FeishuFailure {
  /** Method and path without ids, such as `POST im/v1/messages/:id/reply`. */
  call: string;
  /** `token`: while an access token was fetched, so that the call itself was never made. */
  stage: 'token' | 'call';
  /** HTTP status; null when no answer came. */
  status: number | null;
  /** The platform's code; null when the answer bore none. */
  code: number | null;
  /** Why no answer came: an errno such as `ECONNREFUSED`, `timeout` or `too-large`; null when one came. */
  network: string | null;
  /** Milliseconds that the platform asks to wait. */
  retryAfter: number | null;
  /** What the platform's support asks for. */
  logId: string | null;
}

/** A call that did not succeed. Bears codes and no words: neither the platform's text nor what was sent. */
export class FeishuApiError extends Error {
  constructor(readonly failure: FeishuFailure) {
    super(describe(failure));
    this.name = 'FeishuApiError';
  }
}

function describe({ call, stage, status, code, network, logId }: FeishuFailure): string {
  const what = [
    network,
    status === null ? null : `status ${status}`,
    code === null ? null : `code ${code}`,
    logId === null ? null : `log id ${logId}`,
  ].filter((part) => part !== null);
  return `${call}${stage === 'token' ? ' (access token)' : ''}: ${what.join(', ')}`;
}
