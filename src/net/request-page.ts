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

/**
 * Asks one address, which was checked, for the page; the name goes into the Host header and into the TLS handshake only.
 * Resolves with the head of the answer, whose body has to be read or destroyed; redirects are not followed. Rejects
 * when there is none.
 */
export function requestPage(
  { host, port, path, isEncrypted }: PageAddress,
  { ip, network, signal }: { ip: string; network: Network; signal: AbortSignal },
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const plain = network.dial(ip, port);
    plain.on('error', reject);
    const { authorities } = network;
    const line = isEncrypted
      ? encrypt({ socket: plain, servername: host, rejectUnauthorized: true, ...(authorities && { ca: authorities }) })
      : plain;
    const asked = request({
      createConnection: () => line,
      path,
      headers: { host, ...HEADERS },
      maxHeaderSize: MAX_HEADER_BYTES,
      signal,
    });
    line.on('error', reject);
    asked.on('error', reject);
    asked.on('response', resolve);
    asked.on('close', () => plain.destroy());
    asked.end();
  });
}
