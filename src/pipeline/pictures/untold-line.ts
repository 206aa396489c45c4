import type { Answer } from '../../core/answer';
import type { PictureGap, PicturePath, PictureRefusal, ReadPicture } from '../../core/picture';
import type { Question } from '../../core/question';
import { gapLine, pictureLine } from './picture-lines';
import { gapsOf, refusedLines } from './unseen-lines';

export interface UntoldInput {
  question: Pick<Question, 'language'>;
  refusedPictures?: readonly PictureRefusal[];
}

/** Others go without saying where there are no letters. */
const blind = new Set<PictureGap>(['few-letters', 'no-model']);

/** The one kind line where nothing can be told of a picture, with what could not be seen. */
export function untoldLine(
  path: PicturePath,
  pictures: readonly ReadPicture[],
  { question: { language }, refusedPictures = [] }: UntoldInput,
): Answer {
  const isPerson = pictures.every(({ kind }) => kind === 'person');
  const line = isPerson ? 'person' : path === 'report' || isReport(pictures) ? 'report-none' : 'untold';
  const all = isPerson ? [] : gapsOf(pictures);
  const isBlind = line === 'untold' && [...blind].every((gap) => all.includes(gap));
  const gaps = all.filter((gap) => !isBlind || !blind.has(gap)).map((gap) => gapLine(gap, language));
  const text = [
    ...gaps,
    pictureLine(isBlind ? 'untold-blind' : line, language),
    ...refusedLines(refusedPictures, language),
  ];
  return { text: text.join('\n'), citations: [], writer: 'fixed' };
}

const isReport = (pictures: readonly ReadPicture[]): boolean => pictures.some(({ kind }) => kind === 'report');
