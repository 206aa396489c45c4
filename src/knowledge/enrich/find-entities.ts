import type { PassageGraph } from '../../core/ports/graph-store';
import type { NamedStretch } from '../../text/name-matcher';
import { everydayWords } from './everyday-words';
import { LONGEST_READ, type ReadPassage, type Term, type Vocabulary } from './vocabulary';

/** Raised with every change of the rules that gives other entities, so that all passages are read again. */
export const rulesKey = 'rules:1';

const MOST_ENTITIES = 12;
const MOST_RELATIONS = 10;
const RELATIONS_OF_SENTENCE = 6;
/** How many of its passage's entities the subject of a heading is related to. */
const RELATIONS_OF_SUBJECT = 3;
const SENTENCES = /[^。！？!?；;\n]+/g;

/** The entities of a passage that the vocabulary names, and which of them one sentence tells together. Without a model. */
export function findEntities({ id, text, headingPath }: ReadPassage, vocabulary: Vocabulary): PassageGraph {
  const read = text.slice(0, LONGEST_READ);
  const found = vocabulary.matcher.find(read);
  const subjects = termsOf(headingPath.slice(-2).flatMap((heading) => vocabulary.matcher.find(heading)));
  const chosen = choose(found, { subjects, passages: vocabulary.passages });
  const relations = [
    ...sentenceRelations(read, { found, chosen }),
    ...subjects.flatMap((subject) => subjectRelations(subject, chosen)),
  ];
  return {
    passageId: id,
    entities: [...chosen].map(({ name, aliases }) => ({ name, aliases, kind: null })),
    relations: distinct(relations).slice(0, MOST_RELATIONS),
  };
}

type Relation = PassageGraph['relations'][number];

const termsOf = (found: readonly NamedStretch<Term>[]): Term[] => [...new Set(found.flatMap(({ values }) => values))];

/** What the heading names, what is rare and what comes often. */
function choose(
  found: readonly NamedStretch<Term>[],
  { subjects, passages }: { subjects: readonly Term[]; passages: number },
): ReadonlySet<Term> {
  const times = new Map<Term, number>(subjects.map((subject) => [subject, 4]));
  for (const { values } of found) for (const term of values) times.set(term, (times.get(term) ?? 0) + 1);
  const weighed = [...times].map(([term, count], at) => ({
    term,
    at,
    weight: Math.log(1 + passages / term.passages) * (1 + Math.log(count)),
  }));
  weighed.sort((first, second) => second.weight - first.weight || first.at - second.at);
  return new Set(weighed.slice(0, MOST_ENTITIES).map(({ term }) => term));
}

/** Neighbours within a sentence. */
function sentenceRelations(
  text: string,
  { found, chosen }: { found: readonly NamedStretch<Term>[]; chosen: ReadonlySet<Term> },
): Relation[] {
  const relations: Relation[] = [];
  let next = 0;
  for (const { 0: sentence, index } of text.matchAll(SENTENCES)) {
    const end = index + sentence.length;
    const within: { term: Term; start: number; end: number }[] = [];
    for (; (found[next]?.end ?? Infinity) <= end; next++) {
      const { values, ...place } = found[next] as NamedStretch<Term>;
      const term = values.find((value) => chosen.has(value));
      if (term) within.push({ term, ...place });
    }
    for (let at = 1; at < Math.min(within.length, RELATIONS_OF_SENTENCE + 1); at++) {
      const [from, to] = [within[at - 1], within[at]];
      if (!from || !to || from.term === to.term) continue;
      const label = labelOf(text.slice(from.end, to.start));
      relations.push({ from: from.term.name, to: to.term.name, label });
    }
  }
  return relations;
}

function subjectRelations(subject: Term, chosen: ReadonlySet<Term>): Relation[] {
  if (!chosen.has(subject)) return [];
  const others = [...chosen].filter((term) => term !== subject).slice(0, RELATIONS_OF_SUBJECT);
  return others.map((other) => ({ from: subject.name, to: other.name, label: null }));
}

/** Holds what only places the one beside the other in time or order. */
const NO_VERB = /[的和与或且时后前上下个第再]|甚至|可能|多少/;
const JOINING = /^(?:和|与|及|或|以及|还有|并|加|跟|同|、|or|and|of|in|the|with|for|to|is|are)+$/;

/** The words between two names, where they are short and say what the one does with the other. */
function labelOf(between: string): string | null {
  const words = between.trim();
  const chinese = /^[\u3400-\u9fff]{1,6}$/.test(words) ? words.replace(/(?<=.)[的了着过]$/, '') : null;
  if (chinese !== null) return JOINING.test(chinese) || NO_VERB.test(chinese) ? null : chinese;
  const isShort = /^[a-z]+(?: [a-z]+){0,2}$/i.test(words) && words.length <= 30;
  return isShort && !words.split(' ').every((word) => everydayWords.has(word) || JOINING.test(word)) ? words : null;
}

/** One relation of two names, with a label where one has it; those come first. */
function distinct(relations: readonly Relation[]): Relation[] {
  const byPair = new Map<string, Relation>();
  for (const relation of relations) {
    const key = [relation.from, relation.to].sort().join('\n');
    const known = byPair.get(key);
    if (!known || (known.label === null && relation.label !== null)) byPair.set(key, relation);
  }
  const all = [...byPair.values()];
  return [...all.filter(({ label }) => label !== null), ...all.filter(({ label }) => label === null)];
}
