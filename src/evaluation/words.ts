/** The words of a text: Chinese ones as jieba cuts them, others as they stand between spaces and signs. */
export type WordReader = (text: string) => string[];

const CHINESE = '\\u3400-\\u9fff\\uf900-\\ufaff';
const RUN = new RegExp(`[${CHINESE}]+|(?:(?![${CHINESE}])[\\p{L}\\p{N}\\p{M}])+`, 'gu');
const IS_CHINESE = new RegExp(`^[${CHINESE}]`);

/** Loads the dictionary on first use. Words are in lower case and in their usual form. */
export async function loadWordReader(): Promise<WordReader> {
  const jieba = await loadJieba();
  return (text) =>
    (text.normalize('NFKC').toLowerCase().match(RUN) ?? []).flatMap((run) =>
      IS_CHINESE.test(run) ? jieba.cut(run, true) : [run],
    );
}

async function loadJieba() {
  const [{ Jieba }, { dict }] = await Promise.all([import('@node-rs/jieba'), import('@node-rs/jieba/dict.js')]);
  return Jieba.withDict(dict);
}

/** Loads the dictionary on first use. Tokens exactly as jieba's `cut` gives them, marks and blanks included. */
export async function loadTokenCutter(): Promise<(text: string) => string[]> {
  const jieba = await loadJieba();
  return (text) => jieba.cut(text);
}

/** Share of the words of `reference` that `text` has as well, as often as it has them; 1 for an empty reference. */
export function wordRecall(reference: readonly string[], text: readonly string[]): number {
  if (reference.length === 0) return 1;
  const counts = new Map<string, number>();
  for (const word of text) counts.set(word, (counts.get(word) ?? 0) + 1);
  let found = 0;
  for (const word of reference) {
    const left = counts.get(word) ?? 0;
    if (left === 0) continue;
    counts.set(word, left - 1);
    found++;
  }
  return found / reference.length;
}
