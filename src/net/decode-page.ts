import type { FetchedPage } from './guarded-fetch';

const META = /<meta\s[^>]{0,500}?charset\s*=\s*["']?\s*([\w.:-]{1,40})/i;
/** Where a page has to say its encoding, in bytes; real ones are not that strict. */
const HEAD_BYTES = 4096;

/**
 * The text of a page: by its byte order mark, else by the header, else by its own meta element, else as UTF-8 if it is
 * valid, else as GB18030. What cannot be decoded becomes U+FFFD.
 */
export function decodePage({ bytes, charset, kind }: Pick<FetchedPage, 'bytes' | 'charset' | 'kind'>): string {
  const decoder = decoderOf(byteOrderMark(bytes)) ?? decoderOf(charset) ?? (kind === 'html' ? fromMeta(bytes) : null);
  if (decoder) return decoder.decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

function byteOrderMark([first, second, third]: Uint8Array): string | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xff && second === 0xfe ? 'utf-16le' : null;
}

function fromMeta(bytes: Uint8Array): TextDecoder | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, HEAD_BYTES)).toString('latin1');
  const named = META.exec(head)?.[1] ?? null;
  // It was read as single bytes, so that it cannot be UTF-16.
  return decoderOf(named?.toLowerCase().startsWith('utf-16') ? 'utf-8' : named);
}

function decoderOf(label: string | null): TextDecoder | null {
  if (label === null) return null;
  try {
    return new TextDecoder(label);
  } catch {
    return null;
  }
}
