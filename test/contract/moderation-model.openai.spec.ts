import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OpenAiModerationModel } from '../../src/models/openai-compatible/openai-moderation.model';

let server: Server;
let answer: { status: number; body: string };
const seen: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece: Buffer) => (body += piece.toString()));
    request.on('end', () => {
      seen.push(`${request.url ?? ''} ${body}`);
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const judge = (status: number, body: unknown) => {
  answer = { status, body: typeof body === 'string' ? body : JSON.stringify(body) };
  const { port } = server.address() as AddressInfo;
  const options = { baseUrl: `http://127.0.0.1:${port}/v1`, model: 'guard', apiKey: 'sk-test-1', timeoutSeconds: 5 };
  return new OpenAiModerationModel(options).judge({ text: '一句话' });
};

describe('an endpoint with /moderations', () => {
  it('tells what it flags, and under which categories', async () => {
    const results = [{ flagged: true, categories: { hate: false, 'self-harm': true, violence: null } }];
    expect(await judge(200, { results })).toEqual({ isFlagged: true, categories: ['self-harm'] });
    expect(seen.at(-1)).toMatch(
      /^\/v1\/moderations .*"input":"一句话".*"model":"guard"|"model":"guard".*"input":"一句话"/,
    );
  });

  it.each([
    ['no result', 200, { results: [] }],
    ['a judgement in words', 200, { results: [{ flagged: 'maybe' }] }],
    ['a page', 200, '<html></html>'],
    ['half an object', 200, '{"results": ['],
    ['a refusal', 429, { error: { message: 'sk-test-1 is over its quota' } }],
    ['an error', 500, 'oops'],
  ])('fails without repeating it: %s', async (_name, status, body) => {
    const error: unknown = await judge(status, body).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'ModelError' });
    expect(String(error)).not.toContain('sk-test');
  });
});
