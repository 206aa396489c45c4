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
/** Faces made of marks, such as `(^_^)` and `d(ŐдŐ๑)`. */
const FACES =
  /[a-zA-Zヾヽヘ]?\((?:(?!\p{Script=Han}|[a-zA-Z]{2}|[0-9])[^()\n]){1,15}\)[a-zA-Zノﾉシツ]?|(?<!\w)[:;=xX]-?[DPpOo3](?!\w)|<3/gu;
/** Single letters of rare scripts among marks, such as `ʕ•ᴥ•ʔ`. */
const LONE_LETTERS =
  /^(?=.*[^\p{L}\p{M}\s?!.,。，？！~])(?!.*(?:[a-z0-9]|\p{Script=Han}|(?!\p{Lm})\p{L}\p{M}*(?!\p{Lm})\p{L}))/isu;
/** ㅋㅋㅋ: parts of Korean syllables are laughter. */
const JAMO = /[\u1100-\u11ff\u3131-\u318e]/g;
const WORDS = /[\p{Lu}\p{Ll}\p{Lt}\p{Lo}\p{N}]/u;

/** Whether there is any letter or digit to match by; emoji, stickers, faces and punctuation alone are not. */
export const hasWords = (text: string): boolean =>
  leavesWordsInAnyForm(text.slice(0, USUAL_LENGTH)) || (text.length > USUAL_LENGTH && leavesWordsInAnyForm(text));

const leavesWordsInAnyForm = (text: string): boolean => leavesWords(text) && leavesWords(text.normalize('NFKC'));

function leavesWords(text: string): boolean {
  if (text.length <= LONGEST_FACE && LONE_LETTERS.test(text)) return false;
  const named = withoutStickers(text).replace(EMOJI, ' ').replace(BRACKETED, ' ').replace(NAMED_EMOJI, ' ');
  return WORDS.test(named.replace(FACES, ' ').replace(JAMO, ' '));
}
