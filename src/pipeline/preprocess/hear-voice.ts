import type { Attachment, Message } from '../../core/message';
import type { PreprocessRefusal } from '../../core/outcome';
import type { AttachmentSource } from '../../core/ports/attachment-source';
import { AttachmentError } from '../../core/ports/channel';
import { ModelError } from '../../core/ports/chat-model';
import { SoundRefused, type TranscriptionModel } from '../../core/ports/transcription-model';
import { hasWords } from './clean-text';

export interface VoiceServices {
  /** Null: none is configured. */
  transcription: TranscriptionModel | null;
  /** Null: nothing can be fetched, as where there is no channel. */
  attachments: AttachmentSource | null;
  limits: VoiceLimits;
  signal?: AbortSignal | undefined;
}

/** Of one voice message. */
export interface VoiceLimits {
  maxSeconds: number;
  maxMegabytes: number;
}

export interface HeardVoice {
  /** The same messages in the same order; voice messages that were understood are texts. */
  messages: readonly Message[];
  /** Codes: `voice-heard`, `voice-empty`, or why one was not heard, with a detail where there is one. */
  notes: readonly string[];
  /** Null when all were heard, or when other messages have words. */
  refusal: PreprocessRefusal | null;
}

type Words = { text: string } | { text: null; refusal: PreprocessRefusal; note: string };

/** Nobody speaks more often in one burst. */
const MAX_VOICES = 10;

/**
 * Turns the voice messages of a burst into texts, which are a stranger's words like any other and may lack all
 * punctuation. One that brings its words along is left as it is. Throws only for the unexpected.
 */
export async function hearVoice(messages: readonly Message[], services: VoiceServices): Promise<HeardVoice> {
  const voices = messages.filter(({ details, text }) => details?.kind === 'voice' && !hasWords(text));
  if (voices.length === 0) return { messages, notes: [], refusal: null };
  const heard = new Map(
    await Promise.all(
      voices.map(async (voice, at) => [voice, at < MAX_VOICES ? await hear(voice, services) : tooMany] as const),
    ),
  );
  const written = messages.map((message) => withWords(message, heard.get(message)?.text ?? null));
  const all = [...heard.values()];
  const refused = all.filter((words) => words.text === null);
  const hasOthers = written.some(({ text }) => hasWords(text));
  return {
    messages: written,
    notes: all.map((words) => (words.text === null ? words.note : words.text === '' ? 'voice-empty' : 'voice-heard')),
    refusal: hasOthers ? null : (refused[0]?.refusal ?? null),
  };
}

async function hear(message: Message, services: VoiceServices): Promise<Words> {
  const { transcription, attachments, limits, signal } = services;
  if (!transcription) return refused('voice-not-configured');
  const sound = message.details?.attachments.find(({ kind }) => kind === 'voice');
  if (!sound || !attachments) return refused('voice-failed', 'not-fetched');
  if (Math.floor(sound.seconds ?? 0) > limits.maxSeconds) return refused('voice-too-long');
  try {
    const { bytes, mediaType } = await fetchSound(message, sound, attachments, services);
    const { text } = await transcription.transcribe({
      bytes,
      fileName: 'voice',
      mediaType: mediaType ?? 'application/octet-stream',
      seconds: sound.seconds ?? null,
      ...(signal && { signal }),
    });
    return { text: text.trim() };
  } catch (error) {
    return refusalOf(error);
  }
}

function fetchSound(
  { app, platformMessageId, conversation }: Message,
  sound: Attachment,
  attachments: AttachmentSource,
  { limits, signal }: VoiceServices,
) {
  const place = { ...sound, app, platformMessageId, channel: conversation.channel };
  return attachments.fetch(place, {
    maxBytes: Math.floor(limits.maxMegabytes * 1_000_000),
    ...(signal && { signal }),
  });
}

function refusalOf(error: unknown): Words {
  if (error instanceof SoundRefused) {
    if (error.refusal === 'format') return refused('voice-format');
    if (error.refusal === 'too-long') return refused('voice-too-long');
    return { text: null, refusal: 'voice-failed', note: 'voice-budget' };
  }
  if (error instanceof AttachmentError && error.failure === 'too-large') return refused('voice-too-long', 'too-large');
  if (error instanceof AttachmentError || error instanceof ModelError) return refused('voice-failed', error.failure);
  throw error;
}

const refused = (refusal: PreprocessRefusal, detail?: string): Words => ({
  text: null,
  refusal,
  note: detail === undefined ? refusal : `${refusal}: ${detail}`,
});

const tooMany = refused('voice-failed', 'too-many');

function withWords(message: Message, text: string | null): Message {
  const { details } = message;
  if (!details || text === null) return message;
  const attachments = details.attachments.filter(({ kind }) => kind !== 'voice');
  return { ...message, text, details: { ...details, kind: 'text', attachments } };
}
