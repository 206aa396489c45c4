import { decodeAnyText } from '../formats/decode-any-text';
import { markdownFiles } from '../formats/pictures/markdown-pictures';
import { pictureReference } from '../formats/pictures/picture-reference';

const MARKDOWN = /\.(?:md|markdown|mdx)$/i;
const PAGE = /\.x?html?$/i;
const OTHERS = /\.(?:pdf|docx|docm|dotx|pptx|pptm|ppsx|potx|zip|doc|dot|wps|rtf|odt|ppt|pps|dps|odp)$/i;
const PICTURE = /\.(?:png|jpe?g|gif|webp|bmp|tiff?)$/i;
const ADDRESS = /<img\s[^<>]{0,2000}?src\s*=\s*(?:"([^"]{1,1000})"|'([^']{1,1000})'|([^\s"'>]{1,1000}))/gi;
const MOST = 500;

/** By the name of a file. */
export const mayHavePictures = (path: string): boolean => MARKDOWN.test(path) || PAGE.test(path) || OTHERS.test(path);

export const isPictureName = (path: string): boolean => PICTURE.test(path);

/** Files beside a document that it shows, as it names them. */
export function shownFiles(path: string, bytes: Uint8Array): string[] {
  const isPage = PAGE.test(path);
  if (!isPage && !MARKDOWN.test(path)) return [];
  try {
    const text = decodeAnyText(bytes);
    const files = isPage ? pageFiles(text) : markdownFiles(text);
    return [...new Set(files)].sort().slice(0, MOST);
  } catch {
    // Not a text after all; whoever reads it says so.
    return [];
  }
}

const pageFiles = (text: string): string[] =>
  [...text.matchAll(ADDRESS)].flatMap(([, double, single, bare]) => {
    const reference = pictureReference((double ?? single ?? bare ?? '').replaceAll('&amp;', '&'));
    return reference?.kind === 'file' ? [reference.file] : [];
  });
