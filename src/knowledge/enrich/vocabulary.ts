import type { Passage } from '../../core/knowledge';
import { alignedFold } from '../../text/aligned-fold';
import { NameMatcher } from '../../text/name-matcher';
import { Breath } from './breath';
import { type Mark, type MarkedTerm, markedTerms } from './marked-terms';
import { repeatedTerms } from './repeated-terms';
import { TermFacts } from './term-facts';

export type ReadPassage = Pick<Passage, 'id' | 'text' | 'headingPath'>;

/** A name of the knowledge base. */
export interface Term {
  name: string;
  aliases: readonly string[];
  /** In how many of the passages it stands. */
  passages: number;
}

/** The names that a knowledge base is about, to be found in its passages. */
export interface Vocabulary {
  matcher: NameMatcher<Term>;
  /** How many passages it was made of. */
  passages: number;
}

export interface KnownName {
  name: string;
  aliases: readonly string[];
}

/** What is looked at of one passage. */
export const LONGEST_READ = 20_000;
const MOST_COUNTED_CHARACTERS = 500_000;
const MOST_TERMS = 20_000;
/** A name that stands in more passages tells none of them apart. */
const COMMON_SHARE = 0.2;
const FEW = 8;

/**
 * Collects the names: what headings, type and brackets set apart, and what comes again and again without being everyday
 * talk. The same passages always give the same.
 * @param known names that were found before, when these passages are only some of the knowledge base's
 */
export async function collectVocabulary(
  passages: readonly ReadPassage[],
  known: readonly KnownName[] = [],
): Promise<Vocabulary> {
  const breath = new Breath();
  const marked = new Map<string, Marked>();
  for (const { text, headingPath } of passages) {
    for (const term of markedTerms(text.slice(0, LONGEST_READ), headingPath)) note(marked, term);
    if (breath.isDue()) await breath.take();
  }
  const repeated = await repeatedTerms(sampleOf(passages), breath);
  const chinese = [...repeated.keys(), ...[...marked.keys()].map(chinesePart).filter((word) => word !== '')];
  const facts = await TermFacts.of(
    chinese.filter((word) => word.length <= 12),
    breath,
  );

  const kept = new Map<string, KnownName>(known.map((name) => [alignedFold(name.name), name]));
  for (const [folded, { name, aliases, marks }] of marked) {
    if (!isName(folded, marks, { facts, count: repeated.get(folded) ?? 0 })) continue;
    kept.set(folded, { name, aliases: [...new Set([...(kept.get(folded)?.aliases ?? []), ...aliases])] });
  }
  const terms = [...repeated.keys()].filter((word) => !kept.has(word) && facts.isTerm(word));
  for (const name of terms) kept.set(name, { name, aliases: [] });
  return counted(withoutDoubles(kept), passages, breath);
}

interface Marked {
  name: string;
  aliases: Set<string>;
  marks: Set<Mark>;
}

const CHINESE = /^[\u3400-\u9fff]+$/;
const HAN = /[\u3400-\u9fff]/;
/** Of a name that is Chinese, but for a letter behind it. */
const chinesePart = (folded: string): string => /^([\u3400-\u9fff]+)(?:[a-z]\d{0,2})?$/.exec(folded)?.[1] ?? '';

function note(marked: Map<string, Marked>, { name, aliases, mark }: MarkedTerm): void {
  const folded = alignedFold(name);
  const known = marked.get(folded);
  if (!known) {
    marked.set(folded, { name, aliases: new Set(aliases), marks: new Set([mark]) });
    return;
  }
  known.marks.add(mark);
  for (const alias of aliases) known.aliases.add(alias);
}

function isName(
  folded: string,
  marks: ReadonlySet<Mark>,
  { facts, count }: { facts: TermFacts; count: number },
): boolean {
  if (['quoted-title', 'code', 'expansion', 'latin'].some((mark) => marks.has(mark as Mark))) return true;
  if (marks.has('lettered')) return facts.isNoun(chinesePart(folded));
  if (!CHINESE.test(folded)) return !HAN.test(folded) || /[a-z]{2}/.test(folded);
  if (marks.has('whole-heading') && facts.isOwnName(folded)) return true;
  return facts.isSubject(folded) && (count > 0 || facts.isKnown(folded) || marks.has('strong'));
}

/** Passages from the whole length, as much as is counted. */
function sampleOf(passages: readonly ReadPassage[]): string[] {
  const characters = passages.reduce((sum, { text }) => sum + Math.min(text.length, LONGEST_READ), 0);
  const step = Math.max(1, Math.ceil(characters / MOST_COUNTED_CHARACTERS));
  return passages.filter((_, at) => at % step === 0).map(({ text }) => alignedFold(text.slice(0, LONGEST_READ)));
}

/** An abbreviation of one name is that name; one of several is none of them. */
function withoutDoubles(names: ReadonlyMap<string, KnownName>): KnownName[] {
  const owners = new Map<string, Set<string>>();
  for (const [folded, { aliases }] of names) {
    for (const alias of aliases) {
      const key = alignedFold(alias);
      owners.set(key, (owners.get(key) ?? new Set()).add(folded));
    }
  }
  const isOwn = (alias: string): boolean => owners.get(alignedFold(alias))?.size === 1;
  return [...names]
    .filter(([folded, { aliases }]) => aliases.length > 0 || owners.get(folded)?.size !== 1)
    .map(([folded, { name, aliases }]) => ({
      name,
      aliases: aliases.filter((alias) => alignedFold(alias) !== folded && isOwn(alias)),
    }));
}

async function counted(
  names: readonly KnownName[],
  passages: readonly ReadPassage[],
  breath: Breath,
): Promise<Vocabulary> {
  const all = matcherOf(names.map((name) => ({ ...name, passages: 0 })));
  const counts = new Map<string, number>();
  for (const { text, headingPath } of passages) {
    const seen = new Set<string>();
    for (const part of [text.slice(0, LONGEST_READ), ...headingPath]) {
      for (const { values } of all.find(part)) for (const { name } of values) seen.add(name);
    }
    for (const name of seen) counts.set(name, (counts.get(name) ?? 0) + 1);
    if (breath.isDue()) await breath.take();
  }
  const most = Math.max(FEW, passages.length * COMMON_SHARE);
  const terms = names
    .map((name): Term => ({ ...name, passages: counts.get(name.name) ?? 0 }))
    .filter((term) => term.passages > 0 && term.passages <= most)
    .sort((first, second) => second.passages - first.passages || (first.name < second.name ? -1 : 1));
  return { matcher: matcherOf(terms.slice(0, MOST_TERMS)), passages: passages.length };
}

const matcherOf = (terms: readonly Term[]): NameMatcher<Term> =>
  new NameMatcher(terms.flatMap((term) => [term.name, ...term.aliases].map((name): [string, Term] => [name, term])));
