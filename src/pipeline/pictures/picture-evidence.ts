import type { Evidence } from '../../core/answer';
import type { ReadPicture } from '../../core/picture';
import type { Language } from '../../core/question';
import { usableLines } from './picture-words';

const titles = {
  zh: '发来的图片',
  en: 'The picture that was sent',
} as const;

/** A picture of the question as a source that can be cited. @param told what else is known of it, line by line */
export function pictureEvidence(picture: ReadPicture, language: Language, told: readonly string[] = []): Evidence {
  return {
    id: `picture-${picture.id}`,
    kind: 'picture',
    documentId: null,
    retriever: 'picture',
    text: [...usableLines(picture), ...told].join('\n'),
    title: titles[language],
    headingPath: [],
    sources: [],
    reviewedOn: null,
    place: null,
    url: null,
    score: 1,
  };
}
