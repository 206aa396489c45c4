import type { AnswerQuestionInput } from './answer-question';

const PASSAGES = 5;
const CHARACTERS = 600;

/** Passages about something, as texts for a model that looks it up; empty where no source could be asked. */
export async function modelPassages(
  { responder, question, snapshot, options }: AnswerQuestionInput,
  query: string,
): Promise<readonly string[]> {
  const asked = { ...question, text: query, rewritten: null, matchText: query };
  const { evidence } = await responder.gather({ question: asked, snapshot, signal: options.signal });
  return evidence.slice(0, PASSAGES).map(({ title, text }) => `${title}: ${text.slice(0, CHARACTERS)}`);
}
