import { lettersOf } from '../visible-text';

export interface KnownWordsOptions {
  /** So many letters and digits in a row are no chance: in Chinese, and else. */
  chinese: number;
  other: number;
}

const CHINESE = /[\u3400-\u9fff]/;

/** Texts of which no stretch of some length may be said. */
export class KnownWords {
  private readonly stretches = new Set<string>();
  private readonly lengths: readonly number[];

  constructor(
    texts: readonly string[],
    private readonly options: KnownWordsOptions,
  ) {
    for (const text of texts) this.add(lettersOf(text));
    this.lengths = [...new Set([...this.stretches].map(({ length }) => length))];
  }

  /** Starts and lengths of the stretches that stand in a text of letters and digits. */
  stretchesIn(letters: string): { start: number; length: number; words: string }[] {
    const found: { start: number; length: number; words: string }[] = [];
    for (const length of this.lengths) {
      for (let start = 0; start + length <= letters.length; start++) {
        const words = letters.slice(start, start + length);
        if (this.stretches.has(words)) found.push({ start, length, words });
      }
    }
    return found;
  }

  /** A text shorter than a stretch counts as a whole, if it is longer than half of one. */
  private add(letters: string): void {
    const { chinese, other } = this.options;
    for (const length of [chinese, other]) {
      if (letters.length < length) {
        if (length === other && letters.length > other / 2 && !CHINESE.test(letters)) this.stretches.add(letters);
        continue;
      }
      for (let at = 0; at + length <= letters.length; at++) {
        const words = letters.slice(at, at + length);
        if (length === other || CHINESE.test(words)) this.stretches.add(words);
      }
    }
  }
}
