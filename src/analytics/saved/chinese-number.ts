const DIGITS = '零一二三四五六七八九';

/** What `十二`, `二十`, `两` or the row of digits `二〇二五` says; null where it is no number below a hundred or row of digits. */
export function chineseNumber(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text);
  const plain = text.replaceAll('〇', '零').replaceAll('两', '二');
  const tens = /^([一二三四五六七八九])?十([一二三四五六七八九])?$/.exec(plain);
  if (tens) return digit(tens[1] ?? '一') * 10 + (tens[2] ? digit(tens[2]) : 0);
  if (!/^[零一二三四五六七八九]+$/.test(plain)) return null;
  return Number(Array.from(plain, digit).join(''));
}

const digit = (sign: string): number => DIGITS.indexOf(sign);
