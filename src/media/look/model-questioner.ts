import type { z } from 'zod';
import type { PictureLook } from '../../core/picture';
import { type ChatModel, type ChatRole, type ChatUsage, ModelError } from '../../core/ports/chat-model';
import type { Prompts } from '../../core/ports/prompts';
import type { Seen, VisualQuestion, VisualQuestioner } from '../../core/ports/visual-questioner';
import type { Language } from '../../core/question';
import { languageOf } from '../../text/language';
import { saysItCannotSee } from './cannot-see';
import { modelObject } from './lenient-values';
import { answerSchema, lookSchema, observationsSchema } from './read-replies';

export interface ModelQuestionerOptions {
  /** One that sees. */
  model: ChatModel;
  prompts: Prompts;
  /** `words`: as short as a key of answers has it. */
  answers?: 'sentences' | 'words';
}

/** A model that is less sure of its answer gives none. */
const LEAST_CONFIDENCE = 0.3;
const MOST_QUESTION = 1000;
const MOST_KNOWN = 4000;
/** The first request, and one that says what was wrong with its reply. */
const TRIES = 2;

interface Step<Value> {
  name: string;
  role: ChatRole;
  schema: z.ZodType<Value>;
  /** What of it is the model's own words; those of the picture may say anything. */
  ownWords: (value: Value) => string;
}

const looking: Step<PictureLook> = {
  name: 'picture-look',
  role: 'score',
  schema: lookSchema,
  ownWords: ({ observations }) => observations.join('\n'),
};
const observing: Step<z.output<typeof observationsSchema>> = {
  name: 'picture-observe',
  role: 'answer',
  schema: observationsSchema,
  ownWords: ({ all }) => all.join('\n'),
};
const asking = (name: string): Step<z.output<typeof answerSchema>> => ({
  name,
  role: 'answer',
  schema: answerSchema,
  ownWords: ({ answer }) => answer,
});

/** Asks a model that sees for JSON, checked by a schema that is as lenient as models are careless. */
export class ModelQuestioner implements VisualQuestioner {
  constructor(private readonly options: ModelQuestionerOptions) {}

  look(question: VisualQuestion): Promise<Seen<PictureLook>> {
    return this.see(question, looking);
  }

  async ask(question: VisualQuestion): Promise<Seen<string>> {
    const step = asking(this.options.answers === 'words' ? 'picture-ask-words' : 'picture-ask');
    const seen = await this.see(question, step);
    if (seen.status !== 'seen') return seen;
    const { answer, confidence, isAnswerable } = seen.value;
    const isUsable = isAnswerable && answer !== '' && confidence >= LEAST_CONFIDENCE;
    return isUsable ? { ...seen, value: answer } : { status: 'declined', usage: seen.usage };
  }

  async observe(question: VisualQuestion): Promise<Seen<readonly string[]>> {
    const seen = await this.see(question, observing);
    if (seen.status !== 'seen') return seen;
    const { kept, isAnswerable } = seen.value;
    const isUsable = isAnswerable && kept.length > 0;
    return isUsable ? { ...seen, value: kept } : { status: 'declined', usage: seen.usage };
  }

  private async see<Value>(question: VisualQuestion, step: Step<Value>): Promise<Seen<Value>> {
    const usage: ChatUsage[] = [];
    let problem: string | null = null;
    try {
      for (let at = 0; at < TRIES; at++) {
        const reply = await this.options.model.complete(this.requestOf(question, step, problem));
        if (reply.usage) usage.push(reply.usage);
        const written = modelObject(reply.text);
        if (written === undefined && saysItCannotSee(reply.text)) break;
        const read = step.schema.safeParse(written);
        if (read.success && saysItCannotSee(step.ownWords(read.data))) break;
        if (read.success) return { status: 'seen', value: read.data, usage };
        problem = problemOf(written, read.error);
      }
    } catch (error) {
      if (question.signal?.aborted) throw question.signal.reason;
      if (!(error instanceof ModelError)) throw error;
    }
    return { status: 'failed', usage };
  }

  private requestOf(
    asked: VisualQuestion,
    { name, role }: Pick<Step<unknown>, 'name' | 'role'>,
    problem: string | null,
  ) {
    const { picture, intent, assistant, conversation, signal } = asked;
    const question = asked.question.slice(0, MOST_QUESTION);
    const known = asked.known.slice(0, MOST_KNOWN);
    return {
      system: this.options.prompts.render(name, spokenIn(question, known), {}),
      // Strangers' words: data in a form that no word of it can break.
      user: JSON.stringify({ question, known, ...(problem !== null && { problem }) }),
      pictures: [{ bytes: picture.bytes, mediaType: picture.mediaType }],
      role,
      json: true,
      assistant,
      ...(intent !== undefined && { intent }),
      ...(conversation && { conversation }),
      ...(signal && { signal }),
    };
  }
}

/** In Chinese where nothing tells. */
function spokenIn(question: string, known: string): Language {
  const said = question.trim() || known.trim();
  return said === '' ? 'zh' : languageOf(said);
}

/** Names fields only: what the model wrote may be what the picture told it to. */
function problemOf(written: unknown, error: z.ZodError): string {
  if (written === undefined) return 'not one JSON object';
  const fields = error.issues.map(({ path }) => path.join('.') || 'the whole object');
  return `wrong or missing: ${[...new Set(fields)].join(', ')}`;
}
