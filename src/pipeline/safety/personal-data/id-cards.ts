import type { Finding, PersonalRule } from './finding';
import { before, isOneNumber, type JoinedNumber, joinedNumbers, standsAlone } from './joined-numbers';
import type { PlainView } from './plain-view';

const LABEL = /(?:身份证|证件|公民身份|身份号码|\bid\b|identity|i\.d\.|一代证|二代证|sfz|身份)[^\d\n]{0,14}$/i;
const REGIONS = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[123])/;
const LETTER = /^[ \-.·_/]{0,3}(?:[x×]|叉|艾克斯|埃克斯)(?![a-z])/i;
/** GB 11643: weights of the first 17 digits, and the check character for each remainder. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** Numbers of identity cards, of 18 places with their check digit and of 15 from before 1999. */
export const findIdCards: PersonalRule = (view) =>
  joinedNumbers(view).flatMap((number) => [...withLetter(view, number), ...withoutLetter(view, number)]);

function withLetter(view: PlainView, number: JoinedNumber): Finding[] {
  if (number.digits.length !== 17) return [];
  const letter = LETTER.exec(view.digits.slice(number.end))?.[0];
  if (letter === undefined) return [];
  return found(view, { ...number, end: number.end + letter.length }, isCard18(`${number.digits}X`));
}

function withoutLetter(view: PlainView, number: JoinedNumber): Finding[] {
  const { digits } = number;
  if (digits.length === 18) return found(view, number, isCard18(digits));
  if (digits.length === 15) return found(view, number, REGIONS.test(digits) && isDay(`19${digits.slice(6, 12)}`));
  return [];
}

/** One that is misspelt is no less somebody's. */
function found(view: PlainView, number: JoinedNumber, isValid: boolean): Finding[] {
  const { start, end, gaps } = number;
  const isEven = new Set(gaps.map((gap) => gap.trim())).size <= 1 && isOneNumber(number);
  const isLabelled = LABEL.test(before(view, start, 20));
  return isLabelled || (isValid && isEven && standsAlone(view, { start, end }))
    ? [{ kind: 'id-card', start, end }]
    : [];
}

function isCard18(number: string): boolean {
  if (!REGIONS.test(number) || !isDay(number.slice(6, 14))) return false;
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(number.charAt(place)), 0);
  return CHECKS.charAt(sum % 11) === number.charAt(17);
}

/** @param day such as 19580314 */
function isDay(day: string): boolean {
  const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(4, 6)), Number(day.slice(6, 8))];
  return year >= 1880 && year <= 2099 && month >= 1 && month <= 12 && date >= 1 && date <= 31;
}
