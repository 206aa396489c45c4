import { toGbk } from '../../test/fixtures/guarded-fetch/pages/gbk';
import { decodePage } from './decode-page';

const text = '茴香豆：患者怎么吃？';
const html = (meta: string) => `<!doctype html><html><head>${meta}</head><body>${text}</body></html>`;
const decode = (bytes: Uint8Array, charset: string | null = null, kind: 'html' | 'text' = 'html') =>
  decodePage({ bytes, charset, kind });

describe('decodePage', () => {
  it.each([
    ['gbk', toGbk(text)],
    ['GB2312', toGbk(text)],
    ['gb18030', toGbk(text)],
    ['UTF-8', Buffer.from(text)],
    ['utf-16le', Buffer.from(text, 'utf16le')],
  ])('reads what the header calls %s', (charset, bytes) => {
    expect(decode(bytes, charset)).toBe(text);
  });

  it('reads Big5', () => {
    expect(decode(Buffer.from([0xb1, 0x77, 0xaa, 0xcc, 0xa4, 0x51, 0xa4, 0x40]), 'Big5')).toBe('患者十一');
  });

  it.each([
    '<meta charset="gbk">',
    '<META CharSet=gb2312 />',
    "<meta name='a' content='b'><meta http-equiv='Content-Type' content='text/html; charset=gbk'>",
  ])('reads what the page itself names in %s', (meta) => {
    expect(decode(toGbk(html(meta)))).toBe(html(meta));
  });

  it('lets the byte order mark go before the header, and the header before the page', () => {
    expect(decode(Buffer.from(`\ufeff${text}`), 'gbk')).toBe(text);
    expect(decode(Buffer.from(`\ufeff${text}`, 'utf16le'), 'utf-8')).toBe(text);
    const page = html('<meta charset="big5">');
    expect(decode(toGbk(page), 'gbk')).toBe(page);
  });

  it('guesses between UTF-8 and GB18030 where nobody says it', () => {
    expect(decode(Buffer.from(html('')))).toBe(html(''));
    expect(decode(toGbk(html('')))).toBe(html(''));
    expect(decode(toGbk(text), null, 'text')).toBe(text);
  });

  it.each(['x-unknown', 'utf-7', 'replacement', ''])('goes on when the name %p means nothing', (charset) => {
    expect(decode(Buffer.from(text), charset)).toBe(text);
  });

  it('does not believe a page in single bytes that calls itself UTF-16', () => {
    expect(decode(Buffer.from(html('<meta charset="utf-16">')))).toContain(text);
  });

  it('marks what cannot be decoded', () => {
    expect(decode(Buffer.from([0x61, 0xff, 0x62]), 'utf-8')).toBe('a\ufffdb');
  });
});
