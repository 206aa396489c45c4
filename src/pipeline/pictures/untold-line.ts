import type { Answer } from '../../core/answer';
import type { PicturePath, ReadPicture } from '../../core/picture';
import type { Question } from '../../core/question';
import { gapLine, pictureLine } from './picture-lines';

/** The one kind line where nothing can be told of a picture, with what could not be seen. */
export function untoldLine(
  path: PicturePath,
  pictures: readonly ReadPicture[],
  { language }: Pick<Question, 'language'>,
): Answer {
  const isPerson = pictures.every(({ kind }) => kind === 'person');
  const line = isPerson ? 'person' : path === 'report' || isReport(pictures) ? 'report-none' : 'untold';
  const gaps = isPerson ? [] : [...new Set(pictures.flatMap((picture) => picture.gaps))];
  const text = [...gaps.map((gap) => gapLine(gap, language)), pictureLine(line, language)].join('\n');
  return { text, citations: [], writer: 'fixed' };
}

const isReport = (pictures: readonly ReadPicture[]): boolean => pictures.some(({ kind }) => kind === 'report');
