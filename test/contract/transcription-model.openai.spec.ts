import { OpenAiTranscriptionModel } from '../../src/models/openai-compatible/openai-transcription.model';
import { endpointFaults, endpointOfSuite } from '../fakes/openai-endpoint';
import { inTurn, replies, type Scripted } from '../fakes/openai-server';
import {
  describeFailingTranscriptionModel,
  failureOf,
  sound,
  type TranscriptionSituation,
} from './transcription-model.contract';

const key = 'sk-test-77c10e5b42';
const scripts: Record<TranscriptionSituation, Scripted> = {
  ...endpointFaults,
  'answers with the key that it was sent': replies.echoKeyAsTranscript,
  'answers with an object of another kind': replies.object({ segments: [{ text: '血压' }] }),
  'answers with no text': replies.object({ text: null }),
};

const server = endpointOfSuite();

const modelAt = (baseUrl: string, changes: { apiKey?: string | undefined; language?: string } = {}) =>
  new OpenAiTranscriptionModel({
    baseUrl,
    model: 'whisper-1',
    apiKey: key,
    timeoutSeconds: 1.2,
    language: undefined,
    ...changes,
  });

describe('OpenAiTranscriptionModel', () => {
  it('sends the sound as it is, under a name that tells its format, and gives the words', async () => {
    server.transcriptionScript = replies.transcript(' 血压多少算高\n');
    expect(await modelAt(server.baseUrl).transcribe(sound)).toEqual({ text: '血压多少算高' });
    const [asked] = server.asked;
    expect(asked).toMatchObject({ path: '/v1/audio/transcriptions', authorization: `Bearer ${key}` });
    expect(asked?.form?.get('file')).toEqual({
      fileName: 'voice.ogg',
      mediaType: 'audio/ogg',
      bytes: sound.bytes,
    });
    const fields = [...(asked?.form ?? [])].filter(([name]) => name !== 'file');
    expect(fields.map(([name, { bytes }]) => [name, bytes.toString()])).toEqual(
      expect.arrayContaining([
        ['model', 'whisper-1'],
        ['response_format', 'json'],
      ]),
    );
    expect(fields).toHaveLength(2);
  });

  it('tells the language where it is configured', async () => {
    await modelAt(server.baseUrl, { language: 'zh' }).transcribe(sound);
    expect(server.asked[0]?.form?.get('language')?.bytes.toString()).toBe('zh');
  });

  it('gives nothing when nothing was said', async () => {
    server.transcriptionScript = replies.transcript('  ');
    expect(await modelAt(server.baseUrl).transcribe(sound)).toEqual({ text: '' });
  });

  it('takes no more words than can have been said', async () => {
    server.transcriptionScript = replies.transcript('高'.repeat(1_000_000));
    expect((await modelAt(server.baseUrl).transcribe(sound)).text).toHaveLength(10_000);
  });

  it('asks once more after a refusal that passes, with the whole sound, and not after one that does not', async () => {
    server.transcriptionScript = inTurn(replies.refusal(503), replies.transcript('血压'));
    expect(await modelAt(server.baseUrl).transcribe(sound)).toEqual({ text: '血压' });
    expect(server.asked.map(({ form }) => form?.get('file')?.bytes)).toEqual([sound.bytes, sound.bytes]);
    server.transcriptionScript = replies.refusal(401);
    await failureOf(modelAt(server.baseUrl).transcribe(sound));
    expect(server.asked).toHaveLength(3);
  });

  it('needs no key for a server that wants none', async () => {
    server.transcriptionScript = replies.transcript('血压');
    expect(await modelAt(server.baseUrl, { apiKey: undefined }).transcribe(sound)).toEqual({ text: '血压' });
  });

  describe('fails as its port says', () => {
    describeFailingTranscriptionModel(() => ({
      model: modelAt(server.baseUrl),
      key,
      now: (situation) => {
        server.transcriptionScript = scripts[situation];
      },
    }));
  });
});
