import { z } from 'zod';
import { type ChatModel, ModelError } from '../../../core/ports/chat-model';
import type { Prompts } from '../../../core/ports/prompts';
import type { Language } from '../../../core/question';
import type { DraftSentence } from './draft-sentence';

const verdictSchema = z.object({ verdicts: z.array(z.object({ supported: z.boolean() })) });

interface CheckInput {
  sentences: readonly DraftSentence[];
  language: Language;
  signal: AbortSignal | undefined;
}

/** What the check may add to the time of an answer. */
const DEADLINE_MILLISECONDS = 8000;

/** Asks a model of each sentence whether its evidence carries it. */
export class ModelCheck {
  constructor(
    private readonly model: ChatModel,
    private readonly prompts: Prompts,
    private readonly milliseconds = DEADLINE_MILLISECONDS,
  ) {}

  /** By the place of the sentence; undefined when the model fails, is late, or answers anything but a verdict on each. */
  async check({ sentences, language, signal }: CheckInput): Promise<Map<number, boolean> | undefined> {
    const deadline = AbortSignal.timeout(this.milliseconds);
    const system = this.prompts.render('check-answer', language, {});
    const user = JSON.stringify(
      sentences.map(({ text, evidence }) => ({ sentence: text, evidence: evidence.map((item) => item.text) })),
    );
    try {
      const request = { system, user, role: 'check' as const, json: true };
      const reply = await this.model.complete({
        ...request,
        signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
      });
      const { verdicts } = verdictSchema.parse(JSON.parse(reply.text));
      if (verdicts.length !== sentences.length) return undefined;
      return new Map(verdicts.map(({ supported }, at) => [at, supported]));
    } catch (error) {
      if (error instanceof ModelError || error instanceof z.ZodError || error instanceof SyntaxError) return undefined;
      throw error;
    }
  }
}
