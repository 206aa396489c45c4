import type { Answer } from '../../core/answer';
import type { PicturePath, ReadPicture } from '../../core/picture';
import type { Language } from '../../core/question';
import type { AnswerQuestionInput } from '../respond/answer-question';
import { bearsDoctorLine } from '../safety/personal-medicine/doctor-line';
import type { SafetyStep } from '../../core/ports/safety-rule';
import { personalMedicineRule } from '../safety/output/personal-medicine.rule';
import { closingOf } from '../safety/closing-of';
import { joinAnswers } from './join-answers';
import { medicalImagePath } from './medical-image.path';
import { pictureLine } from './picture-lines';
import type { PictureInput, PictureParts } from './picture-parts';
import { pictureKnowledge } from './picture-knowledge';
import { commonPath } from './picture-path';
import { reportPath } from './report.path';
import { shownTextPath } from './shown-text.path';
import { unseenLines } from './unseen-lines';
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
  const known = await pictureKnowledge(parts, input, { isNeeded: lead === null });
  const joined = joinAnswers(lead, known && bridged(known, lead, parts, question.language));
  if (!joined) return { reason: 'picture-untold', answer: untoldLine(path, shown, input) };
  return { reason: 'picture-answered', answer: closed(joined, { parts, shown, input }) };
}

/** What the documents say is not taken for what is on the picture. */
function bridged(known: Answer, lead: Answer | null, { bridge }: PictureParts, language: Language): Answer {
  if (bridge === null || bearsDoctorLine(known, language)) return known;
  const before = lead ? bridge : `${pictureLine('picture-unsure', language)}${bridge}`;
  return { ...known, text: `${before}${known.text}` };
}

function screened(lead: Answer, { evidence, letters }: PictureParts, input: AnswerQuestionInput): Answer | null {
  const { question, policy, guard, trace } = input;
  const { audience } = policy;
  const { answer, steps } = guard.screen(lead, { question: question.text, audience, evidence });
  // What a model said is no source for its own advice.
  const strict =
    lead.writer === 'model' && audience === 'patients'
      ? guard.screen(lead, { question: question.text, audience, evidence: letters }).steps.filter(isOwnMedicine)
      : [];
  for (const step of [...steps, ...strict]) if (step.did !== 'passed') trace.noteSafety(step);
  return strict.length > 0 ? null : answer;
}

const isOwnMedicine = ({ rule, did }: SafetyStep): boolean => rule === personalMedicineRule.name && did !== 'passed';

interface Closing {
  parts: PictureParts;
  shown: readonly ReadPicture[];
  input: AnswerQuestionInput;
}

function closed(joined: Answer, { parts, shown, input }: Closing): Answer {
  const { question, policy, refusedPictures = [] } = input;
  const { language } = question;
  const unseen = unseenLines(shown, { told: parts.told, refused: refusedPictures, language });
  const text = [parts.urgent, joined.text, parts.close, ...unseen].filter((line) => line !== null).join('\n');
  const { label, notice } = closingOf({ ...joined, writer: saidBy(joined) }, { policy, language });
  return { ...joined, text, ...(label && { label }), ...(notice !== null && { notice }) };
}

/** A fixed line about a medical picture bears the notice like any other medical words. */
const saidBy = ({ writer }: Answer): Answer['writer'] => (writer === 'fixed' ? 'quote' : writer);
