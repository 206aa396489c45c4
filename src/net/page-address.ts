import { isIP } from 'node:net';
import type { ArticleRefusal } from '../core/ports/article-reader';
import { isPublicAddress } from './public-address';

/** An address that may be asked, if its name leads to public addresses only. */
export interface PageAddress {
  /** Without its fragment. */
  url: string;
  /** In lower case; one of the allowed. */
  host: string;
  /** Of its scheme: no other is asked. */
  port: 80 | 443;
  isEncrypted: boolean;
  /** With the query; what the request names. */
  path: string;
}

const LONGEST = 2048;
/** A name in plain letters, perhaps a port, and nothing that two readers could take apart differently. */
const WRITTEN = /^https?:\/\/([a-z0-9.-]+)(?::\d{1,5})?(?:[/?#][^\s\\\p{Cc}\p{Cf}\p{Cs}]*)?$/iu;

/** Checks how an address is written, and its host against a list in lower case: whole names, and `*.` for all below one. */
export function checkPageAddress(
  written: string,
  allowedHosts: readonly string[],
): { address: PageAddress } | { reason: ArticleRefusal } {
  const writtenHost = written.length <= LONGEST ? WRITTEN.exec(written)?.[1]?.toLowerCase() : undefined;
  if (writtenHost === undefined || !URL.canParse(written)) return { reason: 'not-an-address' };
  const { protocol, hostname, port, pathname, search } = new URL(written);
  if (isIP(hostname) !== 0 && !isPublicAddress(hostname)) return { reason: 'internal-address' };
  // The parser left the name as it was written, and the port is the scheme's own.
  if (hostname !== writtenHost || port !== '') return { reason: 'not-an-address' };
  if (!isListed(hostname, allowedHosts)) return { reason: 'host-not-allowed' };
  const isEncrypted = protocol === 'https:';
  const path = pathname + search;
  return {
    address: {
      url: `${protocol}//${hostname}${path}`,
      host: hostname,
      port: isEncrypted ? 443 : 80,
      isEncrypted,
      path,
    },
  };
}

const isListed = (host: string, listed: readonly string[]): boolean =>
  listed.some((name) => (name.startsWith('*.') ? host.endsWith(name.slice(1)) : host === name));
