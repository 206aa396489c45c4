import type { PersonalRule } from './finding';
import { before, isOneNumber, type JoinedNumber, joinedNumbers, standsAlone } from './joined-numbers';

const LABEL =
  /(?:电话|手机|联系方式|联系我|联系|号码|座机|固话|拨打|打给|致电|来电|短信|小灵通|微信|加我|vx|wx|tel|phone|mobile|contact|call|cell|whatsapp|电|手机号)[^\d\n]{0,10}$/i;
/** Lines for everybody: emergencies, services, enterprises. Ministry of Health 12320, police 110, 95 and 96 numbers, 400 and 800. */
const HOTLINE =
  /^(?:(?:400|800)\d{7}|(?:0\d{2,3})?12\d{3}|1[012]\d|119|9[56]\d{3,6}|100\d{2}|118\d{2}|(?:0\d{2,3})?9[56]\d{3})$/;
const EXTENSION = /^ ?(?:转|分机|ext\.?|[-x]) ?\d{1,5}(?!\d)/i;

/** Mobile and landline numbers as people write them, with or without a word that says so. */
export const findPhones: PersonalRule = (view) =>
  joinedNumbers(view).flatMap((number) => {
    const { start, end, digits } = number;
    const words = before(view, start, 16);
    const isLabelled = LABEL.test(words);
    if (HOTLINE.test(digits)) return [];
    const isForeign = /(?:\+|\(\+)$/.test(words) && digits.length >= 8 && digits.length <= 15;
    const isPhone =
      isForeign ||
      isMobile(number, { isLabelled, isPrefixed: /\+ ?$/.test(words) }) ||
      isLandline(number, isLabelled) ||
      (isLabelled && isNearPhone(number) && !/^ ?(?:小时|分钟|点|天|年|月|元|例|人)/.test(view.digits.slice(end)));
    if (!isPhone || (!isLabelled && !isForeign && !standsAlone(view, number))) return [];
    const extension = EXTENSION.exec(view.digits.slice(end))?.[0].length ?? 0;
    const plus = /[+(]{1,2} ?$/.exec(words)?.[0].length ?? 0;
    return [{ kind: 'phone' as const, start: start - plus, end: end + extension }];
  });

function isMobile(
  number: JoinedNumber,
  { isLabelled, isPrefixed }: { isLabelled: boolean; isPrefixed: boolean },
): boolean {
  const { digits, sizes } = number;
  const own = /^(?:(?:00)?86|0)?(?=1[3-9]\d{9}$)/.exec(digits);
  if (!own) return false;
  const prefix = own[0].length;
  const isPlain = prefix === 0 || isPrefixed || isLabelled || sizes[0] === prefix || sizes.length === 1;
  return isPlain && (isLabelled || isOneNumber(number));
}

function isLandline({ digits, sizes, gaps }: JoinedNumber, isLabelled: boolean): boolean {
  const own = digits.replace(/^(?:00)?86(?=0?[1-9]\d)/, '');
  const area = /^(?:0(?:10|2\d)(?=\d{8}$)|0[3-9]\d{2}(?=\d{7,8}$))/.exec(own)?.[0];
  if (area === undefined) return false;
  return isLabelled || gaps.length === 0 || (gaps.length <= 3 && sizes.includes(area.length));
}

/** Behind "my number is" also what is cut short, of another country, or without its area. */
const isNearPhone = (number: JoinedNumber): boolean =>
  /^\d{7,13}$/.test(number.digits) && number.sizes.slice(1).every((size) => size >= 3) && isOneNumber(number);
