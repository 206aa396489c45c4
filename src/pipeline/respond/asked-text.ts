import type { AskedText } from '../../core/ports/answerer';
import type { RunOptions } from '../../core/ports/assistant-runner';
import { completeText, type Question } from '../../core/question';

/** The complete question with what its placeholders stand for. */
export async function askedText(question: Question, { reveal }: Pick<RunOptions, 'reveal'>): Promise<AskedText> {
  const text = completeText(question);
  return { question, text, hidden: (await reveal?.(text)) ?? [] };
}
