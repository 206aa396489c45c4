import { alignmentOf, clauseAt, topicKeys } from './alignment';
import { stemOf } from './content-terms';
import type { SentenceFault } from './draft-sentence';
import { type NamedThing, readDrugs } from './drug-names';
import type { SourceView } from './grounding-sources';
import { readChineseNames, readEnglishNames, readLatinNames } from './proper-names';
import type { ReadText } from './read-text';

const RIVAL_MARGIN = 0.12;
const isChinese = (text: string): boolean => /[\u3400-\u9fff]/.test(text);

/** Drugs, persons, places and abbreviations must stand in the evidence, where that speaks of the same matter. */
export function checkNames(sentence: ReadText, raw: string, view: SourceView): SentenceFault | null {
  const things = thingsOf(sentence.canonical);
  for (const { kind, key } of things) if (!isKnown(key, view)) return kind === 'drug' ? kind : 'name';
  if (!isChinese(raw)) {
    for (const name of readEnglishNames(raw)) if (!isKnownWord(name, view)) return 'name';
  }
  return misplacedOf(things, sentence, view);
}

function thingsOf(canonical: string): NamedThing[] {
  const drugs = readDrugs(canonical);
  if (!isChinese(canonical)) return drugs;
  const names = [...readChineseNames(canonical), ...readLatinNames(canonical)];
  return [...drugs, ...names.filter((name) => !drugs.some((drug) => name.start < drug.end && drug.start < name.end))];
}

/** Spaces and hyphens do not make another name. */
const squeezed = (text: string): string => text.replace(/[\s-]+/g, '');

function isKnown(key: string, view: SourceView): boolean {
  if (/^[a-z]/.test(key)) {
    const plain = squeezed(key);
    return view.texts.some(
      ({ canonical }) => containsWord(canonical, key) || (plain.length > 3 && squeezed(canonical).includes(plain)),
    );
  }
  return view.texts.some(({ canonical }) => canonical.includes(key));
}

function containsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const isWhole =
      !/[a-z0-9]/.test(text.charAt(at - 1)) && !/[a-z0-9]/.test(text.charAt(at + word.length).replace(/s/, ''));
    if (isWhole) return true;
  }
  return false;
}

function isKnownWord(name: string, view: SourceView): boolean {
  const stem = stemOf(name);
  return view.has(stem) || view.texts.some(({ canonical }) => containsWord(canonical, name));
}

/** Whether the evidence says of another thing of its kind what the sentence says of this one. */
function misplacedOf(things: readonly NamedThing[], sentence: ReadText, view: SourceView): SentenceFault | null {
  for (const kind of ['drug', 'name'] as const) {
    const own = things.filter((thing) => thing.kind === kind);
    if (own.length === 0) continue;
    const keys = new Set(own.map(({ key }) => key));
    const topics = topicsOf(view, kind, keys);
    for (const clause of sentence.clauses) {
      const here = own.filter(({ start }) => start >= clause.start && start < clause.end);
      if (here.length !== 1) continue;
      const [thing] = here as [NamedThing];
      const about = new Set(
        [...topicKeys(clauseAt(sentence, thing.start), sentence)].filter((term) => !thing.key.includes(term)),
      );
      if (about.size < 2) continue;
      let [best, rival] = [0, 0];
      for (const { at, names, isNamed } of topics) {
        const score = alignmentOf(about, at, view);
        if (names.has(thing.key)) best = Math.max(best, score);
        else if (isNamed && ![...names].some((name) => keys.has(name))) rival = Math.max(rival, score);
      }
      if (rival > best + RIVAL_MARGIN) return kind;
    }
  }
  return null;
}

/** Each clause of the evidence with the things that it is about: those it names, else those of its sentence and before. */
function topicsOf(view: SourceView, kind: NamedThing['kind'], keys: ReadonlySet<string>) {
  const named = view.clauses.map(({ clause: { start, end }, text }) => {
    const words = text.canonical.slice(start, end);
    const things = thingsOf(words).filter((thing) => thing.kind === kind);
    return new Set([...things.map(({ key }) => key), ...[...keys].filter((key) => words.includes(key))]);
  });
  return view.clauses.map((at, place) => {
    const own = named[place] as ReadonlySet<string>;
    if (own.size > 0) return { at, names: own, isNamed: true };
    const around = view.clauses.flatMap((other, index) =>
      other.text === at.text && (index < place || other.clause.sentence === at.clause.sentence)
        ? [...(named[index] as ReadonlySet<string>)]
        : [],
    );
    return { at, names: new Set(around), isNamed: false };
  });
}
