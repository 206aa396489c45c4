import type { Evidence } from '../../../core/answer';
import type { Quantity } from './quantity';
import { type Clause, type ReadText, readText } from './read-text';

/** A clause of the evidence, in its text. */
export interface SourceClause {
  clause: Clause;
  text: ReadText;
  /** The others of its sentence; of a sentence without end, those next to it. */
  around: readonly Clause[];
}

/** A number of the evidence, with the clause that it stands in. */
export interface SourceQuantity {
  quantity: Quantity;
  text: ReadText;
  at: SourceClause | undefined;
}

/** Some of the evidence, as one sentence is held against it. */
export interface SourceView {
  texts: readonly ReadText[];
  clauses: readonly SourceClause[];
  quantities: readonly SourceQuantity[];
  /** How much a term tells: those that stand everywhere tell little. */
  weightOf: (key: string) => number;
  /** All that stands in it, as words and pairs of characters. */
  has: (key: string) => boolean;
}

/** The evidence of one draft; a piece is read once, when a sentence first names it. */
export class GroundingSources {
  private readonly read = new Map<Evidence, ReadText>();
  private readonly views = new Map<string, SourceView>();

  constructor(readonly evidence: readonly Evidence[]) {}

  viewOf(items: readonly Evidence[]): SourceView {
    const key = items.map((item) => this.evidence.indexOf(item)).join(' ');
    let view = this.views.get(key);
    if (!view) {
      view = viewOf(items.map((item) => this.textOf(item)));
      this.views.set(key, view);
    }
    return view;
  }

  private textOf(item: Evidence): ReadText {
    let text = this.read.get(item);
    if (!text) {
      // As the model sees it.
      text = readText(`${[item.title, ...item.headingPath].filter((part) => part !== '').join(' › ')}\n${item.text}`);
      this.read.set(item, text);
    }
    return text;
  }
}

/** Words of English that begin alike are of one family. */
export const BEGINNING = 6;

export function viewOf(texts: readonly ReadText[]): SourceView {
  const clauses: SourceClause[] = [];
  const quantities: SourceQuantity[] = [];
  for (const text of texts) {
    const own = text.clauses.map((clause, place) => ({ clause, text, around: aroundOf(text, place) }));
    clauses.push(...own);
    let next = 0;
    for (const quantity of text.quantities) {
      while (next < own.length && (own[next]?.clause.end ?? 0) <= quantity.start) next++;
      const at = own[next];
      quantities.push({ quantity, text, at: at && at.clause.start <= quantity.start ? at : undefined });
    }
  }
  const counts = new Map<string, number>();
  for (const { clause } of clauses) for (const key of clause.keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const known = new Set(counts.keys());
  for (const { canonical } of texts) {
    for (const [word] of canonical.matchAll(/[a-z]{6,}/g)) known.add(word.slice(0, BEGINNING));
    for (let at = 0; at < canonical.length; at++) {
      known.add(canonical.charAt(at));
      known.add(canonical.slice(at, at + 2));
    }
  }
  return {
    texts,
    clauses,
    quantities,
    weightOf: (key) => 1 / Math.sqrt(counts.get(key) ?? 1),
    has: (key) => known.has(key),
  };
}

/** Clauses on each side. */
const AROUND = 8;

function aroundOf({ clauses }: ReadText, place: number): Clause[] {
  const clause = clauses[place];
  return clauses
    .slice(Math.max(0, place - AROUND), place + AROUND + 1)
    .filter((other) => other !== clause && other.sentence === clause?.sentence);
}
