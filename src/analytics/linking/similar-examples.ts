import { buildSimilarTexts, SimilarTexts } from '../../text/similar-texts';

/** A question and its SQL. */
export interface ExampleQuestion {
  question: string;
  sql: string;
}

/** Finds the examples most like a question, by n-grams. */
export class SimilarExamples {
  private readonly texts: SimilarTexts;

  constructor(private readonly examples: readonly ExampleQuestion[]) {
    this.texts = new SimilarTexts(
      buildSimilarTexts(examples.map(({ question }, at) => ({ id: String(at), text: question }))),
    );
  }

  /** Best first, each SQL once; what shares nothing is left out. `similarity` is from 0 to 1. */
  nearest(question: string, limit: number): (ExampleQuestion & { similarity: number })[] {
    if (this.examples.length === 0 || limit < 1) return [];
    const seen = new Set<string>();
    return this.texts
      .nearest(question, this.examples.length)
      .map(({ id, similarity }) => ({ ...(this.examples[Number(id)] as ExampleQuestion), similarity }))
      .filter(({ sql }) => !seen.has(sql) && seen.add(sql))
      .slice(0, limit);
  }
}

/** For a list that is asked once. @see SimilarExamples */
export const similarExamples = (
  question: string,
  examples: readonly ExampleQuestion[],
  limit: number,
): ExampleQuestion[] =>
  new SimilarExamples(examples).nearest(question, limit).map(({ question: asked, sql }) => ({ question: asked, sql }));
