import { setImmediate } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';

export interface Sitemap {
  pages: string[];
  /** Of an index. */
  sitemaps: string[];
  /** Why it was not read to its end; null when it was. */
  fault: 'damaged' | 'too-large' | null;
}

/** As https://www.sitemaps.org/protocol.html has it, of one that is packed, too. */
const LARGEST = 50 * 1024 * 1024;
const MOST_ADDRESSES = 50_000;
const CHUNK = 1 << 16;

export interface SitemapWishes {
  isWanted: (address: string) => boolean;
  /** Pages; it is read no further then. */
  most: number;
}

/** Reads a sitemap or an index of them: XML or one address a line, packed or not. */
export async function readSitemap(packed: Uint8Array, { isWanted, most }: SitemapWishes): Promise<Sitemap> {
  const found: Sitemap = { pages: [], sitemaps: [], fault: null };
  const bytes = unpacked(packed);
  if (bytes === null) return { ...found, fault: 'too-large' };
  const text = new TextDecoder().decode(bytes);
  let count = 0;
  const add = (address: string, isIndex: boolean): void => {
    if (found.pages.length >= most) return;
    if (++count > MOST_ADDRESSES) found.fault = 'too-large';
    else if (isIndex) found.sitemaps.push(address);
    else if (isWanted(address)) found.pages.push(address);
  };
  if (/^\s*</.test(text)) {
    await readXml(text, add, () => found.fault !== null || found.pages.length >= most).catch((): void => {
      found.fault ??= 'damaged';
    });
  } else for (const line of text.split(/\r\n?|\n/)) if (line.trim() !== '') add(line.trim(), false);
  return found;
}

/** Rejects where it is damaged. */
async function readXml(
  text: string,
  add: (address: string, isIndex: boolean) => void,
  isEnough: () => boolean,
): Promise<void> {
  const { SaxesParser } = await import('saxes');
  const parser = new SaxesParser();
  const open: string[] = [];
  let address = '';
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    open.push(localName(name));
    address = '';
  });
  const take = (part: string): void => {
    if (open.at(-1) === 'loc') address += part;
  };
  parser.on('text', take);
  parser.on('cdata', take);
  parser.on('closetag', () => {
    if (open.pop() !== 'loc' || address.trim() === '') return;
    const parent = open.at(-1);
    if (parent === 'url' || parent === 'sitemap') add(address.trim(), parent === 'sitemap');
  });
  // Entities of its own are not resolved: they count as damage.
  for (let at = 0; at < text.length && !isEnough(); at += CHUNK) {
    parser.write(text.slice(at, at + CHUNK));
    // The largest takes seconds, and members' questions go on meanwhile.
    await setImmediate();
  }
  if (!isEnough()) parser.close();
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Null when it is larger than sitemaps may be. */
function unpacked(bytes: Uint8Array): Uint8Array | null {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: LARGEST });
  } catch {
    return null;
  }
}
