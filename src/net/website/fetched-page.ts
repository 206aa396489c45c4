import { createHash } from 'node:crypto';
import { decodePage } from '../decode-page';
import type { FetchedAnswer } from '../guarded-fetch';
import { extensionOf } from './page-path';

/** The entity tag, else the time of its last change, else a hash of what came. */
export function versionOf({ etag, lastModified, bytes }: FetchedAnswer): string {
  if (etag !== null) return `etag ${etag}`;
  if (lastModified !== null) return `modified ${lastModified}`;
  return `sha256 ${createHash('sha256').update(bytes).digest('hex')}`;
}

/** The headers by which a host answers 304 while a page is as it was. */
export function conditionOf(version: string | null): Record<string, string> {
  const [, kind, value = ''] = /^(etag|modified) (.+)$/.exec(version ?? '') ?? [];
  // What came from a stranger goes out again: only what a header may hold.
  if (kind === undefined || !/^[\x20-\x7e]{1,500}$/.test(value)) return {};
  return kind === 'etag' ? { 'if-none-match': value } : { 'if-modified-since': value };
}

/** What is kept of an answer, and its text where it is a page; or why nothing is. */
export function contentOf(
  url: URL,
  { contentType, charset, bytes }: FetchedAnswer,
): { bytes: Uint8Array; page: string | null } | { message: string } {
  const isPage = contentType === 'text/html' || contentType === 'application/xhtml+xml';
  if (extensionOf(url) !== '.html') {
    return isPage ? { message: 'A page came in the place of the file.' } : { bytes, page: null };
  }
  if (!isPage) {
    return { message: `It is no page but ${/^[\w.+/-]{1,80}$/.test(contentType) ? contentType : 'a file'}.` };
  }
  const page = decodePage({ bytes, charset, kind: 'html' });
  // Whoever reads the file does not know the header: a mark says how it is written.
  const isNamedElsewhere = charset !== null && !/^utf-?8$/i.test(charset);
  return { bytes: isNamedElsewhere ? Buffer.from(`\ufeff${page.replace(/^\ufeff/, '')}`) : bytes, page };
}
