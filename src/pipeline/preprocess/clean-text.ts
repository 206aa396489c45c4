import { withoutStickers } from './stickers';

const LINE_BREAKS = /\r\n?|[\u2028\u2029]/g;
/** Control, format (zero-width, direction, tags) and private characters, halves of broken surrogate pairs, fillers, variation selectors. */
const INVISIBLE = /(?![\n\t])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;
const SPACES = /[^\S\n]+/gu;
const BLANK_LINES = /\s*\n\s*/gu;

/** Nothing invisible, single spaces, no blank lines. */
export const cleanText = (text: string): string =>
  text.replace(LINE_BREAKS, '\n').replace(INVISIBLE, '').replace(SPACES, ' ').replace(BLANK_LINES, '\n').trim();

/** What a platform puts in brackets by itself: a sticker's name, `[图片]`. */
const BRACKETED = /\[(?:[^\]\s]{1,6}|[A-Za-z!'_ ]{1,20})\]/gu;
const NAMED_EMOJI = /:[\w+-]{2,30}:/g;
/** Some emoji are made of digits, or count as letters. */
const EMOJI = /[0-9#*]\ufe0f?\u20e3|\p{Extended_Pictographic}/gu;
/** Words stand in the first characters of nearly every text that has any. */
const USUAL_LENGTH = 2000;
const LONGEST_FACE = 40;
/** Faces made of marks: `(｡･ω･｡)ﾉ` is no word, `T_T` and `QAQ` neither. */
const FACES =
  /[oO0ヾヽΣσε]?\((?:(?!\p{Script=Han}|[a-z]{2}|\p{N})[^()\n]){1,15}\)[oO0ノﾉシツ]?|(?<!\w)(?:([TQOoXxuU>])[_.^﹏ωAaWw]{1,3}\1|orz|[:;=xX]-?[DPpOo3])(?!\w)/gu;

/** Single letters of rare scripts among marks, such as `ʕ•ᴥ•ʔ`. */
const LONE_LETTERS =
  /^(?=.*[^\p{L}\p{M}\s?!.,。，？！~])(?!.*(?:[a-z]|\p{Script=Han}|\p{N}|(?!\p{Lm})\p{L}\p{M}*(?!\p{Lm})\p{L}))/isu;
/** ㅋㅋㅋ: parts of Korean syllables are laughter. */
const JAMO = /[\u1100-\u11ff\u3131-\u318e]/g;
const WORDS = /[\p{Lu}\p{Ll}\p{Lt}\p{Lo}\p{N}]/u;

/** Whether there is any letter or digit to match by; emoji, stickers, faces and punctuation alone are not. */
export const hasWords = (text: string): boolean =>
  leavesWordsInAnyForm(text.slice(0, USUAL_LENGTH)) || (text.length > USUAL_LENGTH && leavesWordsInAnyForm(text));

const leavesWordsInAnyForm = (text: string): boolean => leavesWords(text) && leavesWords(text.normalize('NFKC'));

function leavesWords(text: string): boolean {
  const named = withoutStickers(text).replace(EMOJI, ' ').replace(BRACKETED, ' ').replace(NAMED_EMOJI, ' ');
  if (named.length <= LONGEST_FACE && LONE_LETTERS.test(named)) return false;
  return WORDS.test(named.replace(FACES, ' ').replace(JAMO, ' '));
}
