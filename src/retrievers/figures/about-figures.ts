import { distinctIndexTerms } from '../../text/terms';

const FIGURE_WORDS =
  /[图圖]|曲线|箭头|横轴|纵轴|坐标|流程|示意|照片|截屏|表格|表\s*[0-9一二三四五六七八九十]|\b(?:figures?|figs?\.|charts?|graphs?|plots?|curves?|diagrams?|drawings?|tables?|pictures?|images?|panels?|axis|axes|flow ?charts?|arrows?)\b/iu;

/** Whether words ask for something drawn or tabulated. */
export const namesFigure = (text: string): boolean => FIGURE_WORDS.test(text);

/** Share of what a question is about that a text has, 0 to 1. @param weightOf how much a term tells, from 0 */
export function coveredShare(question: string, text: string, weightOf: (term: number) => number): number {
  const has = new Set(distinctIndexTerms(text));
  let covered = 0;
  let all = 0;
  for (const term of distinctIndexTerms(question)) {
    const weight = weightOf(term);
    all += weight;
    if (has.has(term)) covered += weight;
  }
  return all === 0 ? 0 : covered / all;
}
