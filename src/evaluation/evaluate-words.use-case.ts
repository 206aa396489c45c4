/** What finds the words of a list. */
export interface FindsWords {
  find(text: string): readonly { word: string; action: string }[];
}

export interface WordsHit {
  /** Line of the file, from 1. */
  line: number;
  words: readonly string[];
  isBlocked: boolean;
  text: string;
}

export interface WordsEvaluation {
  texts: number;
  /** Share of the texts that bear a listed word; of harmless texts each is a false alarm. */
  flagged: number;
  /** Share that would be blocked. */
  blocked: number;
  hits: readonly WordsHit[];
}

/** Measures how much of a file of texts a list of words takes notice of. */
export class EvaluateWords {
  constructor(private readonly finder: FindsWords) {}

  run(texts: readonly { line: number; text: string }[]): WordsEvaluation {
    const hits = texts.flatMap(({ line, text }): WordsHit[] => {
      const found = this.finder.find(text);
      if (found.length === 0) return [];
      const isBlocked = found.some(({ action }) => action === 'block');
      return [{ line, words: found.map(({ word }) => word), isBlocked, text }];
    });
    const share = (count: number): number => count / Math.max(1, texts.length);
    return {
      texts: texts.length,
      flagged: share(hits.length),
      blocked: share(hits.filter(({ isBlocked }) => isBlocked).length),
      hits,
    };
  }
}
