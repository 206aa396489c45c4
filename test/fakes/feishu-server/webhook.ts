import { request } from 'node:http';
import { type SignedRequest } from './events';

/** What a push came to. */
export interface PushOutcome {
  ok: boolean;
  /** HTTP status, or the code in a long connection's answer; 0: no answer. */
  status: number;
  milliseconds: number;
  /** The answer's body, read as JSON where it is. */
  answer?: unknown;
  problem?: string | undefined;
}

/** Posts to the app's address. Good is 200 within the time, real milliseconds; anything else says what was wrong. */
export function post(url: string, { headers, body }: SignedRequest, patience: number): Promise<PushOutcome> {
  const begun = performance.now();
  const outcome = (status: number, problem?: string, answer?: unknown): PushOutcome => ({
    ok: status === 200 && problem === undefined,
    status,
    milliseconds: performance.now() - begun,
    answer,
    problem,
  });
  return new Promise((resolve) => {
    const sent = request(url, { method: 'POST', headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', (error) => {
        finish(outcome(0, error.message));
      });
      response.on('end', () => {
        const status = response.statusCode ?? 0;
        finish(outcome(status, status === 200 ? undefined : `HTTP ${status}`, read(Buffer.concat(chunks))));
      });
    });
    const timer = setTimeout(() => {
      finish(outcome(0, 'no answer in time'));
      sent.destroy();
    }, patience);
    const finish = (result: PushOutcome): void => {
      clearTimeout(timer);
      resolve(result);
    };
    sent.on('error', (error) => {
      finish(outcome(0, error.message));
    });
    sent.end(body);
  });
}

function read(bytes: Buffer): unknown {
  const text = bytes.toString('utf8');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
