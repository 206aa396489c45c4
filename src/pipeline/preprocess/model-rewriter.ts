import { z } from 'zod';
import type { ContextLine, Member } from '../../core/message';
import { type ChatModel, ModelError } from '../../core/ports/chat-model';
import type { Prompts } from '../../core/ports/prompts';
import type { Language } from '../../core/question';
import { faultOf, type RewriteFault } from './check-rewritten';
import { transcriptOf } from './transcript';

export interface RewriteInput {
  text: string;
  asker: Member;
  language: Language;
  /** Oldest first. */
  lines: readonly ContextLine[];
  /** The words that the text quotes. */
  quoted: string | null;
  signal: AbortSignal | undefined;
}

export type RewriteFailure = ModelError['failure'] | 'invalid-json' | RewriteFault;

export type Rewriting =
  { status: 'rewritten'; question: string } | { status: 'complete' } | { status: 'failed'; failure: RewriteFailure };

export interface ModelRewriterOptions {
  model: ChatModel;
  prompts: Prompts;
  /** How long the model may take. */
  seconds: number;
}

const replySchema = z.object({ needsContext: z.boolean(), question: z.string().trim().max(4000) });

/** Lets a chat model complete a question by the talk before it. Never throws for what a model or its endpoint does. */
export class ModelRewriter {
  constructor(private readonly options: ModelRewriterOptions) {}

  async rewrite(input: RewriteInput): Promise<Rewriting> {
    const { model, prompts, seconds } = this.options;
    const { text, language, signal } = input;
    const transcript = transcriptOf(input);
    const deadline = AbortSignal.timeout(seconds * 1000);
    try {
      const reply = await model.complete({
        system: prompts.render('rewrite-question', language, {}),
        // All of it is strangers' words: data in a form that no word of it can break.
        user: JSON.stringify(transcript),
        signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
      });
      return readReply(reply.text, text, [
        ...transcript.talk.map((line) => line.text),
        ...(transcript.quoted === null ? [] : [transcript.quoted]),
      ]);
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      return { status: 'failed', failure: error.failure };
    }
  }
}

function readReply(reply: string, text: string, talk: readonly string[]): Rewriting {
  const read = replySchema.safeParse(parseJson(reply));
  if (!read.success) return { status: 'failed', failure: 'invalid-json' };
  const { needsContext, question } = read.data;
  if (!needsContext || question === text.trim()) return { status: 'complete' };
  if (question === '') return { status: 'failed', failure: 'invalid-json' };
  const fault = faultOf(text, question, talk);
  return fault ? { status: 'failed', failure: fault } : { status: 'rewritten', question };
}

/** Models like to fence their JSON; the fence is taken off, nothing else is repaired. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.trim().replace(/^```(?:json)?\s*([\s\S]*?)\s*```$/, '$1')) as unknown;
  } catch {
    return undefined;
  }
}
