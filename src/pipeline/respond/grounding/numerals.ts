const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const POWERS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const MYRIADS: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };

/** Characters of Chinese numerals; 半 is read apart. */
export const CHINESE_NUMERAL =
  '[零〇一二两三四五六七八九十百千万亿]+(?:点[零〇一二三四五六七八九]+)?(?<!千(?=[克米瓦卡帕焦]))';

const ENGLISH: Readonly<Record<string, number>> = {
  half: 0.5,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
  thousand: 1000,
};
const UNITS_OF_TEN = 'one|two|three|four|five|six|seven|eight|nine';
const TENS = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety';
/** Numbers as English writes them out, up to some thousands. */
export const ENGLISH_NUMERAL = `(?:(?:${TENS})[- ](?:${UNITS_OF_TEN})|(?:${Object.keys(ENGLISH).join('|')})(?: (?:hundred|thousand))?)`;

/** 一百二十三 → 123, 三点五 → 3.5, 二〇二四 → 2024; what is no numeral gives NaN. */
export function chineseNumber(text: string): number {
  const [whole = '', fraction] = text.split('点');
  if (fraction !== undefined) {
    const digits = Array.from(fraction, (character) => DIGITS[character] ?? NaN).join('');
    return chineseNumber(whole) + Number(`0.${digits}`);
  }
  const isSpelled = /^[零〇一二三四五六七八九]{2,}$/.test(whole);
  if (isSpelled) return Number(Array.from(whole, (character) => DIGITS[character]).join(''));
  let [total, section, digit] = [0, 0, 0];
  let last = 1;
  for (const character of whole) {
    const power = POWERS[character];
    const myriad = MYRIADS[character];
    if (power !== undefined) {
      section += (digit === 0 && section === 0 && power === 10 ? 1 : digit) * power;
      last = power;
      digit = 0;
    } else if (myriad !== undefined) {
      total = (total + section + digit) * myriad;
      [section, digit] = [0, 0];
      last = myriad;
    } else {
      digit = DIGITS[character] ?? NaN;
      if (character === '零') last = 10;
    }
  }
  // 一百二 is 120, 三千五 is 3500.
  const tail = digit > 0 && last >= 100 ? digit * (last / 10) : digit;
  return total + section + tail;
}

/** `twenty-one` → 21, `two hundred` → 200. */
export function englishNumber(text: string): number {
  const words = text.split(/[- ]/).map((word) => ENGLISH[word] ?? NaN);
  const [first = NaN, second] = words;
  if (second === undefined) return first;
  return second >= 100 ? first * second : first + second;
}

/** Any of the forms, thousands marks and myriads behind digits included: `1,200`, `1.5万`. */
export function numberOf(text: string): number {
  const digits = /^(\d[\d,]*(?:\.\d+)?)([万亿千百]?)$/.exec(text);
  if (digits) {
    const factor = MYRIADS[digits[2] ?? ''] ?? POWERS[digits[2] ?? ''] ?? 1;
    return Number((digits[1] ?? '').replaceAll(',', '')) * factor;
  }
  if (text === '半') return 0.5;
  return /^[a-z]/.test(text) ? englishNumber(text) : chineseNumber(text);
}
