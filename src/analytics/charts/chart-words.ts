import type { Language } from '../../core/question';

/** GB 45438-2025 asks for letters of at least a twentieth of the shorter side. */
export const GENERATED = 'AI 生成 · AI-generated';

export const chartWords = {
  zh: { count: '数量', of: (name: string, unit: string) => `${name}（${unit}）` },
  en: { count: 'Count', of: (name: string, unit: string) => `${name} (${unit})` },
} as const satisfies Record<Language, unknown>;

const englishMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const monthWord = (month: number, language: Language): string =>
  language === 'zh' ? `${month}月` : (englishMonths[month - 1] ?? String(month));

/** What is left of a time without its year. */
const shortTimes = [
  { form: /^\d{4} Q\d$/, short: (rest: string) => rest },
  { form: /^\d{4}-\d\d$/, short: (rest: string, language: Language) => monthWord(Number(rest), language) },
  { form: /^\d{4}-\d\d-\d\d$/, short: (rest: string) => rest.split('-').map(Number).join('/') },
] as const;

/** Quarters, months and days short, with the year below where it begins; null where the categories are none of them. */
export function timeWords(categories: readonly string[], step: number, language: Language): string[] | null {
  const short = shortTimes.find(({ form }) => categories.every((name) => form.test(name)))?.short;
  if (!short) return null;
  let shown = '';
  return categories.map((name, at) => {
    const year = name.slice(0, 4);
    const word = short(name.slice(5), language);
    if (at % step !== 0 || year === shown) return word;
    shown = year;
    return `${word}\n${year}`;
  });
}
