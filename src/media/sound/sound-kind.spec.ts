import { opusOf, toneWav } from '../../../test/support/sounds';
import { soundKindOf } from './sound-kind';

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');

it.each([
  ['ogg', opusOf(1)],
  ['wav', toneWav(0.1)],
  ['mp3', bytes('ID3\u0004\0\0\0\0\0\0')],
  ['mp3', bytes('\u00ff\u00fb\u0090\u0000')],
  ['m4a', bytes('\0\0\0\u0020ftypM4A ')],
  ['amr', bytes('#!AMR\n\u003c')],
  ['amr', bytes('#!AMR-WB\n')],
  ['silk', bytes('#!SILK_V3\u0010\0')],
  ['silk', bytes('\u0002#!SILK_V3\u0010\0')],
] as const)('knows %s by its first bytes', (kind, sound) => {
  expect(soundKindOf(sound)).toBe(kind);
});

it.each([
  ['nothing', ''],
  ['a picture', '\u0089PNG\r\n\u001a\n'],
  ['a page', '<!doctype html>'],
  ['plain AAC', '\u00ff\u00f1\u0050\u0080'],
  ['another RIFF', 'RIFF\0\0\0\0WEBPVP8 '],
  ['SILK further on', 'x\u0002#!SILK_V3'],
])('does not know %s', (_what, text) => {
  expect(soundKindOf(bytes(text))).toBeNull();
});
