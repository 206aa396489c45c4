import { Unavailable } from 'fennelbean/plugin';
import type { SearchResult } from './search-result';

/** An element with a class, up to its end; none of them holds one like itself. */
const TITLE = /<a\b([^>]*\bclass="[^"]*\bresult__a\b[^"]*"[^>]*)>([^]*?)<\/a>/g;
const EXCERPT = /<(a|div|span)\b[^>]*\bclass="[^"]*\bresult__snippet\b[^"]*"[^>]*>([^]*?)<\/\1>/;
const PUZZLE = /anomaly-modal|challenge-form/;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** The results of a page of html.duckduckgo.com, without advertisements. */
export function parseDuckDuckGo(html: string): SearchResult[] {
  const titles = [...html.matchAll(TITLE)];
  if (titles.length === 0 && PUZZLE.test(html)) throw new Unavailable('puzzle-in-place-of-results');
  return titles.flatMap((match, at) => {
    const [, attributes = '', title = ''] = match;
    const url = addressIn(/\bhref="([^"]*)"/.exec(attributes)?.[1] ?? '');
    if (url === null) return [];
    // Its excerpt stands before the next title.
    const behind = html.slice(match.index, titles[at + 1]?.index ?? html.length);
    return [{ url, title: plain(title), excerpt: plain(EXCERPT.exec(behind)?.[2] ?? '') }];
  });
}

/** Where a link of a result leads: directly, or by the engine's own redirect. Null: an advertisement, or no page. */
function addressIn(href: string): string | null {
  const link = plain(href);
  const url = link.startsWith('//') ? `https:${link}` : link;
  if (!URL.canParse(url)) return null;
  const { protocol, hostname, pathname, searchParams } = new URL(url);
  const isOwn = hostname === 'duckduckgo.com' || hostname.endsWith('.duckduckgo.com');
  if (!isOwn) return /^https?:$/.test(protocol) ? url : null;
  const target = pathname === '/l/' ? searchParams.get('uddg') : null;
  return target !== null && /^https?:\/\//.test(target) && URL.canParse(target) ? target : null;
}

const plain = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (whole, hex: string, decimal: string, name: string) => {
      if (name) return ENTITIES[name.toLowerCase()] ?? whole;
      const code = hex ? parseInt(hex, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    })
    .replace(/\s+/g, ' ')
    .trim();
