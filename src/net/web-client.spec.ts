import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { publicAddress } from '../../test/fixtures/guarded-fetch/hostile-url';
import type { WebGrants } from '../core/ports/web-client';
import type { Network } from './network';
import { GuardedWeb } from './web-client';

interface Heard {
  method: string | undefined;
  host: string | undefined;
  headers: IncomingMessage['headers'];
  body: string;
}

const heard: Heard[] = [];
let server: Server;
let port: number;
let web: GuardedWeb;

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { method, headers } = request;
      heard.push({ method, host: headers.host, headers, body });
      if (request.url === '/moved') response.writeHead(302, { location: 'http://other.example.org/found' }).end();
      else if (request.url === '/moved-inwards') response.writeHead(302, { location: 'http://127.0.0.1/' }).end();
      else if (request.url === '/limited') response.writeHead(429, { 'content-type': 'text/plain' }).end('later');
      else if (request.url === '/large') response.writeHead(200).end(Buffer.alloc(3 * 1024 * 1024));
      else response.writeHead(200, { 'content-type': 'Application/JSON; charset=utf-8' }).end('{"words":"盐"}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
  const network: Network = {
    resolve: (name) => Promise.resolve([name === 'inner.example.org' ? '10.0.0.8' : publicAddress]),
    dial: () => connect(port, '127.0.0.1'),
  };
  web = new GuardedWeb({ pageScript: '/nowhere.js', network });
});
afterAll(() => {
  web.stop();
  server.close();
});
beforeEach(() => {
  heard.length = 0;
});

const client = (grants: Partial<WebGrants> = {}) => web.client({ hosts: [], ownOrigins: [], ...grants });

it('posts what it is given, and tells what came back, whatever its status', async () => {
  const asked = client({ hosts: ['api.example.org'] });
  const request = {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Key': 'k' },
    body: '{}',
  } as const;
  expect(await asked.ask({ url: 'http://api.example.org/search', ...request })).toEqual({
    status: 'answered',
    answer: {
      status: 200,
      url: 'http://api.example.org/search',
      contentType: 'application/json',
      text: '{"words":"盐"}',
    },
  });
  expect(heard).toMatchObject([{ method: 'POST', host: 'api.example.org', body: '{}', headers: { 'x-key': 'k' } }]);
  expect(await asked.ask({ url: 'http://api.example.org/limited' })).toMatchObject({
    answer: { status: 429, text: 'later' },
  });
});

it('sends the headers that were given to nobody but the host that was named', async () => {
  const asked = client({ hosts: ['api.example.org', 'other.example.org'] });
  const result = await asked.ask({ url: 'http://api.example.org/moved', headers: { authorization: 'secret' } });
  expect(result).toMatchObject({ answer: { url: 'http://other.example.org/found' } });
  expect(heard.map(({ host, headers }) => [host, headers.authorization])).toEqual([
    ['api.example.org', 'secret'],
    ['other.example.org', undefined],
  ]);
});

it('does not post a second time where it is sent to', async () => {
  const result = await client({ hosts: ['*.example.org'] }).ask({
    url: 'http://api.example.org/moved',
    method: 'POST',
  });
  expect(result).toEqual({ status: 'refused', reason: 'unreachable' });
  expect(heard).toHaveLength(1);
});

it('lets nobody say another host, or how the connection is used', async () => {
  const headers = {
    Host: 'metadata.internal',
    'Transfer-Encoding': 'chunked',
    Cookie: 'a=b',
    'proxy-authorization': 'x',
  };
  await client({ hosts: ['api.example.org'] }).ask({ url: 'http://api.example.org/', headers });
  expect(heard[0]?.host).toBe('api.example.org');
  expect(Object.keys(heard[0]?.headers ?? {})).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/transfer-encoding|cookie|proxy-/)]),
  );
});

it.each([
  ['a host that is not granted', 'http://else.example.com/', 'host-not-allowed'],
  ['a name that only ends alike', 'http://myexample.org/', 'host-not-allowed'],
  ['the domain itself, where names below it are granted', 'http://example.org/', 'host-not-allowed'],
  ['a granted name that leads inwards', 'http://inner.example.org/', 'internal-address'],
  ['an address of our own', 'http://127.0.0.1/', 'internal-address'],
  ['another port of a granted host', 'http://api.example.org:8080/', 'not-an-address'],
  ['a redirect inwards', 'http://api.example.org/moved-inwards', 'internal-address'],
  ['more than it may take in', 'http://api.example.org/large', 'too-large'],
])('refuses %s', async (_, url, reason) => {
  expect(await client({ hosts: ['*.example.org'] }).ask({ url })).toEqual({ status: 'refused', reason });
});

describe("an origin of the admin's own network", () => {
  it('is asked wherever it stands, with its port, and no other is', async () => {
    const own = `http://127.0.0.1:${port}`;
    const asked = client({ ownOrigins: [own] });
    expect(await asked.ask({ url: `${own}/search` })).toMatchObject({
      answer: { status: 200, text: '{"words":"盐"}' },
    });
    expect(await asked.ask({ url: 'http://127.0.0.1:1/search' })).toEqual({
      status: 'refused',
      reason: 'internal-address',
    });
  });

  it('redirects to nowhere', async () => {
    const own = `http://127.0.0.1:${port}`;
    const result = await client({ ownOrigins: [own], hosts: ['other.example.org'] }).ask({ url: `${own}/moved` });
    expect(result).toMatchObject({ answer: { status: 302, url: `${own}/moved` } });
    expect(heard).toHaveLength(1);
  });

  it('may send as little as any other, and need not be there', async () => {
    const own = `http://127.0.0.1:${port}`;
    expect(await client({ ownOrigins: [own] }).ask({ url: `${own}/large` })).toEqual({
      status: 'refused',
      reason: 'too-large',
    });
    expect(await client({ ownOrigins: ['http://127.0.0.1:1'] }).ask({ url: 'http://127.0.0.1:1/' })).toEqual({
      status: 'refused',
      reason: 'unreachable',
    });
  });
});
