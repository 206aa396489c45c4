import type { Language } from '../../core/question';

const scales: Readonly<Record<Language, readonly (readonly [number, string])[]>> = {
  zh: [
    [1e12, '万亿'],
    [1e8, '亿'],
    [1e4, '万'],
  ],
  en: [
    [1e12, 'T'],
    [1e9, 'B'],
    [1e6, 'M'],
    [1e4, 'k'],
  ],
};

/** A value as people read it: 1,234 and 1.23万, at most so many decimals. */
export function numberWords(value: number, language: Language, decimals = 2): string {
  const size = Math.abs(value);
  if (size >= 1e16 || (size > 0 && size < 1e-4)) return value.toExponential(2).replace(/\.?0+e/, 'e');
  const [scale, word] = scales[language].find(([least]) => size >= least) ?? [1, ''];
  const factor = word === 'k' ? 1e3 : scale;
  return plainNumber(value / factor, size < 1 ? Math.max(decimals, 3) : decimals) + word;
}

/** With commas between thousands. */
export const plainNumber = (value: number, decimals = 2): string =>
  value.toLocaleString('en-US', { maximumFractionDigits: decimals });
