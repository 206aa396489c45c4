import { TermTable, type TermTableData } from './term-table';
import { distinctIndexTerms, kindOf, TermKind } from './terms';
import { TopScores } from './top-scores';

export interface LabelledText {
  id: string;
  text: string;
}

/** Short texts as unit vectors in an inverted index; plain arrays that can be handed between threads. */
export interface SimilarTextsData {
  ids: string[];
  terms: TermTableData;
  offsets: Uint32Array;
  postingTexts: Int32Array;
  /** Weight of the term in the text's vector of length 1. */
  postingWeights: Float32Array;
  /** Inverse document frequency by term number. */
  termWeights: Float32Array;
}

/** Pieces of words would otherwise outnumber the words they are of. */
const WORD_PIECE_WEIGHT = 0.3;

export function buildSimilarTexts(texts: readonly LabelledText[]): SimilarTextsData {
  const table = new TermTable();
  const kinds: number[] = [];
  const rows = texts.map(({ text }) =>
    distinctIndexTerms(text).map((term) => {
      const number = table.add(term);
      kinds[number] = kindOf(term);
      return number;
    }),
  );
  const frequencies = new Uint32Array(table.size);
  for (const row of rows) for (const term of row) frequencies[term] = (frequencies[term] as number) + 1;
  const termWeights = Float32Array.from(frequencies, (frequency, term) => {
    const kindWeight = kinds[term] === TermKind.wordPiece ? WORD_PIECE_WEIGHT : 1;
    return kindWeight * Math.log(1 + (texts.length + 1) / (frequency + 0.5));
  });
  const offsets = new Uint32Array(table.size + 1);
  for (let term = 0; term < table.size; term++) {
    offsets[term + 1] = (offsets[term] as number) + (frequencies[term] as number);
  }
  const next = offsets.slice();
  const postingTexts = new Int32Array(offsets[table.size] as number);
  const postingWeights = new Float32Array(offsets[table.size] as number);
  rows.forEach((row, textNumber) => {
    let squares = 0;
    for (const term of row) squares += (termWeights[term] as number) ** 2;
    const length = Math.sqrt(squares) || 1;
    for (const term of row) {
      const position = next[term] as number;
      next[term] = position + 1;
      postingTexts[position] = textNumber;
      postingWeights[position] = (termWeights[term] as number) / length;
    }
  });
  return { ids: texts.map(({ id }) => id), terms: table.toData(), offsets, postingTexts, postingWeights, termWeights };
}

/** Finds the texts most like a given one. */
export class SimilarTexts {
  private readonly table: TermTable;
  private readonly scores: Float32Array;
  private readonly unknownWeight: number;

  constructor(private readonly data: SimilarTextsData) {
    this.table = new TermTable(data.terms);
    this.scores = new Float32Array(data.ids.length);
    this.unknownWeight = Math.log(1 + (data.ids.length + 1) / 0.5);
  }

  /**
   * Best first; texts that share nothing are left out.
   * @param among looks at these only
   */
  nearest(text: string, limit: number, among?: (id: string) => boolean): { id: string; similarity: number }[] {
    const { offsets, postingTexts, postingWeights, termWeights } = this.data;
    const scores = this.scores.fill(0);
    let squares = 0;
    for (const term of distinctIndexTerms(text)) {
      const number = this.table.find(term);
      const kindWeight = kindOf(term) === TermKind.wordPiece ? WORD_PIECE_WEIGHT : 1;
      const weight = number < 0 ? this.unknownWeight * kindWeight : (termWeights[number] as number);
      squares += weight * weight;
      if (number < 0) continue;
      for (let at = offsets[number] as number; at < (offsets[number + 1] as number); at++) {
        const place = postingTexts[at] as number;
        scores[place] = (scores[place] as number) + weight * (postingWeights[at] as number);
      }
    }
    this.data.ids.forEach((id, place) => {
      if (among && !among(id)) scores[place] = 0;
    });
    const top = new TopScores(Math.max(1, Math.min(limit, scores.length)));
    top.largest(scores);
    const length = Math.sqrt(squares) || 1;
    return top.selected().map(({ place, value }) => ({
      id: this.data.ids[place] as string,
      similarity: Math.min(1, value / length),
    }));
  }
}
