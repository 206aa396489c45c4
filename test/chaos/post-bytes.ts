import { request } from 'node:http';
import type { WebhookRequest } from '../fixtures/feishu-webhook/sign';

export interface Answered {
  /** 0 when the connection ended before there was an answer. */
  status: number;
  text: string;
}

/** Sends the bytes and headers as they are. A server that hangs up early is an answer, too. */
export function postBytes(url: string, { headers, body }: WebhookRequest): Promise<Answered> {
  return new Promise((resolve) => {
    let answer: Answered = { status: 0, text: '' };
    const sent = request(url, { method: 'POST', headers: { ...headers, 'Content-Length': body.length }, agent: false });
    sent.on('response', (response) => {
      answer = { status: response.statusCode ?? 0, text: '' };
      response.setEncoding('utf8').on('data', (text: string) => (answer.text += text));
      response.on('close', () => {
        resolve(answer);
      });
    });
    sent.on('error', () => {
      resolve(answer);
    });
    sent.setTimeout(10_000, () => sent.destroy());
    sent.end(body);
  });
}
