import { MovedClock } from '../../../test/fakes/intake';
import { opusOf, toneWav } from '../../../test/support/sounds';
import type { TranscriptionRequest } from '../../core/ports/transcription-model';
import { BoundedTranscriptionModel } from './bounded-transcription.model';

const minute = 60;
const silkOf = (seconds: number): Buffer =>
  Buffer.concat([Buffer.from('\u0002#!SILK_V3', 'latin1'), Buffer.alloc(seconds * 50 * 2)]);

function world({ secondsPerHour = 3600, decodes = (): Buffer => toneWav(2) } = {}) {
  const clock = new MovedClock();
  const asked: TranscriptionRequest[] = [];
  const model = new BoundedTranscriptionModel({
    model: {
      transcribe: (request) => {
        asked.push(request);
        return Promise.resolve({ text: '血压多少算高' });
      },
    },
    silk: { decode: () => Promise.resolve(decodes()) },
    clock,
    maxSeconds: minute,
    secondsPerHour,
  });
  const hear = (bytes: Buffer, seconds?: number | null) =>
    model.transcribe({
      bytes,
      fileName: 'x',
      mediaType: 'application/octet-stream',
      ...(seconds !== undefined && { seconds }),
    });
  return { asked, clock, hear };
}

it('sends what endpoints read as it is, named by its bytes and not by what was told', async () => {
  const { hear, asked } = world();
  const opus = opusOf(3);
  expect(await hear(opus)).toEqual({ text: '血压多少算高' });
  expect(asked).toEqual([{ bytes: opus, fileName: 'voice.ogg', mediaType: 'audio/ogg', seconds: 3 }]);
});

it('sends SILK as WAV', async () => {
  const { hear, asked } = world();
  await hear(silkOf(2), 2);
  expect(asked).toMatchObject([{ bytes: toneWav(2), fileName: 'voice.wav', mediaType: 'audio/wav', seconds: 2 }]);
});

it.each([
  ['AMR', Buffer.from('#!AMR\n<<<<')],
  ['a page', Buffer.from('<html>')],
  ['nothing', Buffer.alloc(0)],
  ['SILK that no encoder wrote', Buffer.from('\u0002#!SILK_V3\u00ff\u0010', 'latin1')],
])('reads no %s', async (_what, bytes) => {
  const { hear, asked } = world();
  await expect(hear(bytes)).rejects.toMatchObject({ refusal: 'format' });
  expect(asked).toEqual([]);
});

it.each([
  ['by what its bytes tell', opusOf(61.5), 3],
  ['by what the platform tells', opusOf(3), 61],
  ['as SILK', silkOf(62), null],
])('is not asked for more than a minute %s', async (_how, bytes, told) => {
  const { hear, asked } = world();
  await expect(hear(bytes, told)).rejects.toMatchObject({ refusal: 'too-long' });
  expect(asked).toEqual([]);
});

it('is not asked for SILK that turns out to be longer than it looks', async () => {
  const { hear } = world({ decodes: () => toneWav(62, 1000) });
  await expect(hear(silkOf(30))).rejects.toMatchObject({ refusal: 'too-long' });
});

it('takes a minute and a bit for a minute', async () => {
  expect(await world().hear(opusOf(60.4), 60.4)).toEqual({ text: '血压多少算高' });
});

it('stops when enough was written down for this hour, and goes on in the next', async () => {
  const { hear, asked, clock } = world({ secondsPerHour: 100 });
  await hear(opusOf(60));
  await expect(hear(opusOf(50))).rejects.toMatchObject({ refusal: 'budget' });
  await hear(opusOf(40));
  clock.advance(3_600_000);
  await hear(opusOf(50));
  expect(asked.map(({ seconds }) => seconds)).toEqual([60, 40, 50]);
});

it('counts a sound of unknown length as the longest', async () => {
  const { hear } = world({ secondsPerHour: 100 });
  const unknown = Buffer.from('OggS but not Opus');
  await hear(unknown);
  await expect(hear(unknown)).rejects.toMatchObject({ refusal: 'budget' });
});
