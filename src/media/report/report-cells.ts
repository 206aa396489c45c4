import type { ReportRow } from '../../core/picture';
import type { LevelWord } from './level-lines';
import { isQuality, markOf, measuredValue } from './measured-value';
import { plainCell } from './plain-cell';

/** Words of a cell as people would write them. */
export function cellText(words: readonly LevelWord[]): string {
  let text = '';
  words.forEach((word, at) => {
    const before = words[at - 1];
    const gap = before ? word.left - before.right : 0;
    const isHan = /[\u3400-\u9fff]$/.test(text) || /^[\u3400-\u9fff]/.test(word.text);
    if (before && gap > (isHan ? 0.4 : 0.2) * word.height) text += ' ';
    text += word.text;
  });
  return text.trim();
}

/** What is examined, without running numbers and signs of the laboratory before it. */
export const itemText = (words: readonly LevelWord[]): string => {
  const rest = words.length > 1 && /^\d{1,2}[.、]?$/.test(words[0]?.text ?? '') ? words.slice(1) : words;
  return cellText(rest)
    .replace(/^(?:[★☆▲△*#•·|_“”"'‘’\-—\s]+|\d{1,2}[、.]\s*(?=[\u3400-\u9fff]))+/, '')
    .replace(/[|_:：\s.]+$/, '')
    .replace(/(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])/g, '');
};

/** Units in one spelling: recognisers take μ for u or y, and lose the raised power. */
export const unitText = (words: readonly LevelWord[]): string | null => {
  const text = plainCell(cellText(words))
    .replace(/\s+/g, '')
    .replace(/^[|_[\](){}:;.]+|[|_[\]{}:;.]+$/g, '')
    .replace(/\/?儿L?/g, '/L')
    .replace(/^(?:[uyμ](?=mol|g|L|l|IU|U|kat)|[hm](?=umol|ymol)|h(?=mol))[uy]?/, 'μ')
    .replace(/^([x×*]?)104(9|12)\//, '$110^$2/')
    .replace(/^([x×*])10[\^*°"'“”]?(9|12|6|3)\//i, '×10^$2/')
    .replace(/^10[\^*°"'“”](9|12|6|3)\//, '10^$1/');
  return text === '' || /^[-=]+$/.test(text) ? null : text;
};

export const rangeText = (words: readonly LevelWord[]): string | null => {
  const text = cellText(words).replace(/^[|_:;]+\s*|\s*[|_:;]+$/g, '');
  return text === '' || /^[-—_=~]+$/.test(text) ? null : text;
};

/** Single letters and figures that recognisers make of an arrow. */
const ARROW_LIKE = /^[14|JTtf个7]$/;

/** The result and what marks it; null where there is none. */
export function valueOf(words: readonly LevelWord[]): { value: string; mark: ReportRow['printed'] } | null {
  const texts: string[] = [];
  let end = -Infinity;
  for (const word of words) {
    const last = texts.at(-1);
    const isNear = word.left - end < 0.3 * word.height || /[.,<>≤≥]$/.test(last ?? '') || /^[.,]/.test(word.text);
    const areNumbers = /\d[.,]?$|[<>≤≥.,]$/.test(last ?? '') && /^[.,]?\d/.test(word.text);
    const isArrow = last !== undefined && /\d$/.test(last) && ARROW_LIKE.test(word.text);
    if (last !== undefined && areNumbers && isNear && !isArrow) texts[texts.length - 1] = last + word.text;
    else texts.push(word.text);
    end = word.right;
  }
  const numbers = texts.filter((text) => measuredValue(text).number !== null);
  const marks = texts.map((text) => measuredValue(text).mark ?? markOf(text)).filter((mark) => mark !== null);
  const number = numbers[0];
  const isClear =
    numbers.length === 1 || (number !== undefined && numbers.slice(1).every((one) => ARROW_LIKE.test(one)));
  if (number !== undefined && isClear) return { value: measuredValue(number).text, mark: marks[0] ?? null };
  const whole = measuredValue(cellText(words));
  if (whole.number) return { value: whole.text, mark: whole.mark };
  const text = cellText(words)
    .replace(/\s*[↑↓*★]+$/, '')
    .replace(/^[|_\s]+|[|_\s]+$/g, '');
  return text !== '' && (isQuality(text) || text.length <= 8) ? { value: text, mark: null } : null;
}
