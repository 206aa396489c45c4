import { decodeText } from './decode-text';

const hypertension = '高血压患者应当每天测量血压，并把结果记录下来。';
/** The first sentence in GBK: written out, because Node encodes to UTF-8 only. */
const gbk = Buffer.from(
  'b8dfd1aad1b9bbbcd5dfd3a6b5b1c3bfccecb2e2c1bfd1aad1b9a3acb2a2b0d1bde1b9fbbcc7c2bccfc2c0b4a1a3',
  'hex',
);
const utf16 = (text: string, bigEndian = false): Buffer => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};

describe('decodeText', () => {
  it.each([
    ['UTF-8', Buffer.from(hypertension)],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${hypertension}`)],
    ['UTF-16, little end first', utf16(hypertension)],
    ['UTF-16, big end first', utf16(hypertension, true)],
    ['GBK', gbk],
  ])('reads %s', (_name, bytes) => {
    expect(decodeText(bytes)).toEqual({ text: hypertension });
  });

  it('reads GBK that is mostly ASCII', () => {
    const bytes = Buffer.concat([Buffer.from('# Step 1\n\nSee the note: '), gbk, Buffer.from('\n')]);
    expect(decodeText(bytes)).toEqual({ text: `# Step 1\n\nSee the note: ${hypertension}\n` });
  });

  it('reads a four-byte GB18030 character among common ones', () => {
    const rare = Buffer.concat([gbk, gbk, Buffer.from('8139ee39', 'hex')]);
    expect(decodeText(rare)).toEqual({ text: `${hypertension}${hypertension}㐀` });
  });

  it('gives the same text whatever the line ends', () => {
    expect(decodeText(Buffer.from('a\r\nb\rc\n'))).toEqual({ text: 'a\nb\nc\n' });
  });

  it('reads nothing as an empty text', () => {
    expect(decodeText(Buffer.alloc(0))).toEqual({ text: '' });
    expect(decodeText(Buffer.from('\uFEFF'))).toEqual({ text: '' });
  });

  it.each([
    ['a NUL byte', Buffer.from('text\0more')],
    ['a PNG header', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['control characters', Buffer.from('\u0001\u0002\u0003 abc')],
    ['UTF-32', Buffer.from('fffe00004e000000', 'hex')],
  ])('refuses %s as binary', (_name, bytes) => {
    expect(decodeText(bytes)).toEqual({ fault: 'binary' });
  });

  it.each([
    ['Latin-1', Buffer.from('Le café est fermé, naïf Zoë', 'latin1')],
    ['UTF-8 that is cut off', Buffer.from(hypertension).subarray(0, 10)],
    ['UTF-16 that is cut off', utf16(hypertension).subarray(0, 11)],
  ])('refuses %s instead of guessing', (_name, bytes) => {
    expect(decodeText(bytes)).toHaveProperty('fault');
  });

  it('keeps a stray form feed or bell in a long text', () => {
    const text = `${'word '.repeat(50)}\f\u0007`;
    expect(decodeText(Buffer.from(text))).toEqual({ text });
  });
});
