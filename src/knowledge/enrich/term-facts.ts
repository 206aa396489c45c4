import { readFile } from 'node:fs/promises';
import type { Breath } from './breath';
import { everydayWords } from './everyday-words';

/** What a dictionary of written Chinese says of a word. */
interface WordFact {
  frequency: number;
  /** Part of speech, as jieba's dictionary names them. */
  tag: string;
}

/** Judges whether Chinese words are terms of a subject, or what everybody says. */
export class TermFacts {
  private constructor(private readonly facts: ReadonlyMap<string, WordFact>) {}

  /** One pass over the dictionary that comes with jieba; it is not kept. All parts of the words are known afterwards. */
  static async of(words: Iterable<string>, breath: Breath): Promise<TermFacts> {
    const wanted = new Set<string>();
    for (const word of words) {
      for (let start = 0; start < word.length; start++) {
        for (let end = start + 1; end <= word.length; end++) wanted.add(word.slice(start, end));
      }
    }
    if (wanted.size === 0) return new TermFacts(new Map());
    // The file and not the package, which would keep it in memory.
    const dictionary = await readFile(require.resolve('@node-rs/jieba/dict.txt'), 'utf8');
    return new TermFacts(await readFacts(dictionary, wanted, breath));
  }

  /** A word, or a compound that ends in a noun, that is not of everyday talk. */
  isTerm(word: string): boolean {
    if (everydayWords.has(word)) return false;
    const fact = this.facts.get(word);
    // What the dictionary hardly ever met, it often has as a phrase of several words.
    if (fact) return isTermFact(word, fact) && (!isRarePhrase(word, fact) || this.isCompound(word));
    return word.length > 2 && !hasFunctionCharacter(word) && this.isCompound(word);
  }

  /** The same for what stands in a heading, which also names what people do. */
  isSubject(word: string): boolean {
    if (everydayWords.has(word)) return false;
    const fact = this.facts.get(word);
    if (fact) return fact.frequency <= SUBJECT_FREQUENCY && /^[nvjligf]/.test(fact.tag) && !DOING.test(word);
    return this.isTerm(word);
  }

  /** What no dictionary has, but a writer gave a heading of its own. */
  isOwnName(word: string): boolean {
    const ends = [word.slice(0, 2), word.slice(-2), word];
    return !this.isKnown(word) && !hasFunctionCharacter(word) && !ends.some((part) => everydayWords.has(part));
  }

  isNoun(word: string): boolean {
    return /^(?:n|vn)/.test(this.facts.get(word)?.tag ?? '');
  }

  isKnown(word: string): boolean {
    return this.facts.has(word);
  }

  /** Parts that dictionaries have, in an order that makes a name. */
  private isCompound(word: string): boolean {
    if (FIRST_OF_NO_NAME.has(word.charAt(0)) || LAST_OF_NO_NAME.has(word.charAt(word.length - 1))) return false;
    const parts = this.partsOf(word);
    const [first = '', last = ''] = [parts[0], parts.at(-1)];
    if (everydayWords.has(first) || everydayWords.has(last)) return false;
    const tagOf = (part: string): string => this.facts.get(part)?.tag ?? 'x';
    const frequencyOf = (part: string): number => this.facts.get(part)?.frequency ?? 0;
    if (parts.some((part) => part.length > 1 && /^[rdpcuyqeoz]/.test(tagOf(part)))) return false;
    if (/^[vda]/.test(tagOf(first)) && (first.length === 1 || frequencyOf(first) > VERB_BEFORE_NOUN)) return false;
    if (last.length === 1) return /^(?:[ngkqx]|b)/.test(tagOf(last));
    if (!/^(?:n|vn|g|j|l|x|s|an)/.test(tagOf(last))) return false;
    return frequencyOf(last) <= COMMON_HEAD || parts.length <= 2;
  }

  /** The likeliest words that it consists of. */
  private partsOf(word: string): string[] {
    const best: { cost: number; from: number }[] = [{ cost: 0, from: 0 }];
    for (let end = 1; end <= word.length; end++) {
      let choice = { cost: Infinity, from: end - 1 };
      for (let start = 0; start < end; start++) {
        const isWhole = end - start === word.length;
        const fact = isWhole ? undefined : this.facts.get(word.slice(start, end));
        if (!fact && end - start > 1) continue;
        const cost = (best[start]?.cost ?? 0) + Math.log(ALL_WORDS / ((fact?.frequency ?? 0) + 1));
        if (cost < choice.cost) choice = { cost, from: start };
      }
      best[end] = choice;
    }
    const parts: string[] = [];
    for (let end = word.length; end > 0; end = best[end]?.from ?? 0) {
      parts.unshift(word.slice(best[end]?.from ?? 0, end));
    }
    return parts;
  }
}

const LINES_AT_ONCE = 5_000;
/** Sum of the dictionary's frequencies. */
const ALL_WORDS = 60_101_967;
/** A noun that is used more often is no term of a subject. */
const NOUN_FREQUENCY = 2_600;
const PROPER_FREQUENCY = 300;
const VERB_FREQUENCY = 110;
const SUBJECT_FREQUENCY = 3_000;
const VERB_BEFORE_NOUN = 1_500;
const COMMON_HEAD = 6_000;
/** Measures, endings and places, which join to the word before. */
const FIRST_OF_NO_NAME = new Set(
  '一每个级型性期类式位篇楼室次种名只张条份款顿天年月日周号国人上下内中外里项台间些点页行',
);
const LAST_OF_NO_NAME = new Set('时后前内上下中里外得结正立较进出起好明给入成完住到开');
/** What somebody does to a thing until it is somewhere. */
const DIRECTED = /.[进给下去到好上出起入成完住来开明]$/;
/** What somebody does, as a phrase. */
const DOING = /^(?:[吃喝打得放坐做带算随从要降治].{2,}|[每一多少].+)$/;

const isRarePhrase = (word: string, { frequency }: WordFact): boolean => word.length > 2 && frequency <= 5;

const isTermFact = (word: string, { frequency, tag }: WordFact): boolean => {
  if (/^(?:n(?!r$|s$|t$)|vn|j|l|g)/.test(tag)) return frequency <= NOUN_FREQUENCY;
  if (DOING.test(word)) return false;
  if (/^(?:nr|ns|nt)$/.test(tag)) return frequency <= PROPER_FREQUENCY;
  return /^[vbf]$/.test(tag) && frequency <= VERB_FREQUENCY && !DIRECTED.test(word);
};

/** Characters that join words to sentences: what holds one is no name, unless a dictionary has it. */
const FUNCTION_CHARACTERS = new Set(
  '的了吗呢吧啊呀哦嘛着过是在我你他她它们这那哪谁啥么就也都还很太更最又再才只被把让给跟从向往于但而且或则虽然及与等些每某各怎何须要会能可应该须没无不别有来去到和以为用吃做看叫请找先后前时很将已刚未对其并若如因所使由至之即仍却便均皆',
);
const hasFunctionCharacter = (word: string): boolean =>
  Array.from(word).some((character) => FUNCTION_CHARACTERS.has(character));

async function readFacts(
  dictionary: string,
  wanted: ReadonlySet<string>,
  breath: Breath,
): Promise<Map<string, WordFact>> {
  const facts = new Map<string, WordFact>();
  let lines = 0;
  const begins = new Set([...wanted].map((word) => word.charCodeAt(0)));
  for (let start = 0; start < dictionary.length;) {
    const lineEnd = dictionary.indexOf('\n', start);
    const end = lineEnd < 0 ? dictionary.length : lineEnd;
    if (begins.has(dictionary.charCodeAt(start))) {
      const [word = '', frequency = '', tag = ''] = dictionary.slice(start, end).trim().split(' ');
      if (wanted.has(word)) facts.set(word, { frequency: Number(frequency), tag });
    }
    start = end + 1;
    if (++lines % LINES_AT_ONCE === 0) await breath.take();
  }
  return facts;
}
