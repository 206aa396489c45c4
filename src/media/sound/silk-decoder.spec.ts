import { ModelError } from '../../core/ports/chat-model';
import { compiledScript } from '../../../test/support/compile-sources';
import { tone, toneSilk } from '../../../test/support/sounds';
import { SilkDecoder } from './silk-decoder';
import { soundSeconds } from './sound-seconds';

// A thread for each sound, on a machine that may be busy.
jest.setTimeout(60_000);

const script = compiledScript('media/sound/silk.worker.js');
const decoder = new SilkDecoder(script);
const samplesOf = (wav: Buffer): number[] =>
  Array.from({ length: (wav.length - 44) / 2 }, (_unused, at) => wav.readInt16LE(44 + at * 2));
const crossings = (samples: readonly number[]): number =>
  samples.filter((sample, at) => sample >= 0 && (samples[at - 1] ?? 0) < 0).length;
const loudness = (samples: readonly number[]): number =>
  Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
const packets = (count: number, length: number): Buffer => {
  const packet = Buffer.alloc(2 + length, 0xa5);
  packet.writeInt16LE(length);
  return Buffer.concat([Buffer.from('\u0002#!SILK_V3', 'latin1'), ...Array.from({ length: count }, () => packet)]);
};

it('gives the tone that was encoded, as WAV', async () => {
  const wav = await decoder.decode(await toneSilk(2));
  expect(soundSeconds(wav, 'wav')).toBeCloseTo(2, 0);
  const samples = samplesOf(wav);
  expect(crossings(samples) / (samples.length / 16_000)).toBeCloseTo(440, -1);
  const original = samplesOf(Buffer.concat([Buffer.alloc(44), tone(2)]));
  expect(loudness(samples) / loudness(original)).toBeGreaterThan(0.8);
});

it('decodes several at the same time, each as itself', async () => {
  const sounds = await Promise.all([toneSilk(1), toneSilk(2)]);
  const lengths = (await Promise.all(sounds.map((sound) => decoder.decode(sound)))).map((wav) =>
    Math.round(soundSeconds(wav, 'wav') ?? 0),
  );
  expect(lengths).toEqual([1, 2]);
});

it.each([
  ['a head alone', Buffer.from('#!SILK_V3')],
  ['packets that are too large', packets(50, 20_000)],
])('refuses %s, and lives on', async (_what, bytes) => {
  await expect(decoder.decode(bytes)).rejects.toMatchObject({ refusal: 'format' });
  expect((await decoder.decode(await toneSilk(1))).length).toBeGreaterThan(1000);
});

it('is done with a minute of noise', async () => {
  expect((await decoder.decode(packets(3000, 100))).length).toBeGreaterThan(1000);
});

it('ends what runs for too long: zeros that decode to hours', async () => {
  const endless = Buffer.concat([Buffer.from('\u0002#!SILK_V3', 'latin1'), Buffer.alloc(4_000_000)]);
  const impatient = new SilkDecoder(script, 700);
  await expect(impatient.decode(endless)).rejects.toBeInstanceOf(ModelError);
});

it('ends when the caller does not wait any more', async () => {
  const sound = await toneSilk(1);
  const caller = new AbortController();
  const decoding = decoder.decode(sound, caller.signal);
  caller.abort();
  await expect(decoding).rejects.toMatchObject({ failure: 'timeout' });
});

it('lets go of a caller who does not wait any more, whatever is before them', async () => {
  const endless = Buffer.concat([Buffer.from('\u0002#!SILK_V3', 'latin1'), Buffer.alloc(4_000_000)]);
  const first = new AbortController();
  const second = new AbortController();
  const before = decoder.decode(endless, first.signal);
  const behind = decoder.decode(await toneSilk(1), second.signal);
  second.abort();
  await expect(behind).rejects.toMatchObject({ failure: 'timeout' });
  first.abort();
  await expect(before).rejects.toMatchObject({ failure: 'timeout' });
});
