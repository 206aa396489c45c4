import type { Answer } from '../../core/answer';
import type { AssistantPolicy } from '../../core/assistant-policy';
import type { PicturePath, PictureRefusal, ReadPicture } from '../../core/picture';
import type { Question } from '../../core/question';
import { pictureLine } from './picture-lines';
import { gapLines, gapsOf, refusedLines } from './unseen-lines';

export interface UntoldInput {
  question: Pick<Question, 'language'>;
  policy: Pick<AssistantPolicy, 'audience'>;
  refusedPictures?: readonly PictureRefusal[];
}

/** The one kind line where nothing can be told of a picture, with what could not be seen. */
export function untoldLine(
  path: PicturePath,
  pictures: readonly ReadPicture[],
  { question: { language }, policy: { audience }, refusedPictures = [] }: UntoldInput,
): Answer {
  const isPerson = pictures.every(({ kind }) => kind === 'person');
  const line = isPerson ? 'person' : path === 'report' || isReport(pictures) ? 'report-none' : 'untold';
  const all = isPerson ? [] : gapsOf(pictures);
  const isBlind = line === 'untold' && all.includes('few-letters') && all.includes('no-model');
  // That there are few letters goes without saying beside what else was in the way.
  const gaps = all.filter((gap) => (all.length === 1 || gap !== 'few-letters') && !(isBlind && gap === 'no-model'));
  const text = [
    ...gapLines(gaps, language),
    pictureLine(isBlind ? 'untold-blind' : line, language),
    ...(isBlind && audience === 'patients' ? [pictureLine('untold-doctor', language)] : []),
    ...refusedLines(refusedPictures, language),
  ];
  return { text: text.join('\n'), citations: [], writer: 'fixed' };
}

const isReport = (pictures: readonly ReadPicture[]): boolean => pictures.some(({ kind }) => kind === 'report');
