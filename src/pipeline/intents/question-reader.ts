import { z } from 'zod';
import type { Intent, QuestionReading } from '../../core/intent';
import type { ContextLine, ConversationRef, Member } from '../../core/message';
import { type ChatModel, ModelError } from '../../core/ports/chat-model';
import type { Prompts } from '../../core/ports/prompts';
import type { Language } from '../../core/question';
import { transcriptOf } from '../preprocess/transcript';
import { knownTo } from './known-to';
import { modelJson } from '../../text/model-json';

export interface ReadInput {
  text: string;
  asker: Member;
  language: Language;
  /** Oldest first. */
  lines: readonly ContextLine[];
  /** The words that the text quotes. */
  quoted: string | null;
  /** Whose intents count; absent: all. */
  assistant?: string;
  /** For whom the tokens are counted. */
  conversation?: ConversationRef;
  signal: AbortSignal | undefined;
}

export type ReadFailure = ModelError['failure'] | 'invalid-json';

/** `talk`: the words of others that the model saw. */
export type Read =
  { status: 'read'; reading: QuestionReading; talk: readonly string[] } | { status: 'failed'; failure: ReadFailure };

export interface QuestionReaderOptions {
  model: ChatModel;
  prompts: Prompts;
  intents: readonly Intent[];
  /** How long the model may take. */
  seconds: number;
}

// What a small model leaves out does no harm; a wrong type does.
const replySchema = z.object({
  isQuestion: z.boolean().default(true),
  intent: z.string().nullable().default(null),
  topic: z.string().trim().max(200).default(''),
  needsContext: z.boolean(),
  question: z.string().trim().max(4000),
});

/** Reads a message by one call of a chat model, whose answer is JSON. Never throws for what a model or its endpoint does. */
export class QuestionReader {
  constructor(private readonly options: QuestionReaderOptions) {}

  async read({ assistant, conversation, signal, ...input }: ReadInput): Promise<Read> {
    const { model, prompts, intents, seconds } = this.options;
    const { language } = input;
    const known = knownTo(intents, assistant);
    const transcript = transcriptOf(input);
    const deadline = AbortSignal.timeout(seconds * 1000);
    try {
      const reply = await model.complete({
        system: prompts.render('read-question', language, { intents: describe(known, language) }),
        // All of it is strangers' words: data in a form that no word of it can break.
        user: JSON.stringify(transcript),
        role: 'rewrite',
        json: true,
        ...(assistant !== undefined && { assistant }),
        ...(conversation && { conversation: { channel: conversation.channel, id: conversation.id } }),
        signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
      });
      const read = replySchema.safeParse(modelJson(reply.text));
      if (!read.success) return { status: 'failed', failure: 'invalid-json' };
      const { intent } = read.data;
      const isKnown = known.some(({ name }) => name === intent);
      const talk = [...transcript.talk.map(({ text }) => text), ...(transcript.quoted ? [transcript.quoted] : [])];
      return { status: 'read', reading: { ...read.data, intent: isKnown ? intent : null }, talk };
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      return { status: 'failed', failure: error.failure };
    }
  }
}

const describe = (intents: readonly Intent[], language: Language): string =>
  intents.length === 0 ? '- null' : intents.map(({ name, title }) => `- ${name}: ${title[language]}`).join('\n');
