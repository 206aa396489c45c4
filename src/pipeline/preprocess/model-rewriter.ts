import type { QuestionReading } from '../../core/intent';
import type { QuestionReader, ReadFailure, ReadInput } from '../intents/question-reader';
import { faultOf, type RewriteFault } from './check-rewritten';

export type RewriteInput = ReadInput;

export type RewriteFailure = ReadFailure | RewriteFault;

/** `reading`: all that the same call of the model told. */
export type Rewriting =
  | { status: 'rewritten'; question: string; reading: QuestionReading }
  | { status: 'complete'; reading: QuestionReading }
  | { status: 'failed'; failure: RewriteFailure };

/** Lets a chat model complete a question by the talk before it. Never throws for what a model or its endpoint does. */
export class ModelRewriter {
  constructor(private readonly reader: QuestionReader) {}

  async rewrite(input: RewriteInput): Promise<Rewriting> {
    const read = await this.reader.read(input);
    if (read.status === 'failed') return read;
    const { reading, talk } = read;
    const { needsContext, question } = reading;
    if (!needsContext || question === input.text.trim()) return { status: 'complete', reading };
    if (question === '') return { status: 'failed', failure: 'invalid-json' };
    // Whoever changed the question may have been led astray in the rest, too.
    const fault = faultOf(input.text, question, talk);
    return fault ? { status: 'failed', failure: fault } : { status: 'rewritten', question, reading };
  }
}
