import type { Language } from '../../core/question';
import { distinctSearchTerms, type Term } from '../../text/terms';
import { seededRandom, shuffled } from '../../text/seeded-random';

export type ChatterLines = Readonly<Record<Language, readonly string[]>>;

/** How hard chatter counts against a term: one used in 1 of 400 lines of chatter keeps half its weight. */
const HARDNESS = 400;
/** Messages to calibrate with that are joined of lines; lines that stand alone are taken once each. */
const JOINED_SAMPLE = 1000;

/** What people say in any group about nothing in particular: it weighs down its own words and shows what silence has to cover. */
export class EverydayChatter {
  private readonly counts = new Map<Term, number>();
  private readonly lineCount: number;

  constructor(private readonly lines: ChatterLines) {
    const all = [...lines.zh, ...lines.en];
    this.lineCount = Math.max(1, all.length);
    for (const line of all) {
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

  /**
   * Messages to calibrate with. Chinese lines are joined until they are as long as messages of substance: the score
   * grows with length, and chance finds grow with the number of units.
   */
  sample(language: Language, unitCount: number): string[] {
    const lines = this.lines[language];
    if (lines.length === 0) return [];
    const random = seededRandom(3);
    const order = shuffled(lines, random);
    const shortest = language === 'zh' ? shortestMessage(unitCount) : 0;
    const size = shortest > 0 ? JOINED_SAMPLE : order.length;
    return Array.from({ length: size }, (_, at) => {
      let message = order[at % order.length] as string;
      while (message.length < shortest) message += `，${lines[Math.floor(random() * lines.length)] as string}`;
      return message;
    });
  }

  private factor(count: number): number {
    return 1 / (1 + (HARDNESS * count) / this.lineCount);
  }
}

/** In characters: 24 at a hundred units, 48 at a thousand, between 20 and 64. */
const shortestMessage = (unitCount: number): number =>
  Math.max(20, Math.min(64, 24 * (Math.log10(Math.max(1, unitCount)) - 1)));
