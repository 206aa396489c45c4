import { z } from 'zod';
import type { DocumentPicture } from '../../core/document-picture';
import type { Language } from '../../core/question';
import { askAbout, type PassageReader, type Reply } from './ask-for-json';

/** Raised with every change of the prompt or of what is taken from the reply. */
export const describePromptKey = 'describe:1';

/** Questions that are asked for of a figure. */
const QUESTIONS = 3;
/** Of the letters that were read on it. */
const MOST_LETTERS = 3000;

const replySchema = z.object({
  description: z.string().trim().max(2000).nullish(),
  questions: z.array(z.string().trim().max(300)).max(20).nullish(),
});

export interface DescribedFigure {
  description: string;
  questions: string[];
}

export interface FigureToDescribe {
  /** As its document has it. */
  picture: DocumentPicture & { mediaType: string };
  bytes: Buffer;
  /** Read on it. */
  letters: string;
  language: Language;
}

/** What a model that sees writes of a figure. Throws `ModelError`. */
export async function describeFigure(
  { picture, bytes, letters, language }: FigureToDescribe,
  { reader, signal }: { reader: PassageReader; signal: AbortSignal },
): Promise<Reply<DescribedFigure>> {
  const { caption, alternative, near, headingPath, mediaType } = picture;
  const material = { headings: headingPath, caption, alternative, near, text: letters.slice(0, MOST_LETTERS) };
  const { value, tokens } = await askAbout(material, {
    ...{ reader, signal, language, step: 'picture-describe', schema: replySchema },
    variables: { questions: String(QUESTIONS) },
    pictures: [{ bytes, mediaType }],
  });
  if (!value) return { value: null, tokens };
  const questions = [...new Set(value.questions ?? [])].filter((text) => text !== '').slice(0, QUESTIONS);
  return { value: { description: value.description ?? '', questions }, tokens };
}
