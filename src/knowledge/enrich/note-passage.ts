import { z } from 'zod';
import type { PassageNote } from '../../core/ports/passage-note-store';
import { askForJson, type PassageReader, type Reply } from './ask-for-json';
import type { EnrichConfig } from '../enrich.config';
import type { ReadPassage } from './vocabulary';

/** Raised with every change of the prompt or of what is taken from the reply. */
export const notesPromptKey = 'notes:1';

const replySchema = z.object({
  summary: z.string().trim().max(1000).nullish(),
  questions: z.array(z.string().trim().max(300)).max(20).nullish(),
});

export type NewNote = Pick<PassageNote, 'kind' | 'text'>;

/** A summary of a passage and questions that it answers, as many of each as are wanted. Throws `ModelError`. */
export async function notePassage(
  passage: ReadPassage,
  { reader, wanted, signal }: { reader: PassageReader; wanted: Wanted; signal: AbortSignal },
): Promise<Reply<NewNote[]>> {
  const { value, tokens } = await askForJson(passage, {
    reader,
    step: 'note-passage',
    variables: { questions: String(wanted.questions) },
    schema: replySchema,
    signal,
  });
  if (!value) return { value: null, tokens };
  const summary = wanted.summaries && value.summary ? [{ kind: 'summary' as const, text: value.summary }] : [];
  const questions = [...new Set(value.questions ?? [])].filter((text) => text !== '').slice(0, wanted.questions);
  return { value: [...summary, ...questions.map((text) => ({ kind: 'question' as const, text }))], tokens };
}

export type Wanted = Pick<EnrichConfig, 'summaries' | 'questions'>;
