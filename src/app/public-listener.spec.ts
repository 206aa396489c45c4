import { connect } from 'node:net';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { isPublic, PublicListener } from './public-listener';

/** What comes back for these bytes, over a socket of its own: no client tidies up the target before. */
function exchange(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    socket.on('close', () => {
      resolve(answer);
    });
    socket.on('error', reject);
  });
}
const ask = (port: number, target: string, method = 'GET'): Promise<string> =>
  exchange(port, `${method} ${target} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`);

describe('PublicListener', () => {
  const adapter = new FastifyAdapter();
  const reached: string[] = [];
  let listener: PublicListener;

  beforeAll(async () => {
    const fastify = adapter.getInstance();
    fastify.get('/*', (request, reply) => {
      reached.push(request.url);
      return reply.send(`the private part, reached by ${request.url}`);
    });
    fastify.post('/webhooks/feishu/:app', (request) => ({ challenge: request.body }));
    await fastify.ready();
    listener = await PublicListener.open({
      host: '127.0.0.1',
      port: 0,
      handle: (request, response) => {
        fastify.routing(request, response);
      },
    });
  });
  afterEach(() => reached.splice(0));
  afterAll(async () => {
    await listener.close();
    await adapter.close();
  });

  it.each(['/sources/abc.def-_', '/sources/abc?from=chat', '/webhooks/feishu/cli_a1b2'])(
    'lets %s through',
    async (to) => {
      const answer = await ask(listener.port, to);
      expect(answer).toMatch(/^HTTP\/1\.1 200 /);
      expect(reached).toEqual([to]);
    },
  );

  it('hands on the body of a webhook', async () => {
    const response = await fetch(`http://127.0.0.1:${listener.port}/webhooks/feishu/app`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '"知道"',
    });
    expect(await response.json()).toEqual({ challenge: '知道' });
  });

  it.each([
    '/',
    '/?token=whatever',
    '/health',
    '/metrics',
    '/api/session',
    '/api/review-items',
    '/assets/index.js',
    '/sources',
    '/sources/',
    '/webhooks',
    '/webhooksx/y',
    '/WEBHOOKS/feishu',
    '//sources/abc',
    '/sources//abc',
    '/sources/../api/session',
    '/sources/..',
    '/sources/./abc',
    '/webhooks/%2e%2e/api/session',
    '/webhooks/..%2fapi%2fsession',
    '/webhooks/..\\api',
    '/webhooks/feishu;/../../api',
    '/api/session?/webhooks/feishu',
    '/api/session#/webhooks/feishu',
    'http://x/api/session',
    'http://x/sources/abc',
    '*',
  ])('knows nothing of %s', async (target) => {
    expect(isPublic(target)).toBe(false);
    const answer = await ask(listener.port, target);
    expect(answer).toMatch(/^HTTP\/1\.1 404 [^]*\r\n\r\n$/);
    expect(answer).not.toContain('private');
    expect(reached).toEqual([]);
  });

  it('looks at every request of a connection', async () => {
    const two = `GET /sources/a HTTP/1.1\r\nhost: x\r\n\r\nGET /health HTTP/1.1\r\nhost: x\r\n\r\n`;
    const answer = await exchange(listener.port, two);
    expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 404']);
    expect(reached).toEqual(['/sources/a']);
  });

  it('says that a port is taken', async () => {
    const opening = PublicListener.open({ host: '127.0.0.1', port: listener.port, handle: () => undefined });
    await expect(opening).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('answers what was begun before it closes', async () => {
    let answer = (): void => undefined;
    let tellBegun = (): void => undefined;
    const begun = new Promise<void>((resolve) => (tellBegun = resolve));
    const own = await PublicListener.open({
      host: '127.0.0.1',
      port: 0,
      handle: (_request, response) => {
        answer = () => response.end('done');
        tellBegun();
      },
    });
    const { port } = own;
    const asked = ask(port, '/webhooks/feishu/app', 'POST');
    await begun;
    const closed = own.close();
    answer();
    expect(await asked).toMatch(/done/);
    await closed;
    await expect(ask(port, '/sources/abc')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
