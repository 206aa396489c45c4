import { languageOf } from '../../../text/language';
import { simplify } from '../../../text/simplify';
import { asksFor } from '../asks-for';
import { chooseTopic, type Talk } from './choose-topic';
import { joinLines } from './join-lines';
import { missingPart } from './missing-part';
import { contextNeed } from './needs-context';
import { findPronoun, type Pronoun } from './pronouns';
import { subjectOf } from './subject-of';
import { swappedIn, swapTopic } from './swap-topic';
import { bareLine, topicOf } from './topic-of';

/** Whose words may complete a member's text. */
export interface Antecedents {
  /** What it quotes of a member; then nothing else counts. */
  quoted: string | null;
  /** What its writer said before, latest first. */
  own: readonly string[];
  /** The other side's answer to the latest of these, where the text goes on from it. */
  answer: string | null;
}

export interface Resolution {
  question: string;
  /** `placed`: a topic stands where it belongs. `joined`: the lines before were put in front, which a model may do better. */
  how: 'placed' | 'joined';
}

/** Longer texts are left alone: no rule is sure of them. */
const LONGEST_TEXT = 80;
/** What is looked at of a line before. */
const LONGEST_LINE = 300;
/** A line that goes on from the one before it. */
const LEANS = /^(?:那(?![么天年次边里儿时种些个位])|还|也|再)/u;
const PAIR =
  /(?<first>[\p{L}\p{N}.+-]{2,16}?)\s*(?:和|跟|与|还是|或者?)\s*(?<second>[\p{L}\p{N}.+-]{2,16}?)(?=能|可以|会|一起|同时|哪|有什么|怎|是|都|要|的|$|[\s，,？?])/u;
/** In code and commands no word has a place by its kind. */
const CODE = /[{}();=<>`]/u;
/** What is asked of all that was said, and of no single thing in it. */
const ASKS_ABOUT_ALL =
  /^(?:那么?)?[这那]?是?(?:为什么|为啥|怎么回事|怎么办|什么意思|什么原因|啥意思|咋办|咋回事|真的|对|有依据|有根据)[吗么呢啊呀的是]*[?？!！。]*$/u;

/**
 * The complete question by rules alone; null where they are not sure. Its words are those of the talk, and no others;
 * where somebody wrote in traditional characters, in simplified ones.
 */
export function resolveReference(written: string, { quoted, own, answer }: Antecedents): Resolution | null {
  const text = simplify(written);
  const lines = (quoted === null ? own : [quoted]).map(lookedAt);
  const answered = quoted === null && answer !== null ? lookedAt(answer) : null;
  const line = lines[0] ?? answered ?? '';
  if (line.trim() === '' || text.length > LONGEST_TEXT) return null;
  const placed = languageOf(text) === 'zh' ? inChinese(text, { line, answer: answered }) : null;
  if (placed !== null) return { question: placed, how: 'placed' };
  if (contextNeed(text) === 'none' || !asksFor(text)) return null;
  return { question: joinLines(beforeText(lines.length > 0 ? lines : [line]), text), how: 'joined' };
}

const lookedAt = (line: string): string => simplify(line.slice(0, LONGEST_LINE));

function inChinese(text: string, talk: Talk): string | null {
  const pronoun = findPronoun(text);
  if (pronoun?.kind === 'first' || pronoun?.kind === 'second') return ofPair(text, pronoun, talk.line);
  if (pronoun?.kind === 'matter') return null;
  if (pronoun) return inPlaceOf(pronoun, text, chooseTopic(talk, pronoun.kind));
  const swapped = swappedIn(text);
  return swapped === null ? completed(text, talk) : bySwapping(text, swapped, talk.line);
}

function ofPair(text: string, { kind, start, end }: Pronoun, line: string): string | null {
  const found = PAIR.exec(line)?.groups?.[kind];
  return found === undefined ? null : text.slice(0, start) + found + text.slice(end);
}

/** The topic in the pronoun's place, and in those of the same pronoun behind it. */
function inPlaceOf({ kind, start, end }: Pronoun, text: string, topic: string | null): string | null {
  if (topic === null || text.includes(topic)) return null;
  const word = text.slice(start, end);
  const rest = text.slice(end).replace(/^家(?=的)/u, '');
  const repeats = kind === 'person' || kind === 'thing';
  const behind = repeats ? rest.replace(new RegExp(`(?<![其吉维])${word}(?!们)`, 'gu'), () => topic) : rest;
  return text.slice(0, start) + topic + behind;
}

function completed(text: string, talk: Talk): string | null {
  const missing = ASKS_ABOUT_ALL.test(text) ? null : missingPart(text);
  const topic = missing && chooseTopic(talk, 'gap');
  if (!missing || topic === null || text.includes(topic)) return null;
  return text.slice(0, missing.at) + topic + missing.link + text.slice(missing.at + missing.dropped);
}

function bySwapping(text: string, swapped: string, line: string): string | null {
  if (!asksFor(line) || CODE.test(line)) return null;
  const question = bareLine(line);
  const topic = topicOf(question) ?? subjectOf(question);
  if (!line.includes(swapped)) return swapTopic(question, swapped, topic);
  return topic === null || swapped.includes(topic) ? null : topic + text;
}

/**
 * The lines that a text goes on from, in the order in which they were said: the last one, and the one before where the
 * last one leans on it or tells more about it; of a question before a statement only what it was about.
 */
function beforeText([last = '', before]: readonly string[]): string[] {
  if (before === undefined) return [last];
  if (LEANS.test(last) || contextNeed(last) === 'plain') return [before, last];
  if (asksFor(last)) return [last];
  const about = asksFor(before) ? subjectOf(bareLine(before)) : before;
  return about === null ? [last] : [about, last];
}
