import { AttachmentError } from '../../src/core/ports/channel';
import { BoundedTranscriptionModel } from '../../src/media/sound/bounded-transcription.model';
import { SilkDecoder } from '../../src/media/sound/silk-decoder';
import { soundKindOf } from '../../src/media/sound/sound-kind';
import { soundSeconds } from '../../src/media/sound/sound-seconds';
import { OpenAiTranscriptionModel } from '../../src/models/openai-compatible/openai-transcription.model';
import { hearVoice } from '../../src/pipeline/preprocess/hear-voice';
import { systemClock } from '../../src/observability/system-clock';
import { burst } from '../fakes/journey';
import { endpointOfSuite } from '../fakes/openai-endpoint';
import { replies } from '../fakes/openai-server';
import { compiledScript } from '../support/compile-sources';
import { opusOf, toneSilk } from '../support/sounds';

const server = endpointOfSuite();

/** A burst of a picture and a voice, heard with the parts that the program is made of. */
async function hear(sound: Buffer | null) {
  const transcription = new BoundedTranscriptionModel({
    model: new OpenAiTranscriptionModel({
      baseUrl: server.baseUrl,
      model: 'whisper-1',
      apiKey: undefined,
      timeoutSeconds: 5,
      language: 'zh',
    }),
    silk: new SilkDecoder(compiledScript('media/sound/silk.worker.js')),
    clock: systemClock,
    maxSeconds: 60,
    secondsPerHour: 3600,
  });
  const plain = { quoted: null, threadId: null, mentionsAll: false, mentionedOthers: [], isDirect: false };
  const attachments = [{ kind: 'voice' as const, key: 'k', name: null, seconds: 2 }];
  const { messages } = burst({ text: '', details: { ...plain, kind: 'voice', attachments } });
  return hearVoice(messages, {
    transcription,
    attachments: {
      fetch: () =>
        sound
          ? Promise.resolve({ bytes: sound, mediaType: null, name: null })
          : Promise.reject(new AttachmentError('gone', 'no')),
    },
    limits: { maxSeconds: 60, maxMegabytes: 5 },
  });
}

const sent = () =>
  server.asked
    .map(({ form }) => form?.get('file'))
    .map((file) => ({
      name: file?.fileName,
      kind: soundKindOf(file?.bytes ?? Buffer.alloc(0)),
    }));

it('Opus of Feishu goes to the endpoint as it is, and its words stand in the burst', async () => {
  server.transcriptionScript = replies.transcript('化疗后能吃虾吗');
  const { messages, refusal } = await hear(opusOf(2));
  expect([messages.map(({ text }) => text), refusal]).toEqual([['化疗后能吃虾吗'], null]);
  expect(sent()).toEqual([{ name: 'voice.ogg', kind: 'ogg' }]);
});

it('SILK of WeChat goes there as WAV', async () => {
  server.transcriptionScript = replies.transcript('血压多少算高');
  const { messages } = await hear(await toneSilk(2));
  expect(messages.map(({ text }) => text)).toEqual(['血压多少算高']);
  expect(sent()).toEqual([{ name: 'voice.wav', kind: 'wav' }]);
  const wav = server.asked[0]?.form?.get('file')?.bytes ?? Buffer.alloc(0);
  expect(soundSeconds(wav, 'wav')).toBeCloseTo(2, 0);
});

it.each([
  ['AMR', Buffer.from('#!AMR\n<<<<<'), 'voice-format'],
  ['an hour of Opus', opusOf(3600), 'voice-too-long'],
  ['what is gone', null, 'voice-failed'],
])('%s is refused, and nothing is sent', async (_what, sound, reason) => {
  expect((await hear(sound)).refusal).toBe(reason);
  expect(server.asked).toEqual([]);
});

it('an endpoint that fails is a reason of its own', async () => {
  server.transcriptionScript = replies.refusal(401);
  expect(await hear(opusOf(2))).toMatchObject({ refusal: 'voice-failed', notes: ['voice-failed: error'] });
});
