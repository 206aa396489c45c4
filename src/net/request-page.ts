import { type IncomingMessage, request } from 'node:http';
import { connect as encrypt } from 'node:tls';
import type { Network } from './network';
import type { PageAddress } from './page-address';

const HEADERS = {
  'user-agent': 'Mozilla/5.0 (compatible; Fennelbean)',
  accept: 'text/html, application/xhtml+xml, text/plain',
  'accept-language': 'zh-CN, zh, en',
  'accept-encoding': 'gzip, br',
  connection: 'close',
};
const MAX_HEADER_BYTES = 16 * 1024;
/** They say how the connection is used, which is settled here, or who asks. */
const OWN_HEADERS =
  /^(host|connection|content-length|cookie|expect|keep-alive|te|trailer|transfer-encoding|upgrade|proxy-.*)$/i;

/** What is asked of an address; absent: the page that is there. */
export interface AskedOf {
  method?: 'GET' | 'POST';
  headers?: Readonly<Record<string, string>>;
  body?: string;
}

/**
 * Asks one address, which was checked, for the page; the name goes into the Host header and into the TLS handshake only.
 * Resolves with the head of the answer, whose body has to be read or destroyed; redirects are not followed. Rejects
 * when there is none.
 */
export function requestPage(
  { host, port, path, isEncrypted }: PageAddress,
  { ip, network, signal, asked = {} }: { ip: string; network: Network; signal: AbortSignal; asked?: AskedOf },
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const plain = network.dial(ip, port);
    plain.on('error', reject);
    const { authorities } = network;
    const line = isEncrypted
      ? encrypt({ socket: plain, servername: host, rejectUnauthorized: true, ...(authorities && { ca: authorities }) })
      : plain;
    const outgoing = request({
      createConnection: () => line,
      method: asked.method ?? 'GET',
      path,
      headers: { host, ...HEADERS, ...askedHeaders(asked) },
      maxHeaderSize: MAX_HEADER_BYTES,
      signal,
    });
    line.on('error', reject);
    outgoing.on('error', reject);
    outgoing.on('response', resolve);
    outgoing.on('close', () => plain.destroy());
    outgoing.end(asked.body);
  });
}

export const askedHeaders = ({ headers = {} }: AskedOf): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => !OWN_HEADERS.test(name))
      .map(([name, value]) => [name.toLowerCase(), value]),
  );
