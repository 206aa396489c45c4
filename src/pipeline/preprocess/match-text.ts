import { withoutPlaceholders } from '../../text/placeholders';
import { simplify } from '../../text/simplify';
import { cleanText, hasWords } from './clean-text';
import { cutPaste } from './paste';
import { withoutStickers } from './stickers';

/** What is looked at of a huge message: a log says at its end what went wrong. */
const HEAD_CHARACTERS = 60_000;
const TAIL_CHARACTERS = 40_000;

const MANY_MARKS = /([!?,;~])\1+(?![\w=])|([、。])\2+/g;
const MANY_DOTS = /\.{4,}/g;
/** Chinese and kana only: letters and digits mean something when they stand repeated. */
const MANY_CHARACTERS = /([\u3040-\u30ff\u3400-\u9fff])\1{2,}/g;
const MANY_WORDS = /([\u3400-\u9fff]{2,6}?)\1{2,}/g;
/** What is left of marks above and through letters once they are composed: "高̶血̶压̶". */
const STRUCK_THROUGH = /[\u0300-\u036f\u20d0-\u20ff]+/g;
/** "血 压 多 少" */
const SPACED = /(?<![\u3400-\u9fff])[\u3400-\u9fff](?: [\u3400-\u9fff]){2,}(?![\u3400-\u9fff])/g;

/**
 * What matching works on, at most `maxCharacters` characters: half width, simplified characters, nothing invisible, no
 * stickers, repetitions shortened, of a paste the words and the errors only. Empty for a message of stickers and emoji.
 */
export function matchText(text: string, maxCharacters: number): string {
  // Four times the limit is enough to fill it.
  const visible = cleanText(cutPaste(withoutPlaceholders(ends(text)))).slice(0, maxCharacters * 4);
  if (!hasWords(visible)) return '';
  const plain = cleanText(withoutStickers(simplify(visible.normalize('NFKC')).replace(STRUCK_THROUGH, '')));
  const short = unified(plain.replace(SPACED, (spaced) => spaced.replaceAll(' ', '')));
  return short.length <= maxCharacters ? short : withoutBrokenPair(short.slice(0, maxCharacters)).trimEnd();
}

const unified = (text: string): string =>
  text
    .replace(MANY_DOTS, '...')
    .replace(MANY_MARKS, '$1$2')
    .replace(MANY_CHARACTERS, '$1$1')
    .replace(MANY_WORDS, '$1')
    .replaceAll('甚么', '什么');

const ends = (text: string): string =>
  text.length <= HEAD_CHARACTERS + TAIL_CHARACTERS
    ? text
    : `${withoutBrokenPair(text.slice(0, HEAD_CHARACTERS))}\n${text.slice(-TAIL_CHARACTERS)}`;

const withoutBrokenPair = (text: string): string => text.replace(/[\ud800-\udbff]$/, '');
