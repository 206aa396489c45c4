import { foldText } from '../../text/character-runs';
import type { SourceDescription } from '../source/source-description';
import type { ExampleQuestion, SimilarExamples } from './similar-examples';

type Names = Pick<SourceDescription, 'tables' | 'terms'>;

const OF_TERM = 1;
const OF_EXAMPLE = 0.8;
/** Less like the question than this, an example says nothing. */
const LEAST_SIMILARITY = 0.3;
const EXAMPLES = 3;

export interface Hints {
  /** By `table` and `table.column` in lower case: what is added to their scores. */
  scores: ReadonlyMap<string, number>;
  /** What the terms of the question mean, to be read as a part of it. */
  meanings: readonly string[];
}

/** What the terms that stand in a question, and questions like it, tell of tables and columns. */
export class HintFinder {
  private readonly terms: readonly { term: string; means: string }[];

  constructor(
    private readonly names: Names,
    private readonly examples: SimilarExamples,
  ) {
    this.terms = names.terms.map(({ term, means }) => ({ term: foldText(term), means }));
  }

  find(question: string): Hints {
    const folded = foldText(question);
    const meanings = this.terms.filter(({ term }) => folded.includes(term)).map(({ means }) => means);
    const scores = new Map<string, number>();
    for (const meaning of meanings) this.add(scores, meaning, OF_TERM);
    for (const { sql, similarity } of this.examples.nearest(question, EXAMPLES)) {
      if (similarity >= LEAST_SIMILARITY) this.add(scores, sql, OF_EXAMPLE * similarity);
    }
    return { scores, meanings };
  }

  /** Tables and columns whose names stand in the text; a column only with its table, or where one table has it. */
  private add(scores: Map<string, number>, text: string, weight: number): void {
    const words = new Set(foldText(text).match(/[\p{L}\p{N}_$]+/gu) ?? []);
    const isSaid = (name: string): boolean => words.has(foldText(name)) || (/\W/.test(name) && text.includes(name));
    const raise = (name: string): void =>
      void scores.set(name.toLowerCase(), Math.max(weight, scores.get(name.toLowerCase()) ?? 0));
    for (const { name, columns } of this.names.tables) {
      const isTableSaid = isSaid(name);
      if (isTableSaid) raise(name);
      for (const column of columns) {
        if (isSaid(column.name) && (isTableSaid || this.isOnlyOne(column.name))) raise(`${name}.${column.name}`);
      }
    }
  }

  private isOnlyOne(column: string): boolean {
    return this.names.tables.filter(({ columns }) => columns.some(({ name }) => name === column)).length === 1;
  }
}

/** Examples of the source, its saved questions included. */
export const examplesOf = ({ examples, saved }: Pick<SourceDescription, 'examples' | 'saved'>): ExampleQuestion[] => [
  ...examples,
  ...saved.flatMap(({ questions, sql }) => questions.map((question) => ({ question, sql }))),
];
