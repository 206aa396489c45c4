import { createServer } from 'node:http';
import { createServer as createPlainServer, type Server, type Socket } from 'node:net';
import { connect } from 'node:net';
import { createServer as createEncryptedServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { certificate, key } from '../../test/fixtures/encrypted-host/certificate';
import { startHostileServer, type HostileServer } from '../../test/fixtures/guarded-fetch/hostile-server';
import { publicAddress, publicAddress6 } from '../../test/fixtures/guarded-fetch/hostile-url';
import { articleParagraphs } from '../../test/fixtures/guarded-fetch/pages/article';
import { GuardedFetch, type FetchLimits } from './guarded-fetch';
import type { Network } from './network';

const limits: FetchLimits = { allowedHosts: ['mp.weixin.qq.com'], timeoutSeconds: 10, maxMegabytes: 5 };

/** A network in which every public address is a server on loopback. */
class LoopbackNetwork implements Network {
  readonly dialled: string[] = [];
  readonly sockets: Socket[] = [];
  readonly looked: string[] = [];

  constructor(
    readonly port: number,
    readonly names: Record<string, string[]> = { 'mp.weixin.qq.com': [publicAddress] },
    readonly authorities?: string,
  ) {}

  resolve(name: string): Promise<string[]> {
    this.looked.push(name);
    const addresses = this.names[name];
    return addresses ? Promise.resolve(addresses) : Promise.reject(new Error(`ENOTFOUND ${name}`));
  }

  dial(address: string, port: number): Socket {
    this.dialled.push(`${address} ${port}`);
    const socket = connect(this.port, '127.0.0.1');
    this.sockets.push(socket);
    return socket;
  }
}

/** Answers every connection with these bytes, as they are. */
async function serveBytes(...parts: (string | Buffer)[]): Promise<{ port: number; server: Server; heard: string[] }> {
  const heard: string[] = [];
  const server = createPlainServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', (data) => {
      heard.push(data.toString());
      for (const part of parts) socket.write(part);
      socket.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, server, heard };
}

const head = (...lines: string[]): string => ['HTTP/1.1 200 OK', ...lines, '', ''].join('\r\n');
const inHtml = (...lines: string[]): string => head('content-type: text/html', ...lines);

describe('an allowed host that does what it likes', () => {
  let server: HostileServer;
  let network: LoopbackNetwork;
  beforeAll(async () => {
    server = await startHostileServer();
  });
  afterAll(() => server.close());
  beforeEach(() => {
    network = new LoopbackNetwork(server.port);
  });
  const ask = (path: string, changes: Partial<FetchLimits> = {}, signal?: AbortSignal) =>
    new GuardedFetch({ ...limits, ...changes }, network).fetch(`http://mp.weixin.qq.com${path}`, { signal });

  it('is asked for an article at the address that was looked at', async () => {
    const result = await ask('/article?from=group#rd');
    if (result.status !== 'fetched') throw new Error(result.reason);
    const { page } = result;
    expect(page).toMatchObject({ url: 'http://mp.weixin.qq.com/article?from=group', kind: 'html', charset: 'utf-8' });
    expect(Buffer.from(page.bytes).toString()).toContain(articleParagraphs[4]);
    expect(network.dialled).toEqual([`${publicAddress} 80`]);
    expect(network.looked).toEqual(['mp.weixin.qq.com']);
  });

  it('may redirect three times, and each time its name is looked at again', async () => {
    expect(await ask('/redirect-chain/3')).toMatchObject({
      status: 'fetched',
      page: { url: 'http://mp.weixin.qq.com/article' },
    });
    expect(network.looked).toHaveLength(4);
  });

  it.each([
    ['/redirect-chain/4', 'unreachable'],
    ['/redirect-loop', 'unreachable'],
    ['/redirect-internal', 'internal-address'],
    ['/redirect-metadata', 'internal-address'],
    ['/redirect-file', 'not-an-address'],
    ['/redirect-other-host', 'host-not-allowed'],
    ['/big', 'too-large'],
    ['/big-declared', 'too-large'],
    ['/gzip-bomb', 'too-large'],
    ['/gzip-lie', 'not-readable'],
    ['/not-html', 'not-readable'],
    ['/status/404', 'unreachable'],
    ['/status/500', 'unreachable'],
  ])('is refused for %s: %s', async (path, reason) => {
    expect(await ask(path)).toEqual({ status: 'refused', reason });
    expect(network.sockets.every((socket) => socket.destroyed)).toBe(true);
    expect(server.count('/')).toBe(0);
  });

  it.each(['/drip', '/hang'])('does not get more time by %s', async (path) => {
    expect(await ask(path, { timeoutSeconds: 1 })).toEqual({ status: 'refused', reason: 'too-slow' });
  });

  it('is left when nobody waits for the page any more', async () => {
    const leaving = new AbortController();
    const asked = ask('/drip', {}, leaving.signal);
    while (server.count('/drip') < 2) await new Promise((resolve) => setImmediate(resolve));
    leaving.abort();
    expect(await asked).toEqual({ status: 'refused', reason: 'too-slow' });
    expect(await ask('/article', {}, leaving.signal)).toEqual({ status: 'refused', reason: 'too-slow' });
  });

  it('gets no cookie back', async () => {
    await ask('/cookies');
    await ask('/cookies');
    expect(server.cookiesReturned()).toBe(0);
  });
});

describe('what is sent and taken', () => {
  let open: Server | undefined;
  afterEach(async () => {
    await new Promise((resolve) => open?.close(resolve));
  });

  const answer = async (...parts: (string | Buffer)[]) => {
    const { port, server, heard } = await serveBytes(...parts);
    open = server;
    const result = await new GuardedFetch({ ...limits, maxMegabytes: 1 }, new LoopbackNetwork(port)).fetch(
      'http://mp.weixin.qq.com/s/a?b=1',
    );
    const text = result.status === 'fetched' ? Buffer.from(result.page.bytes).toString() : result.reason;
    return { result, text, heard };
  };

  it('is a plain request without referrer, cookies or credentials', async () => {
    const { heard } = await answer(inHtml(), 'hello');
    expect(heard).toEqual([
      [
        'GET /s/a?b=1 HTTP/1.1',
        'host: mp.weixin.qq.com',
        'user-agent: Mozilla/5.0 (compatible; Fennelbean)',
        'accept: text/html, application/xhtml+xml, text/plain',
        'accept-language: zh-CN, zh, en',
        'accept-encoding: gzip, br',
        'connection: close',
        '',
        '',
      ].join('\r\n'),
    ]);
  });

  const article = '茴香豆'.repeat(20_000);
  it.each([
    ['gzip', gzipSync(article)],
    ['x-gzip', gzipSync(article)],
    ['br', brotliCompressSync(article)],
    ['deflate', deflateSync(article)],
    ['identity', Buffer.from(article)],
  ])('is unpacked from %s', async (coding, body) => {
    expect((await answer(inHtml(`content-encoding: ${coding}`), body)).text).toBe(article);
  });

  it.each([
    ['text/html; charset=GBK', 'html', 'GBK'],
    ['Text/HTML;charset="utf-8"', 'html', 'utf-8'],
    ['application/xhtml+xml', 'html', null],
    ['text/plain; format=flowed; charset=big5', 'text', 'big5'],
  ])('is a page of type %s', async (type, kind, charset) => {
    expect((await answer(head(`content-type: ${type}`), 'x')).result).toMatchObject({ page: { kind, charset } });
  });

  it.each([
    ['no type', head()],
    ['a picture', head('content-type: image/png')],
    ['a program', head('content-type: application/octet-stream')],
    ['json', head('content-type: application/json')],
    ['two codings', inHtml('content-encoding: gzip, gzip')],
    ['an unknown coding', inHtml('content-encoding: zstd')],
  ])('is never %s', async (_, start) => {
    expect((await answer(start, 'hello')).text).toBe('not-readable');
  });

  const zeros = Buffer.alloc(1024 * 1024 + 1);
  it.each([
    ['a body over the limit', '', zeros],
    ['a body over the limit in gzip', 'gzip', gzipSync(zeros)],
    ['a body over the limit in br', 'br', brotliCompressSync(zeros)],
    ['a body over the limit in deflate', 'deflate', deflateSync(zeros)],
    [
      'a packed body without an end that unpacks to nothing',
      'gzip',
      Buffer.concat(Array<Buffer>(80_000).fill(gzipSync(''))),
    ],
  ])('is never %s', async (_, coding, body) => {
    expect((await answer(inHtml(`content-encoding: ${coding || 'identity'}`), body)).text).toBe('too-large');
  });

  it('may be exactly as large as allowed', async () => {
    expect((await answer(inHtml('content-encoding: gzip'), gzipSync(zeros.subarray(1)))).text).toHaveLength(
      1024 * 1024,
    );
  });

  it.each([
    ['breaks off', inHtml('content-length: 100'), 'short', 'unreachable'],
    [
      'breaks off while it is packed',
      inHtml('content-encoding: gzip'),
      gzipSync(article).subarray(0, 50),
      'not-readable',
    ],
    ['is no brotli', inHtml('content-encoding: br'), 'hello', 'not-readable'],
    ['says nothing', '', '', 'unreachable'],
    ['is no HTTP', 'SSH-2.0-OpenSSH_9.2\r\n', '', 'unreachable'],
    ['has a huge head', inHtml(`x-filler: ${'x'.repeat(40_000)}`), 'hello', 'unreachable'],
    ['redirects to nowhere', 'HTTP/1.1 302 Found\r\ncontent-length: 0\r\n\r\n', '', 'unreachable'],
  ])('is refused when it %s', async (_, start, body, reason) => {
    expect((await answer(start, body)).text).toBe(reason);
  });
});

describe('the addresses of a name', () => {
  let server: HostileServer;
  beforeAll(async () => {
    server = await startHostileServer();
  });
  afterAll(() => server.close());
  const ask = async (addresses: string[]) => {
    const network = new LoopbackNetwork(server.port, { 'mp.weixin.qq.com': addresses });
    const result = await new GuardedFetch(limits, network).fetch('http://mp.weixin.qq.com/article');
    return { result, dialled: network.dialled };
  };

  it('are refused all when one of them is internal', async () => {
    const { result, dialled } = await ask([publicAddress, publicAddress6, '10.0.0.5']);
    expect(result).toEqual({ status: 'refused', reason: 'internal-address' });
    expect(dialled).toEqual([]);
  });

  it('are asked in turn, IPv4 first, until one answers', async () => {
    const deaf = await serveBytes();
    const network = new LoopbackNetwork(server.port, {
      'mp.weixin.qq.com': [publicAddress6, publicAddress, '1.2.3.4'],
    });
    const dial = (address: string, port: number) => {
      const socket = network.dial(address, port);
      return address.includes(':') ? socket : connect(deaf.port, '127.0.0.1');
    };
    const names = { resolve: (name: string) => network.resolve(name), dial };
    const result = await new GuardedFetch(limits, names).fetch('http://mp.weixin.qq.com/article');
    expect(result.status).toBe('fetched');
    expect(network.dialled).toEqual([`${publicAddress} 80`, '1.2.3.4 80', `${publicAddress6} 80`]);
    for (const socket of network.sockets) socket.destroy();
    await new Promise((resolve) => deaf.server.close(resolve));
  });

  it('may be none', async () => {
    expect((await ask([])).result).toEqual({ status: 'refused', reason: 'unreachable' });
  });

  it('are not waited for without an end', async () => {
    const network: Network = {
      resolve: () => new Promise(() => undefined),
      dial: () => {
        throw new Error('nobody is to be dialled');
      },
    };
    expect(
      await new GuardedFetch({ ...limits, timeoutSeconds: 1 }, network).fetch('https://mp.weixin.qq.com/'),
    ).toEqual({
      status: 'refused',
      reason: 'too-slow',
    });
  });
});

describe('over https', () => {
  const server = createEncryptedServer({ key, cert: certificate }, (request, response) => {
    response.setHeader('content-type', 'text/plain');
    const { host = '' } = request.headers;
    const { servername } = request.socket as Socket & { servername?: string };
    if (request.url === '/moved') response.writeHead(302, { location: `http://${host}/` });
    response.end(`${host} ${servername ?? ''}`);
  });
  let port: number;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));
  const ask = async (host: string, authorities?: string) => {
    const network = new LoopbackNetwork(port, { [host]: [publicAddress] }, authorities);
    const result = await new GuardedFetch({ ...limits, allowedHosts: [host] }, network).fetch(`https://${host}/`);
    expect(network.dialled).toEqual([`${publicAddress} 443`]);
    return result.status === 'fetched' ? Buffer.from(result.page.bytes).toString() : result.reason;
  };

  it('the name is asked for, though the address is dialled', async () => {
    expect(await ask('mp.weixin.qq.com', certificate)).toBe('mp.weixin.qq.com mp.weixin.qq.com');
  });

  it('no header that was given is sent on in the clear', async () => {
    const heard: (string | undefined)[] = [];
    const plain = createServer(({ headers }, response) => {
      heard.push(headers.authorization);
      response.end();
    });
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
    const ports = { 443: port, 80: (plain.address() as AddressInfo).port };
    const network: Network = {
      resolve: () => Promise.resolve([publicAddress]),
      dial: (_address, asked) => connect(ports[asked as 443 | 80], '127.0.0.1'),
      authorities: certificate,
    };
    const fetcher = new GuardedFetch({ ...limits, allowedHosts: ['mp.weixin.qq.com'] }, network);
    const headers = { authorization: 'secret' };
    expect(await fetcher.ask('https://mp.weixin.qq.com/moved', { headers })).toMatchObject({ status: 'answered' });
    expect(heard).toEqual([undefined]);
    await new Promise((resolve) => plain.close(resolve));
  });

  it('a certificate of another name, or of nobody, is refused', async () => {
    expect(await ask('blog.example.org', certificate)).toBe('unreachable');
    expect(await ask('mp.weixin.qq.com')).toBe('unreachable');
  });
});
