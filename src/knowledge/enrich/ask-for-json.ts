import type { z } from 'zod';
import type { ChatModel, ChatPicture } from '../../core/ports/chat-model';
import type { Prompts } from '../../core/ports/prompts';
import type { Language } from '../../core/question';
import { languageOf } from '../../text/language';
import type { ReadPassage } from './vocabulary';
import { modelJson } from '../../text/model-json';

/** Who is asked about passages. */
export interface PassageReader {
  chat: ChatModel;
  prompts: Prompts;
}

export interface Reply<Value> {
  /** Null where the model wrote anything else than what it was asked for. */
  value: Value | null;
  tokens: number;
}

/** What a model is shown of a passage. */
const MOST_CHARACTERS = 6_000;
const DEADLINE_MILLISECONDS = 60_000;

interface Asked<Value> {
  reader: PassageReader;
  step: string;
  variables?: Readonly<Record<string, string>>;
  schema: z.ZodType<Value>;
  signal: AbortSignal;
}

/** Asks a model about a passage. Throws `ModelError` when it cannot be asked. */
export const askForJson = <Value>({ text, headingPath }: ReadPassage, asked: Asked<Value>): Promise<Reply<Value>> =>
  askAbout({ headings: headingPath, text: text.slice(0, MOST_CHARACTERS) }, { ...asked, language: languageOf(text) });

/** Asks a model about material of any shape. Throws `ModelError` when it cannot be asked. */
export async function askAbout<Value>(
  material: object,
  request: Asked<Value> & { language: Language; pictures?: readonly ChatPicture[] },
): Promise<Reply<Value>> {
  const { reader, step, variables = {}, schema, signal, language, pictures } = request;
  const system = reader.prompts.render(step, language, variables);
  const user = JSON.stringify(material);
  const within = AbortSignal.any([signal, AbortSignal.timeout(DEADLINE_MILLISECONDS)]);
  const reply = await reader.chat.complete({ system, user, signal: within, ...(pictures && { pictures, json: true }) });
  const read = schema.safeParse(modelJson(reply.text));
  // Where the endpoint does not tell: a token is a character of Chinese, and less of others.
  const tokens = reply.tokens ?? system.length + user.length + reply.text.length;
  return { value: read.success ? read.data : null, tokens };
}
