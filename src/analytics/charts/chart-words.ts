import type { Language } from '../../core/question';

/** GB 45438-2025 asks for letters of at least a twentieth of the shorter side. */
export const GENERATED = 'AI 生成 · AI-generated';

export const chartWords = {
  zh: { count: '数量', of: (name: string, unit: string) => `${name}（${unit}）` },
  en: { count: 'Count', of: (name: string, unit: string) => `${name} (${unit})` },
} as const satisfies Record<Language, unknown>;

const englishMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Months and days short, with the year below where it begins; null where the categories are neither. */
export function timeWords(categories: readonly string[], step: number, language: Language): string[] | null {
  const isMonths = categories.every((name) => /^\d{4}-\d\d$/.test(name));
  const isDays = !isMonths && categories.every((name) => /^\d{4}-\d\d-\d\d$/.test(name));
  if (!isMonths && !isDays) return null;
  let shown = '';
  return categories.map((name, at) => {
    const [year = '', month = '', day = ''] = name.split('-');
    const short = isDays ? `${Number(month)}/${Number(day)}` : monthWord(Number(month), language);
    if (at % step !== 0 || year === shown) return short;
    shown = year;
    return `${short}\n${year}`;
  });
}

const monthWord = (month: number, language: Language): string =>
  language === 'zh' ? `${month}月` : (englishMonths[month - 1] ?? String(month));
