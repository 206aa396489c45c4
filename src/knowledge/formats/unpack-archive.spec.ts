import { zipSync } from 'fflate';
import { unpackArchive } from './unpack-archive';

const limits = { unpackedBytes: 1000, entries: 5 };
const bytes = (text: string): Uint8Array => Buffer.from(text);
const unpack = (files: Record<string, Uint8Array>) => unpackArchive(zipSync(files), limits);

it('gives the files of people, without what computers add', async () => {
  const members = await unpack({
    '一/甲.md': bytes('# 甲'),
    '__MACOSX/一/._甲.md': bytes('x'),
    '.DS_Store': bytes('x'),
  });
  expect(members.map((member) => [member.name, 'bytes' in member && Buffer.from(member.bytes()).toString()])).toEqual([
    ['一/甲.md', '# 甲'],
  ]);
});

it.each(['../x.md', '/etc/x.md', 'a/../../x.md', 'C:\\x.md', 'a\\b.md', 'con.md', '~/x.md', 'a\nb.md', './x.md'])(
  'refuses the name %j',
  async (name) => {
    await expect(unpack({ [name]: bytes('x') })).rejects.toMatchObject({ reason: 'unsafe-name' });
  },
);

it('refuses what would become too large, or is too much', async () => {
  await expect(unpack({ a: new Uint8Array(1001) })).rejects.toMatchObject({ reason: 'unpacked-too-large' });
  const many = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [name, bytes('x')]));
  await expect(unpack(many)).rejects.toMatchObject({ reason: 'too-many-entries' });
});

it('refuses half an archive, and never unpacks more than was said', async () => {
  const whole = zipSync({ 'a.md': bytes('x'.repeat(500)) });
  await expect(unpackArchive(whole.subarray(0, 60), limits)).rejects.toMatchObject({ reason: 'damaged' });
  const lie = Buffer.from(whole);
  const directory = lie.indexOf(Buffer.from('504b0102', 'hex'));
  lie.writeUInt32LE(3, directory + 24);
  const [member] = await unpackArchive(lie, limits);
  expect(member && 'bytes' in member && member.bytes().length).toBe(3);
});
