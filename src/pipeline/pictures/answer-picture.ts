import type { Answer } from '../../core/answer';
import type { PicturePath, ReadPicture } from '../../core/picture';
import { answerQuestion, type AnswerQuestionInput } from '../respond/answer-question';
import { closingOf } from '../safety/closing-of';
import { joinAnswers } from './join-answers';
import { medicalImagePath } from './medical-image.path';
import { gapLine } from './picture-lines';
import type { PictureInput, PictureParts } from './picture-parts';
import { commonPath } from './picture-path';
import { reportPath } from './report.path';
import { shownTextPath } from './shown-text.path';
import { untoldLine } from './untold-line';

export interface PictureAnswer {
  reason: 'picture-answered' | 'picture-untold';
  answer: Answer;
}

type Path = (input: PictureInput) => PictureParts | Promise<PictureParts>;
const paths: Readonly<Record<PicturePath, Path>> = {
  report: reportPath,
  'medical-image': medicalImagePath,
  figure: shownTextPath,
  text: shownTextPath,
};

/**
 * The answer to a question about pictures: what can be told of the picture, what the knowledge says about it, and what
 * could not be seen; all told in the trace. Every word of a model or a picture passes the output rules.
 */
export async function answerPicture(input: AnswerQuestionInput, shown: readonly ReadPicture[]): Promise<PictureAnswer> {
  const { question, policy, intent, trace, options } = input;
  const { path, pictures } = commonPath(shown);
  const { signal } = options;
  const { questioner = null } = input.pictures ?? {};
  const parts = await trace.stage('pictures', async () =>
    paths[path]({ question, pictures, policy, intent, questioner, signal }),
  );
  trace.notePicturePath(
    pictures.map(({ id }) => id),
    { path, seen: parts.seen },
  );
  for (const used of parts.usage) trace.noteUsage(used);

  const lead = parts.lead && screened(parts.lead, parts, input);
  const known = await knowledgeOf(parts, lead, input);
  const bridged = known && lead && parts.bridge !== null ? { ...known, text: `${parts.bridge}${known.text}` } : known;
  const joined = joinAnswers(lead, bridged);
  if (!joined) return { reason: 'picture-untold', answer: untoldLine(path, shown, question) };
  return { reason: 'picture-answered', answer: closed(joined, { parts, shown, input }) };
}

function screened(lead: Answer, { evidence }: PictureParts, { question, policy, guard, trace }: AnswerQuestionInput) {
  const { answer, steps } = guard.screen(lead, { question: question.text, audience: policy.audience, evidence });
  for (const step of steps) if (step.did !== 'passed') trace.noteSafety(step);
  return answer;
}

/** What is known of the picture stays worth saying where the knowledge cannot be asked. */
async function knowledgeOf(
  { query, material, isQuoted }: PictureParts,
  lead: Answer | null,
  input: AnswerQuestionInput,
): Promise<Answer | null> {
  if (!query) return null;
  try {
    // A part of the answer is no draft of all of it.
    const options = { ...input.options, onPartialAnswer: undefined };
    return await answerQuestion({ ...input, options, question: query, material, isQuoted });
  } catch (error) {
    input.options.signal?.throwIfAborted();
    if (!lead) throw error;
    return null;
  }
}

interface Closing {
  parts: PictureParts;
  shown: readonly ReadPicture[];
  input: AnswerQuestionInput;
}

function closed(joined: Answer, { parts, shown, input: { question, policy } }: Closing): Answer {
  const { language } = question;
  const gaps = [...new Set(shown.flatMap((picture) => picture.gaps))].map((gap) => gapLine(gap, language));
  const text = [parts.urgent, joined.text, parts.close, ...gaps].filter((line) => line !== null).join('\n');
  const { label, notice } = closingOf({ ...joined, writer: saidBy(joined) }, { policy, language });
  return { ...joined, text, ...(label && { label }), ...(notice !== null && { notice }) };
}

/** A fixed line about a medical picture bears the notice like any other medical words. */
const saidBy = ({ writer }: Answer): Answer['writer'] => (writer === 'fixed' ? 'quote' : writer);
