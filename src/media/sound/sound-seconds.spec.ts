import { opusOf, toneSilk, toneWav } from '../../../test/support/sounds';
import { soundSeconds } from './sound-seconds';

const filled = (head: number[], length: number): Buffer =>
  Buffer.concat([Buffer.from(head), Buffer.alloc(length - head.length)]);

/** The box `mvhd` of version 0 or 1. */
function m4a(version: 0 | 1, unitsPerSecond: number, units: number): Buffer {
  const box = Buffer.alloc(60);
  box.write('ftypM4A ', 4);
  box.write('mvhd', 16);
  box[20] = version;
  if (version === 1) {
    box.writeUInt32BE(unitsPerSecond, 16 + 24);
    box.writeBigUInt64BE(BigInt(units), 16 + 28);
  } else {
    box.writeUInt32BE(unitsPerSecond, 16 + 16);
    box.writeUInt32BE(units, 16 + 20);
  }
  return box;
}

it.each([
  ['Opus by its last page', 'ogg', opusOf(7.5), 7.5],
  ['WAV by its rate', 'wav', toneWav(3), 3],
  ['MP3 by the rate of its first frame', 'mp3', filled([0xff, 0xfb, 0x90, 0x00], 16_000), 1],
  ['MP3 of MPEG 2', 'mp3', filled([0xff, 0xf3, 0x40, 0x00], 4_000), 1],
  [
    'MP3 behind a tag',
    'mp3',
    Buffer.concat([filled([0x49, 0x44, 0x33, 4, 0, 0, 0, 0, 1, 0], 138), filled([0xff, 0xfb, 0x90], 16_000)]),
    1,
  ],
  ['M4A', 'm4a', m4a(0, 1000, 2500), 2.5],
  ['M4A with wide numbers', 'm4a', m4a(1, 1000, 2500), 2.5],
] as const)('measures %s', (_what, kind, sound, seconds) => {
  expect(soundSeconds(sound, kind)).toBeCloseTo(seconds);
});

it('measures SILK by its packets', async () => {
  expect(soundSeconds(await toneSilk(2), 'silk')).toBeCloseTo(2, 1);
});

it.each([
  ['an Ogg that is not Opus', 'ogg', Buffer.from('OggS and Vorbis')],
  ['an Ogg that ends in its head', 'ogg', Buffer.from('OggS OpusHead')],
  ['an Ogg that ends before it began', 'ogg', opusOf(-1)],
  ['half the head of a WAV', 'wav', Buffer.from('RIFF1234WAVE')],
  ['a WAV without a rate', 'wav', filled([], 100)],
  ['an MP3 of a free rate', 'mp3', filled([0xff, 0xfb, 0x00, 0x00], 100)],
  ['a tag without an MP3', 'mp3', Buffer.from('ID3')],
  ['an M4A without its box', 'm4a', Buffer.from('0000ftypM4A ')],
  ['an M4A that ends in its box', 'm4a', Buffer.from('0000ftypM4A mvhd')],
  ['an M4A without units', 'm4a', m4a(0, 0, 0)],
  ['AMR', 'amr', Buffer.from('#!AMR\n')],
  ['SILK without a packet', 'silk', Buffer.from('\u0002#!SILK_V3')],
] as const)('does not tell the length of %s', (_what, kind, sound) => {
  expect(soundSeconds(sound, kind)).toBeNull();
});
