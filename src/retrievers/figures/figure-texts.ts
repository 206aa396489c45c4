import type { DocumentPicture, PictureReadingNote } from '../../core/document-picture';
import type { FigureContent } from '../../core/ports/figure-vectors';
import { withoutHidden } from '../../text/hidden-text';

/** A figure with what was found out of it; null: nothing yet. */
export interface KnownFigure {
  picture: DocumentPicture;
  reading: PictureReadingNote | null;
}

/** Of a text that is embedded, in characters. */
const LONGEST = 2000;
const SENTENCE_ENDS = /[。！？!?；;]+\s*|\.\s+(?=\p{Lu})/gu;

const lines = (...parts: readonly string[]): string =>
  parts
    .map((part) => withoutHidden(part).trim())
    .filter((part) => part !== '')
    .join('\n');

/** What a caption repeats is said once. */
const alternativeOf = ({ caption, alternative }: DocumentPicture): string =>
  caption.includes(alternative) ? '' : alternative;

/** The words that its document has of a figure. */
export const ownText = ({ picture }: KnownFigure): string =>
  lines(picture.caption, alternativeOf(picture), picture.table, picture.near, picture.headingPath.join(' '));

/** All that is known of a figure in words: its picture, too, as far as it was read. */
export const toldText = ({ picture, reading }: KnownFigure): string =>
  lines(
    picture.caption,
    alternativeOf(picture),
    ...(reading?.questions ?? []),
    reading?.description ?? '',
    picture.table,
    reading?.text ?? '',
    picture.near,
    picture.headingPath.join(' '),
  );

/** As a reader is given it: what the document says in its own words, then what was read on it, marked as such. */
export function figureText({ picture, reading }: KnownFigure, language: 'zh' | 'en'): string {
  const letters = (reading?.text ?? '').split('\n').join(language === 'zh' ? '，' : ', ');
  // One sentence each, so that nobody quotes a part of it without its mark.
  const described = (reading?.description ?? '').trim().replace(SENTENCE_ENDS, language === 'zh' ? '，' : ', ');
  return lines(
    picture.caption,
    alternativeOf(picture),
    picture.table,
    picture.near,
    letters && `${marks[language].letters}${oneSentence(letters)}`,
    described && `${marks[language].described}${described}`,
  );
}

const marks = {
  zh: { letters: '图上的文字：', described: '图的样子（AI 描述）：' },
  en: { letters: 'On the figure: ', described: 'What it looks like (described by AI): ' },
} as const;

const oneSentence = (text: string): string => text.replace(/[。！？!?；;]+/gu, '，');

/** What of a figure is embedded as text. */
export function textContents(picture: DocumentPicture, reading: PictureReadingNote | null): FigureContent[] {
  const told = toldText({ picture, reading }).slice(0, LONGEST);
  const own = ownText({ picture, reading }).slice(0, LONGEST);
  return [
    { facet: 'told' as const, text: told },
    { facet: 'own' as const, text: own },
  ].filter(({ text }) => text !== '');
}

/** What of a figure is embedded where words and pictures share a space. */
export function pictureContents(picture: DocumentPicture): FigureContent[] {
  const { key, mediaType } = picture;
  const caption = lines(picture.caption, alternativeOf(picture)).slice(0, LONGEST);
  return [
    ...(caption === '' ? [] : [{ facet: 'caption' as const, text: caption }]),
    ...(key === null || mediaType === null ? [] : [{ facet: 'picture' as const, key, mediaType }]),
  ];
}
