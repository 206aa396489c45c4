import { distinctSearchTerms, type Term } from '../../text/terms';
import { seededRandom } from './seeded-random';

/** How hard chatter counts against a term: one used in 1 of 300 lines of chatter keeps half its weight. */
const HARDNESS = 300;
/** Lines shorter than this are joined with more: what decides is how a message of substance without subject scores. */
const SHORTEST_MESSAGE = 16;

/** What people say in any group about nothing in particular: it weighs down its own words and shows what silence has to cover. */
export class EverydayChatter {
  private readonly counts = new Map<Term, number>();
  private readonly lineCount: number;

  constructor(private readonly lines: readonly string[]) {
    this.lineCount = Math.max(1, lines.length);
    for (const line of lines) {
      for (const term of distinctSearchTerms(line)) this.counts.set(term, (this.counts.get(term) ?? 0) + 1);
    }
  }

  /** What is left of the term's weight: 1 for a term that chatter does not use, towards 0. */
  readonly factorOf = (term: Term): number => this.factor(this.counts.get(term) ?? 0);

  /** The correction for a line that is itself of the chatter: as if the line had not been counted. */
  readonly leaveOneOut = (term: Term): number => {
    const count = this.counts.get(term) ?? 0;
    return this.factor(Math.max(0, count - 1)) / this.factor(count);
  };

  /** Messages to calibrate with: each line, short ones joined with others. */
  messages(): string[] {
    const random = seededRandom(3);
    return this.lines.map((line) => {
      let message = line;
      while (message.length < SHORTEST_MESSAGE) {
        message += `，${this.lines[Math.floor(random() * this.lines.length)] ?? ''}`;
      }
      return message;
    });
  }

  private factor(count: number): number {
    return 1 / (1 + (HARDNESS * count) / this.lineCount);
  }
}
