const ARTICLES = new Set(['a', 'an', 'the']);
const YES = new Set(['yes', 'y', 'true', '是', '有', '对', '能', '会']);
const NO = new Set(['no', 'n', 'false', '否', '无', '不', '没']);

/**
 * The words of an answer as they are compared: lower case, compatibility forms unified, without punctuation and English
 * articles; a Chinese character is a word. A point within a number stays.
 */
export function answerWords(answer: string): string[] {
  const plain = answer.normalize('NFKC').toLowerCase();
  const words = plain.match(/[\u3400-\u9fff]|\d+(?:\.\d+)+|[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const told = words.flatMap((word) => (/\p{Script=Han}/u.test(word) ? Array.from(word) : [word]));
  const kept = told.filter((word) => !ARTICLES.has(word));
  if (kept.length > 0) return kept;
  // A choice of letters, or a sign.
  return told.length > 0 || plain.trim() === '' ? told : [plain.trim()];
}

export const isExact = (predicted: string, answer: string): boolean => {
  const [left, right] = [answerWords(predicted), answerWords(answer)];
  return left.length > 0 && left.join(' ') === right.join(' ');
};

/** What a whole answer of yes or no says; null for any other. */
export function wholeYesOrNo(answer: string): 'yes' | 'no' | null {
  const words = answerWords(answer);
  return words.length === 1 || /^(?:没有|不是|不能|不会)$/.test(words.join('')) ? firstYesOrNo(answer) : null;
}

/** What an answer begins with, such as `Yes, there is`. */
export function firstYesOrNo(answer: string): 'yes' | 'no' | null {
  const [first = ''] = answerWords(answer);
  if (YES.has(first)) return 'yes';
  return NO.has(first) ? 'no' : null;
}

/** F1 of the words that both have, each as often as both have it (as SQuAD counts). */
export function tokenF1(predicted: string, answer: string): number {
  const [left, right] = [answerWords(predicted), answerWords(answer)];
  const rest = [...right];
  let common = 0;
  for (const word of left) {
    const at = rest.indexOf(word);
    if (at < 0) continue;
    rest.splice(at, 1);
    common++;
  }
  return common === 0 ? 0 : (2 * common) / (left.length + right.length);
}

/** Of vectors of length 1; what points away counts as nothing. */
export function positiveCosine(left: Float32Array, right: Float32Array): number {
  let product = 0;
  left.forEach((value, at) => {
    product += value * (right[at] ?? 0);
  });
  return Math.min(1, Math.max(0, product));
}
