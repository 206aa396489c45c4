import { type AddressInfo, connect, createServer, isIPv6, type Socket } from 'node:net';
import { allowedHost, publicAddress, type HostileUrl } from '../../test/fixtures/guarded-fetch/hostile-url';
import { type InternalListeners, startInternalListeners } from '../../test/fixtures/guarded-fetch/internal-listeners';
import { hostileUrls } from '../../test/fixtures/guarded-fetch/urls';
import { GuardedFetch } from './guarded-fetch';
import type { Network } from './network';

// Hundreds of pages, one after another, on a machine that may be busy.
jest.setTimeout(60_000);

const outside = new Set([publicAddress, '93.184.216.35', '93.184.216.36', '93.184.216.37']);
const isOutside = (address: string): boolean => outside.has(address) || address.startsWith('2606:2800:');

const nothing = { yielded: [], inside: [], connections: 0 };

/** Answers as the entry says. What is dialled inside is noted; on loopback it is really connected. */
class EntryNetwork implements Network {
  readonly inside: string[] = [];
  private readonly looks = new Map<string, number>();

  constructor(
    private readonly hosts: NonNullable<HostileUrl['hosts']>,
    private readonly portOutside: number,
  ) {}

  resolve(name: string): Promise<string[]> {
    const answer = this.hosts[name.toLowerCase().replace(/\.$/, '')];
    if (!answer) return Promise.reject(new Error('ENOTFOUND'));
    const looks = (this.looks.get(name) ?? 0) + 1;
    this.looks.set(name, looks);
    if ('addresses' in answer) return Promise.resolve(answer.addresses);
    return Promise.resolve(looks === 1 ? answer.first : answer.then);
  }

  dial(address: string, port: number): Socket {
    if (isOutside(address)) return connect(this.portOutside, '127.0.0.1');
    this.inside.push(`${address} ${port}`);
    if (!/^127\.|^::1$/.test(address)) return connect(this.portOutside, '127.0.0.1');
    return connect({ host: address, port, family: isIPv6(address) ? 6 : 4 });
  }
}

/** The first look at the allowed name leads to the page that redirects. */
class RedirectedNetwork extends EntryNetwork {
  private isFirst = true;

  override resolve(name: string): Promise<string[]> {
    if (!this.isFirst) return super.resolve(name);
    this.isFirst = false;
    return Promise.resolve([publicAddress]);
  }
}

/** On loopback: hangs up, or answers with the bytes that were set. */
async function startOutside() {
  const state = { answer: '', connections: 0 };
  const server = createServer((socket) => {
    state.connections += 1;
    socket.on('error', () => socket.destroy());
    socket.once('data', () => socket.end(state.answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => new Promise((resolve) => server.close(resolve));
  return { state, port: (server.address() as AddressInfo).port, close };
}

describe('the hostile addresses', () => {
  let listeners: InternalListeners;
  let outsider: Awaited<ReturnType<typeof startOutside>>;
  beforeEach(async () => {
    [listeners, outsider] = await Promise.all([startInternalListeners(), startOutside()]);
  });
  afterEach(() => Promise.all([listeners.close(), outsider.close()]));

  const fetchWith = (network: Network, url: string) =>
    new GuardedFetch({ allowedHosts: [allowedHost], timeoutSeconds: 5, maxMegabytes: 1 }, network).fetch(url);
  const withPort = (url: string) => url.replaceAll('{port}', String(listeners.port));

  it('yield no page and reach nobody inside, all of them', async () => {
    const yielded: string[] = [];
    const inside: string[] = [];
    const reasons = new Map<string, number>();
    for (const { url, hosts = {} } of hostileUrls) {
      const network = new EntryNetwork(hosts, outsider.port);
      const result = await fetchWith(network, withPort(url));
      if (result.status === 'fetched') yielded.push(url);
      else reasons.set(result.reason, (reasons.get(result.reason) ?? 0) + 1);
      inside.push(...network.inside);
    }
    expect({ yielded, inside, connections: listeners.connections() }).toEqual(nothing);
    // Each rule caught some.
    expect([...reasons.keys()].sort()).toEqual([
      'host-not-allowed',
      'internal-address',
      'not-an-address',
      'unreachable',
    ]);
  });

  it('yield no page and reach nobody inside when an allowed page redirects to them', async () => {
    const yielded: string[] = [];
    const inside: string[] = [];
    for (const { url, hosts = {} } of hostileUrls) {
      const network = new RedirectedNetwork(hosts, outsider.port);
      outsider.state.answer = `HTTP/1.1 302 Found\r\nlocation: ${withPort(url)}\r\ncontent-length: 0\r\n\r\n`;
      const result = await fetchWith(network, `http://${allowedHost}/s/a`);
      if (result.status === 'fetched') yielded.push(url);
      inside.push(...network.inside);
    }
    expect({ yielded, inside, connections: listeners.connections() }).toEqual(nothing);
    expect(outsider.state.connections).toBeGreaterThanOrEqual(hostileUrls.length);
  });

  it('would be counted if they reached somebody', async () => {
    const network = new EntryNetwork({}, outsider.port);
    await new Promise((resolve) =>
      network.dial('127.0.0.1', listeners.port).on('data', resolve).write('GET / HTTP/1.0\r\n\r\n'),
    );
    expect(listeners.connections()).toBe(1);
    expect(network.inside).toEqual([`127.0.0.1 ${listeners.port}`]);
  });
});
