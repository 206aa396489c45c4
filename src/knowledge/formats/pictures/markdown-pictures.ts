import type { FoundPicture } from '../../../core/document-picture';
import { shortCaption } from './captions';
import { collectPictures } from './collect-pictures';
import type { PictureMark } from './picture-mark';
import { notesOfReferences, pictureReference, type PictureReference } from './picture-reference';

/** `![alt](address "title")`, also with the address in angle brackets; or the tag of a page. */
const PICTURE =
  /!\[(?<alt>[^\]\n]{0,500})\]\(\s{0,3}(?:<(?<bracketed>[^<>\n]{1,1000})>|(?<address>[^\s()]{1,28000000}(?:\([^\s()]{0,200}\)[^\s()]{0,200})?))(?:\s{1,3}(?:"(?<title>[^"\n]{0,500})"|'(?<single>[^'\n]{0,500})'))?\s{0,3}\)|<img\s(?<tag>[^<>]{1,2000})>/g;
const FENCED = /^ {0,3}(`{3,}|~{3,}).*$/;
const ADDRESS_OF_TAG = /(?:^|\s)src\s*=\s*["']([^"']{1,1000})["']/i;
const ALT_OF_TAG = /(?:^|\s)alt\s*=\s*["']([^"']{0,500})["']/i;

/** Figures and captioned tables of a Markdown document. */
export function markdownPictures(text: string, most: number): { pictures: FoundPicture[]; notes: string[] } {
  const found = picturesIn(text);
  const marks = found.flatMap(({ reference, mark }): PictureMark[] => {
    if (reference?.kind === 'file') return [{ ...mark, source: { file: reference.file } }];
    return reference?.kind === 'data' ? [{ ...mark, source: { bytes: reference.bytes } }] : [];
  });
  const { pictures, notes } = collectPictures({ text, marks, most });
  const titles = new Map(found.map(({ mark, title }) => [mark.start, title]));
  const named = pictures.map((picture) => {
    if (picture.caption !== '') return picture;
    const title = shortCaption(titles.get(picture.start) ?? '');
    // Without anything better, the words in place of a picture are what its author calls it.
    return title === ''
      ? { ...picture, caption: picture.alternative, alternative: '' }
      : { ...picture, caption: title };
  });
  return { pictures: named, notes: [...notes, ...notesOfReferences(found.map(({ reference }) => reference))] };
}

/** Files beside a Markdown document that it shows, as it names them. */
export const markdownFiles = (text: string): string[] =>
  picturesIn(text).flatMap(({ reference }) => (reference?.kind === 'file' ? [reference.file] : []));

interface WrittenPicture {
  mark: Omit<PictureMark, 'source'>;
  title: string;
  reference: PictureReference | null;
}

function picturesIn(text: string): WrittenPicture[] {
  if (!text.includes('![') && !/<img\s/.test(text)) return [];
  return [...withoutCode(text).matchAll(PICTURE)].map(({ 0: { length }, index, groups = {} }): WrittenPicture => {
    const { alt, bracketed, address, title, single, tag } = groups;
    const to = tag === undefined ? (bracketed ?? address) : ADDRESS_OF_TAG.exec(tag)?.[1];
    const words = tag === undefined ? alt : ALT_OF_TAG.exec(tag)?.[1];
    const alternative = isFileName(words ?? '') ? '' : (words ?? '').trim();
    return {
      mark: { start: index, end: index + length, caption: '', alternative, place: null },
      title: title ?? single ?? '',
      reference: pictureReference(to ?? ''),
    };
  });
}

const isFileName = (words: string): boolean => /^\S+\.(?:png|jpe?g|gif|webp|svg|bmp)$/i.test(words.trim());

/** The same length, with blanks in place of code. */
function withoutCode(text: string): string {
  let fence = '';
  return text
    .split('\n')
    .map((line) => {
      const mark = FENCED.exec(line)?.[1] ?? '';
      const isInside = fence !== '';
      if (!isInside && mark !== '') fence = mark;
      else if (isInside && mark.startsWith(fence)) fence = '';
      if (isInside || mark !== '') return ' '.repeat(line.length);
      return line.replace(/`[^`]{1,500}`/g, (code) => ' '.repeat(code.length));
    })
    .join('\n');
}
