import type { Burst, ContextLine } from '../../core/message';
import type { Question } from '../../core/question';
import { asksFor } from './asks-for';
import type { Antecedents } from './reference/resolve-reference';
import { stripMentions } from './strip-mentions';

export interface ConversationContext {
  /** Whose words may complete the text by rules. */
  antecedents: Antecedents;
  /** The last lines of the talk, oldest first. */
  lines: readonly ContextLine[];
}

export interface ContextOptions {
  botNames: readonly string[];
  contextMessages: number;
}

/** What a member said longer ago is another matter. */
const RECENT_MILLISECONDS = 30 * 60_000;
/** Greetings, thanks and laughter name nothing. */
const EMPTY_LINE =
  /^(?:(?:大家|各位|老师|医生|早上|上午|中午|下午|晚上)*[早好安]+|哈+|呵+|嘿+|嗯+|哦+|噢+|啊+|在[吗么]?|谢+谢*|感谢|多谢|辛苦|好的?|收到|明白|知道了?|了解|可以|是的?|对的?|不客气|加油|赞|厉害|牛|ok|okay|thanks?|thank you|that helps|got it|great|it works|hi|hello|yes|no|[你您他她们大家各位了啦呀哈的吧呢\s]|[^\p{L}\p{N}])+$/iu;
const CITATION_MARKS = /\[\d{1,3}\]/g;

/**
 * What was said before, by who it counts for: a member's own words, and what they quote. The words of others count for
 * a model alone, as does an answer of the bot that is not quoted.
 */
export function contextOf(
  { context = [], member, messages }: Burst,
  quoted: Question['quoted'],
  { botNames, contextMessages }: ContextOptions,
): ConversationContext {
  const lines = contextMessages === 0 ? [] : context.slice(-contextMessages);
  const since = (messages[0]?.sentAt ?? 0) - RECENT_MILLISECONDS;
  const ownIn = (some: readonly ContextLine[]): string[] =>
    sayings(some.filter((line) => line.member?.id === member.id && line.sentAt >= since))
      .map((parts) => parts.map((text) => stripMentions(text, botNames)).filter((text) => !isEmpty(text)))
      .filter((parts) => parts.length > 0)
      .map(joinParts)
      .reverse();
  if (quoted === null) return { lines, antecedents: { quoted: null, own: ownIn(lines), answer: null } };
  if (!quoted.isFromBot) return { lines, antecedents: { quoted: quoted.text, own: [], answer: null } };
  const asked = lines.slice(0, placeOf(quoted.text, lines));
  const isTheirs = asked.findLast((line) => line.member !== null)?.member?.id === member.id;
  const answer = quoted.text.replace(CITATION_MARKS, '');
  return { lines, antecedents: { quoted: null, own: isTheirs ? ownIn(asked) : [], answer } };
}

/** Where the bot's answer stands in the talk; its end where it is not found. */
function placeOf(answer: string, lines: readonly ContextLine[]): number {
  const head = answer.slice(0, 20);
  const at = lines.findLastIndex((line) => line.member === null && line.text.startsWith(head));
  return at < 0 ? lines.length : at;
}

const isEmpty = (text: string): boolean => EMPTY_LINE.test(text.slice(0, 40));

/** The texts of the lines, those that were one question together. */
function sayings(lines: readonly ContextLine[]): string[][] {
  const together: { questionId: string | undefined; texts: string[] }[] = [];
  for (const { text, questionId } of lines) {
    const last = together.at(-1);
    if (last && questionId !== undefined && last.questionId === questionId) last.texts.push(text);
    else together.push({ questionId, texts: [text] });
  }
  return together.map(({ texts }) => texts);
}

/** A piece so short, without a mark, breaks off: "高血压能吃" … "咸菜吗". */
const LONGEST_PIECE = 8;
const BREAKS_OFF = /[^\p{P}\s吗呢吧么啊了]$/u;

function joinParts(parts: readonly string[]): string {
  return parts.reduce((before, part) => {
    const isOne = BREAKS_OFF.test(before) && before.length <= LONGEST_PIECE && !asksFor(before);
    const mark = isOne || /\p{P}$/u.test(before) ? '' : '，';
    return before + mark + part;
  });
}
