import { lettersOf, visibleText } from '../visible-text';

/** Sentences one by one, and as the one text that a reader sees: what is cut in two is still found. */
export class JoinedSentences {
  /** As it is read, each sentence behind the other. */
  readonly text: string;
  /** Letters and digits alone. */
  readonly letters: string;
  private readonly textOwners: readonly number[];
  private readonly letterOwners: readonly number[];

  /** @param sentences with the blanks between them, if there are any */
  constructor(readonly sentences: readonly string[]) {
    const visible = sentences.map(visibleText);
    const letters = sentences.map(lettersOf);
    this.text = visible.join('');
    this.letters = letters.join('');
    this.textOwners = ownersOf(visible);
    this.letterOwners = ownersOf(letters);
  }

  /** The matches in the text that is read, with the sentences that each touches. */
  find(pattern: RegExp): { match: string; places: number[] }[] {
    const all = new RegExp(pattern.source, pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`);
    return [...this.text.matchAll(all)].map((found) => ({
      match: found[0],
      places: placesOf(this.textOwners, found.index, found[0].length),
    }));
  }

  /** The sentences that a stretch of the letters touches. */
  placesOfLetters(start: number, length: number): number[] {
    return placesOf(this.letterOwners, start, length);
  }
}

const ownersOf = (parts: readonly string[]): number[] =>
  parts.flatMap((part, at) => new Array<number>(part.length).fill(at));

const placesOf = (owners: readonly number[], start: number, length: number): number[] => [
  ...new Set(owners.slice(start, start + Math.max(1, length))),
];
