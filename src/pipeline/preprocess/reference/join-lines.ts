import { asksFor } from '../asks-for';
import { languageOf } from '../../../text/language';

/** What is said before a question in the joined form; longer lines are cut at the end of a sentence. */
const LONGEST = 120;
const END = /[\s，,。.；;!！~、]+$/u;
const SENTENCE_END = /[。！!？?；;\n][^。！!？?；;\n]*$/u;

/** The lines before the text and the text, as one question. */
export function joinLines(lines: readonly string[], text: string): string {
  const isChinese = languageOf(text) === 'zh' || lines.some((line) => languageOf(line) === 'zh');
  return [...lines.map(shortened), text].reduce((joined, line) => {
    return `${joined}${markAfter(joined, isChinese)}${isChinese ? '' : ' '}${line}`;
  });
}

function markAfter(line: string, isChinese: boolean): string {
  if (/[?？]$/u.test(line)) return '';
  if (asksFor(line)) return isChinese ? '？' : '?';
  return isChinese ? '，' : '.';
}

function shortened(line: string): string {
  const flat = line.replace(/\s+/gu, ' ').trim();
  const head = flat.slice(0, LONGEST);
  const whole = flat.length <= LONGEST ? flat : head.replace(SENTENCE_END, '');
  return whole.replace(/[\ud800-\udbff]$/u, '').replace(END, '');
}
