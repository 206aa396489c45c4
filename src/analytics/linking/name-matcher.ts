import type { QuestionWords } from './question-words';
import type { EntryWords } from './schema-entry';
import { meanAlike, wordLikeness } from './word-likeness';

const MEANS_ALIKE = 0.6;
/** A Chinese character that two words share tells less than two side by side. */
const SINGLE_CHARACTERS = 0.3;
/** In the name of its column, what the table is called counts less: `city_name` of `city` is the name. */
const NAME_OF_TABLE = 0.4;
/** A name is matched by all of its words and by its best one. */
const WHOLE_NAME = 0.6;
/** A description of fewer words is weighed as if it had so many. */
const MOST_WEIGHED = 3;

/** Holds names against one question. */
export class NameMatcher {
  /** Names share words. */
  private readonly known = new Map<string, number>();

  constructor(
    private readonly question: QuestionWords,
    private readonly rarity: (word: string) => number,
  ) {}

  /** How much of a name the question says, about 0 to 1. @param ofTable words of the table that the name is in */
  match(words: EntryWords, ofTable?: EntryWords): number {
    let all = 0;
    let matched = 0;
    let best = 0;
    const count = (weight: number, likeness: number, weightAlone: number): void => {
      all += weight;
      matched += weight * likeness;
      best = Math.max(best, weightAlone * likeness);
    };
    for (const word of words.latin) {
      const isOfTable = words.latin.length > 1 && ofTable?.latin.includes(word);
      const weight = this.rarity(word) * (isOfTable ? NAME_OF_TABLE : 1);
      count(weight, this.likeness(word), weight);
    }
    for (const [at, run] of words.chinese.entries()) {
      count(Math.sqrt(run.length), this.chineseLikeness(run, words.concepts[at] ?? []), 1);
    }
    return all === 0 ? 0 : WHOLE_NAME * (matched / all) + (1 - WHOLE_NAME) * best;
  }

  /** How much of a description the question says, from 0. */
  share({ latin, chinese, concepts }: EntryWords): number {
    let all = 0;
    let matched = 0;
    for (const word of new Set(latin)) {
      all += this.rarity(word);
      matched += this.rarity(word) * this.likeness(word);
    }
    for (const [at, run] of chinese.entries()) {
      all += 1;
      matched += this.chineseLikeness(run, concepts[at] ?? []);
    }
    return all === 0 ? 0 : matched / Math.max(1, Math.min(all, MOST_WEIGHED));
  }

  private likeness(word: string): number {
    const before = this.known.get(word);
    if (before !== undefined) return before;
    let best = meanAlike(word, this.question.concepts) ? MEANS_ALIKE : 0;
    for (const asked of this.question.stems) best = Math.max(best, wordLikeness(asked, word));
    this.known.set(word, best);
    return best;
  }

  private chineseLikeness(run: string, concepts: readonly number[]): number {
    const { chinese } = this.question;
    const covered = new Uint8Array(run.length);
    let single = 0;
    for (let at = 0; at < run.length; at++) {
      if (chinese.has(run.charAt(at))) single++;
      if (at + 1 < run.length && chinese.has(run.slice(at, at + 2))) covered.fill(1, at, at + 2);
    }
    const paired = run.length === 1 ? single : covered.reduce((sum, one) => sum + one, 0);
    const letters = Math.max(paired, SINGLE_CHARACTERS * single) / run.length;
    const meant = concepts.filter((concept) => this.question.concepts.has(concept)).length;
    return Math.max(letters, MEANS_ALIKE * Math.sqrt(meant / Math.max(1, concepts.length)));
  }
}
