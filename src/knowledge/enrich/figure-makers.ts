import type { PictureReadingNote } from '../../core/document-picture';
import { describePromptKey } from './describe-figure';
import type { FigureEnrichment } from './figure-enrichment';

/** Who read a figure: its letters, and what is to be seen. Stored as one text. */
export interface Makers {
  letters: string;
  seeing: string;
}

export const NOBODY = 'none';
const SEPARATOR = ' | ';

export const makersText = ({ letters, seeing }: Makers): string => `${letters}${SEPARATOR}${seeing}`;

export function makersOf(note: PictureReadingNote | undefined): Makers {
  const [letters = NOBODY, seeing = NOBODY] = note?.madeBy.split(SEPARATOR) ?? [];
  return { letters, seeing };
}

export function wantedMakers({ letters, seeing, describe, questions }: FigureEnrichment): Makers {
  const what = `${describe ? 'd' : ''}${questions ? 'q' : ''}`;
  return {
    letters: letters?.key.slice(0, 40) ?? NOBODY,
    seeing: seeing && what !== '' ? `${seeing.key.slice(0, 60)}/${describePromptKey}/${what}` : NOBODY,
  };
}
