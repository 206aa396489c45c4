import { asksFor } from '../asks-for';
import { commonPart } from './common-part';
import type { Pronoun } from './pronouns';
import { subjectOf } from './subject-of';
import { bareLine, nameIn, takenIn, topicOf } from './topic-of';

/** Asks for something to be named: the answer names it. */
const ASKS_FOR_NAME = /什么|啥|哪|推荐|谁|几点|多少/u;
/** "刘若英的歌": whom "her" means is before the 的; in "眼科的张主任" behind it. */
const OWNED =
  /^(?<owner>[^我你]{2,8})的(?![^的]*(?:主任|医生|大夫|教授|老师|护士|专家|同学|朋友|[妈爸爷奶哥姐弟妹]))[^的]{1,4}$/u;

export interface Talk {
  /** What the topic is looked for in first. */
  line: string;
  /** What the other side said to it; null where it does not count. */
  answer: string | null;
}

/** What the talk is about, to stand for the pronoun or the gap; null where that is not plain. */
export function chooseTopic({ line, answer }: Talk, kind: Pronoun['kind'] | 'gap'): string | null {
  const topic = byLine(line, answer, kind);
  if (topic === null || kind !== 'person') return topic;
  return OWNED.exec(topic)?.groups?.owner ?? topic;
}

function byLine(line: string, answer: string | null, kind: Pronoun['kind'] | 'gap'): string | null {
  const framed = topicOf(line);
  const common = answer === null ? null : commonPart(line, answer);
  if (framed !== null) return common?.includes(framed) ? common : framed;
  if (common !== null) return common;
  // A statement's subject is whom it is about, and seldom what.
  const subject = asksFor(line) ? subjectOf(bareLine(line)) : null;
  const answered = () => (answer === null ? null : (topicOf(answer) ?? nameIn(answer)));
  if (ASKS_FOR_NAME.test(line)) return subject ?? answered();
  return nameIn(line) ?? subject ?? answered() ?? (kind === 'person' || kind === 'gap' ? null : takenIn(line));
}
