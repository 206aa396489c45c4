import { burst } from '../../../test/fakes/journey';
import type { Message } from '../../core/message';
import { AttachmentError, type AttachmentFailure, type FetchedAttachment } from '../../core/ports/channel';
import { ModelError } from '../../core/ports/chat-model';
import { SoundRefused, type TranscriptionRequest } from '../../core/ports/transcription-model';
import { hearVoice, type VoiceServices } from './hear-voice';

const plain = {
  attachments: [],
  quoted: null,
  threadId: null,
  mentionsAll: false,
  mentionedOthers: [],
  isDirect: false,
};

const voice = (key: string, seconds: number | null = 3): Partial<Message> => ({
  platformMessageId: `om-${key}`,
  text: '',
  details: { ...plain, kind: 'voice', attachments: [{ kind: 'voice', key, name: null, seconds }] },
});
const text = (words: string): Partial<Message> => ({ text: words, details: { ...plain, kind: 'text' } });
const picture: Partial<Message> = {
  text: '',
  details: { ...plain, kind: 'image', attachments: [{ kind: 'image', key: 'p', name: null }] },
};

const fetched = (key: string): FetchedAttachment => ({ bytes: Buffer.from(key), mediaType: 'audio/ogg', name: null });

/** Says what it is told to, by the sound's key. */
function world(words: Record<string, string | Error>, fetching: (key: string) => FetchedAttachment = fetched) {
  const asked: TranscriptionRequest[] = [];
  const wanted: object[] = [];
  const services: VoiceServices = {
    transcription: {
      transcribe: (request) => {
        asked.push(request);
        const said = words[request.bytes.toString()] ?? new Error('not set up');
        return typeof said === 'string' ? Promise.resolve({ text: said }) : Promise.reject(said);
      },
    },
    attachments: {
      fetch: async (attachment, limits) => {
        wanted.push({ ...attachment, ...limits });
        return Promise.resolve(fetching(attachment.key));
      },
    },
    limits: { maxSeconds: 60, maxMegabytes: 5 },
  };
  const hear = (messages: Partial<Message>[], changes: Partial<VoiceServices> = {}) =>
    hearVoice(burst(...messages).messages, { ...services, ...changes });
  return { hear, asked, wanted };
}

it('turns a voice message into a text in its place', async () => {
  const { hear, asked, wanted } = world({ a: ' 血压多少算高 ' });
  const { messages, notes, refusal } = await hear([text('请问'), voice('a'), picture]);
  expect(messages.map((message) => message.text)).toEqual(['请问', '血压多少算高', '']);
  expect(messages.map(({ details }) => details?.kind)).toEqual(['text', 'text', 'image']);
  expect(messages[1]?.details?.attachments).toEqual([]);
  expect([notes, refusal]).toEqual([['voice-heard'], null]);
  expect(asked).toEqual([{ bytes: Buffer.from('a'), fileName: 'voice', mediaType: 'audio/ogg', seconds: 3 }]);
  expect(wanted).toMatchObject([{ channel: 'web', app: 'page', platformMessageId: 'om-a', key: 'a', maxBytes: 5e6 }]);
});

it('hears several in their order', async () => {
  const { hear } = world({ a: '化疗以后', b: '能吃虾吗' });
  const { messages, notes } = await hear([voice('a'), voice('b')]);
  expect(messages.map((message) => message.text)).toEqual(['化疗以后', '能吃虾吗']);
  expect(notes).toEqual(['voice-heard', 'voice-heard']);
});

it('leaves a burst without voices as it is, whatever is configured', async () => {
  const { messages } = burst(text('血压多少算高'), picture);
  const heard = await hearVoice(messages, {
    transcription: null,
    attachments: null,
    limits: { maxSeconds: 60, maxMegabytes: 5 },
  });
  expect(heard).toEqual({ messages, notes: [], refusal: null });
});

it('does not hear again what a platform wrote down itself', async () => {
  const { hear, asked } = world({});
  const { messages, refusal } = await hear([{ ...voice('a'), text: '血压多少算高' }]);
  expect([messages[0]?.text, refusal]).toEqual(['血压多少算高', null]);
  expect(asked).toEqual([]);
});

it('of silence has no words, and that is no refusal', async () => {
  const { hear } = world({ a: ' \n' });
  const { messages, notes, refusal } = await hear([voice('a')]);
  expect([messages[0]?.text, notes, refusal]).toEqual(['', ['voice-empty'], null]);
});

const failing = (failure: AttachmentFailure) => (): never => {
  throw new AttachmentError(failure, 'no');
};

describe.each([
  [
    'none is configured',
    'voice-not-configured',
    'voice-not-configured',
    voice('a'),
    world({}),
    { transcription: null },
  ],
  ['nothing can be fetched', 'voice-failed', 'voice-failed: not-fetched', voice('a'), world({}), { attachments: null }],
  ['it is too long', 'voice-too-long', 'voice-too-long', voice('a', 61), world({ a: 'x' }), {}],
  ['it is too large', 'voice-too-long', 'voice-too-long: too-large', voice('a'), world({}, failing('too-large')), {}],
  ['it is gone', 'voice-failed', 'voice-failed: gone', voice('a'), world({}, failing('gone')), {}],
  ['it cannot be fetched', 'voice-failed', 'voice-failed: failed', voice('a'), world({}, failing('failed')), {}],
  ['nothing decodes it', 'voice-format', 'voice-format', voice('a'), world({ a: new SoundRefused('format') }), {}],
  [
    'it turns out too long',
    'voice-too-long',
    'voice-too-long',
    voice('a'),
    world({ a: new SoundRefused('too-long') }),
    {},
  ],
  ['it would cost too much', 'voice-failed', 'voice-budget', voice('a'), world({ a: new SoundRefused('budget') }), {}],
  [
    'the endpoint is late',
    'voice-failed',
    'voice-failed: timeout',
    voice('a'),
    world({ a: new ModelError('timeout', '') }),
    {},
  ],
] as const)('when %s', (_why, reason, note, sound, { hear }, changes) => {
  it('is refused, with its reason', async () => {
    const { messages, notes, refusal } = await hear([sound, picture, text('😀')], changes);
    expect([notes, refusal]).toEqual([[note], reason]);
    expect(messages.map((message) => message.text)).toEqual(['', '', '😀']);
  });

  it('is noted only where other messages have words', async () => {
    const { notes, refusal } = await hear([sound, text('血压多少算高')], changes);
    expect([notes, refusal]).toEqual([[note], null]);
  });
});

it('is not asked for a sound that is known to be too long', async () => {
  const { hear, wanted } = world({ a: 'x' });
  await hear([voice('a', 61)]);
  expect(wanted).toEqual([]);
});

it('takes a minute and a bit for a minute, and fetches what no length is told of', async () => {
  const { hear } = world({ a: '一', b: '二' });
  expect((await hear([voice('a', 60.9), voice('b', null)])).notes).toEqual(['voice-heard', 'voice-heard']);
});

it('one that is heard is enough', async () => {
  const { hear } = world({ a: new SoundRefused('format'), b: '血压多少算高' });
  const { notes, refusal } = await hear([voice('a'), voice('b')]);
  expect([notes, refusal]).toEqual([['voice-format', 'voice-heard'], null]);
});

it('hears ten of a burst and notes the rest', async () => {
  const { hear, asked } = world({ a: '好' });
  const { notes } = await hear(Array.from({ length: 12 }, () => voice('a')));
  expect(asked).toHaveLength(10);
  expect(notes.slice(9)).toEqual(['voice-heard', 'voice-failed: too-many', 'voice-failed: too-many']);
});

it('passes on what nobody expects', async () => {
  await expect(world({ a: new TypeError('broken') }).hear([voice('a')])).rejects.toThrow('broken');
});
