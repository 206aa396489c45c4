import type { PassageIndex } from '../../core/ports/passage-index';
import { characterRuns, foldText } from '../../text/character-runs';
import { hashTerm, TermKind } from '../../text/terms';

/** How much a character by itself, a pair side by side and a word tell. */
const CHARACTER = 0.85;
const PAIR = 1;
const WORD = 1.85;
/** Said so many times, a term counts to this power of it. */
const REPETITION_POWER = 0.75;

interface Term {
  weight: number;
  /** Of more than one character. */
  isTelling: boolean;
}

/** The characters, pairs of characters and words of a question, found again in other texts without hashing those. */
export class QuestionTerms {
  private readonly terms: Term[] = [];
  private readonly characters = new Map<number, number>();
  private readonly pairs = new Map<number, number>();
  private readonly words = new Map<string, number>();
  /** Of all telling terms; never 0. */
  readonly tellingWeight: number;

  constructor(text: string, index: PassageIndex) {
    const folded = foldText(text);
    const counts: number[] = [];
    const add = <Key>(known: Map<Key, number>, key: Key, rarity: () => number, factor: number): void => {
      let number = known.get(key);
      if (number === undefined) {
        number = this.terms.length;
        known.set(key, number);
        this.terms.push({ weight: factor * rarity(), isTelling: factor !== CHARACTER });
      }
      counts[number] = (counts[number] ?? 0) + 1;
    };
    for (const run of characterRuns(folded)) {
      if (run.kind === 'latin') {
        const word = folded.slice(run.start, run.end);
        add(this.words, word, () => index.searchWeightOf(hashTerm(word, 0, word.length, TermKind.word)), WORD);
        continue;
      }
      for (let at = run.start; at < run.end; at++) {
        const code = folded.charCodeAt(at);
        add(this.characters, code, () => index.searchWeightOf(hashTerm(folded, at, at + 1, TermKind.extra)), CHARACTER);
        if (at + 1 === run.end) continue;
        const pair = code * 0x10000 + folded.charCodeAt(at + 1);
        add(this.pairs, pair, () => index.searchWeightOf(hashTerm(folded, at, at + 2, TermKind.cjk)), PAIR);
      }
    }
    this.terms.forEach((term, number) => (term.weight *= (counts[number] ?? 1) ** REPETITION_POWER));
    this.tellingWeight = this.terms.reduce((sum, { weight, isTelling }) => sum + (isTelling ? weight : 0), 0) || 1;
  }

  get size(): number {
    return this.terms.length;
  }

  weightOf(term: number): number {
    return this.terms[term]?.weight ?? 0;
  }

  isTelling(term: number): boolean {
    return this.terms[term]?.isTelling ?? false;
  }

  /** Calls `onTerm` for each place of the folded text where a term stands, in order. */
  find(folded: string, onTerm: (term: number, place: number) => void): void {
    for (const { kind, start, end } of characterRuns(folded)) {
      if (kind === 'latin') {
        const word = this.words.get(folded.slice(start, end));
        if (word !== undefined) onTerm(word, start);
        continue;
      }
      let before = 0;
      for (let at = start; at < end; at++) {
        const code = folded.charCodeAt(at);
        const character = this.characters.get(code);
        if (character === undefined) {
          before = 0;
          continue;
        }
        const pair = before === 0 ? undefined : this.pairs.get(before * 0x10000 + code);
        if (pair !== undefined) onTerm(pair, at - 1);
        onTerm(character, at);
        before = code;
      }
    }
  }
}
