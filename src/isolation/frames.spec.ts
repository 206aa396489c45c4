import { FrameReader, headerOf } from './frames';

const frame = (text: string): Buffer => Buffer.concat([headerOf(Buffer.byteLength(text)), Buffer.from(text)]);

it('puts a message together from single bytes', () => {
  const reader = new FrameReader(100);
  const bytes = [...frame('你好')].map((byte) => reader.add(Buffer.of(byte)));
  expect(bytes.slice(0, -1).every((result) => result === null)).toBe(true);
  expect(String(bytes.at(-1))).toBe('你好');
  expect(String(reader.add(frame('again')))).toBe('again');
});

it('takes an empty message', () => {
  expect(String(new FrameReader(0).add(headerOf(0)))).toBe('');
});

it('refuses a message at its header when it announces too much', () => {
  expect(new FrameReader(100).add(headerOf(101))).toBe('overflow');
});

it('refuses what follows a whole message', () => {
  expect(new FrameReader(100).add(Buffer.concat([frame('a'), Buffer.of(0)]))).toBe('overflow');
});
