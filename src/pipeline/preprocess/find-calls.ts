import { alignedFold } from '../../text/aligned-fold';

/** Where the bot is called in a text: from the at-sign or the name's first character up to behind the name. */
export interface Call {
  start: number;
  end: number;
}

/** Behind a mention, WeChat and Feishu put this narrow blank; it ends the name. */
const NARROW_BLANK = '\u2005';
const LONGEST_NAME = 20;
/** Without that mark a longer run is a question rather than the rest of a name. */
const LONGEST_NAME_REST = 4;
/** What comes before a name that is called: "你好茴香豆，…". */
const GREETING =
  /(?:你好|您好|嗨|嘿|哈喽|喂|早上好|下午好|晚上好|请问|请教|亲爱的|hi|hello|hey|dear|ok|okay)[啊呀]?[\s,!~]*/y;
const GOES_ON_IN_LATIN = /^(?:[\p{Script=Latin}\p{N}_]|[.\-/][a-z0-9])/u;
const MARK = /[,:;!?。~…]/;
const ENDING = /[\s,!?。.~…]/;
const LATIN = /[\p{Script=Latin}\p{N}_]/u;
/** With nothing or a blank between, these show that the name is called and not talked about. */
const ADDRESSED = /\s*(?:你好|您好|在吗|在么|在不在|在线吗|请问|请教|麻烦|帮我|帮忙|告诉我|能不能帮|能帮)/y;
const ADDRESSED_IN_ENGLISH =
  /\s+(?:(?:how|what|what's|why|when|where|who|which|please|tell|help|explain|hi|hello|are you|thanks?|show|give)\b|(?:can|could|should|would|will|is|are|do|does|did|may|has|have) (?:i|you|we|it|there|this|that|these|my|the|he|she|they|someone|anyone)\b)/y;
/** Behind a blank, and yet about the bot or the dish. */
const TALKED_ABOUT =
  /\s+(?:[是的和跟与、或]|怎么(?:样|做|用|装|安装|吃|买|卖|玩)[啊呀呢的好]?[?\s]*$|多少钱|好[吃用玩]|难[吃用]|真|太|很|挺|不错|有点)/y;
/** One calls somebody to ask, to beg, to thank or to greet. */
const REASON_TO_CALL =
  /[?吗呢]|什么|怎|咋|如何|啥|哪|谁|几|多[少久大高长]|是否|(.)[不没]\1|有没|请|帮|告诉|谢|辛苦|你好|您好|早[上安]?|晚[上安]|再见|讲讲|说说|查|推荐|介绍|解释|\b(?:how|what|why|when|where|who|which|can|could|should|is|are|do|does|please|thanks?|hi|hello|morning|help|tell)\b/u;
const MOST_BEFORE = 200;

/**
 * Finds `@name` in any position and the name as one calls a person, at the begin or the end of a line. Widths, case and
 * traditional characters are alike; of several names the longest counts.
 */
export function findCalls(text: string, botNames: readonly string[]): Call[] {
  const folded = alignedFold(text);
  const names = botNames.map(alignedFold).sort((left, right) => right.length - left.length);
  const mentions = findMentions(text, folded, names);
  return mentions.length > 0 ? mentions : findVocatives(folded, names);
}

/** A name that goes on is another's: `@Fennelbeans`, `bot@fennelbean.org`, `@茴香豆爱好者 `. */
function findMentions(text: string, folded: string, names: readonly string[]): Call[] {
  const calls: Call[] = [];
  for (let at = folded.indexOf('@'); at >= 0; at = folded.indexOf('@', at + 1)) {
    let start = at + 1;
    while (start < at + 3 && /[\s\p{Cf}]/u.test(folded.charAt(start))) start++;
    const name = names.find((name) => folded.startsWith(name, start));
    if (name === undefined || goesOn(text, folded, start + name.length)) continue;
    calls.push({ start: at, end: start + name.length });
  }
  return calls;
}

function goesOn(text: string, folded: string, end: number): boolean {
  const next = folded.slice(end, end + 2);
  if (LATIN.test(folded.charAt(end - 1)) && GOES_ON_IN_LATIN.test(next)) return true;
  const run = /^([\p{L}\p{N}_]+)(\s)/u.exec(text.slice(end, end + LONGEST_NAME));
  if (!run?.[1]) return false;
  return run[2] === NARROW_BLANK || (run[1].length <= LONGEST_NAME_REST && !REASON_TO_CALL.test(run[1]));
}

function findVocatives(folded: string, names: readonly string[]): Call[] {
  const calls: Call[] = [];
  for (let from = 0; from <= folded.length;) {
    const lineEnd = folded.indexOf('\n', from);
    const to = lineEnd < 0 ? folded.length : lineEnd;
    const line = folded.slice(from, to).trimEnd();
    const call = calledFirst(line, names) ?? calledLast(line, names);
    if (call) calls.push({ start: from + call.start, end: from + call.end });
    from = to + 1;
  }
  return calls;
}

function calledFirst(line: string, names: readonly string[]): Call | undefined {
  const begin = line.length - line.trimStart().length;
  for (const start of new Set([begin, skip(GREETING, line, begin)])) {
    const name = names.find((name) => line.startsWith(name, start));
    if (name !== undefined && isCalled(line, start + name.length)) return { start, end: start + name.length };
  }
  return undefined;
}

function isCalled(line: string, end: number): boolean {
  const next = line.charAt(end);
  if (next === '' || MARK.test(next) || skip(ADDRESSED, line, end) > end) return true;
  if (!/\s/.test(next)) return false;
  if (skip(TALKED_ABOUT, line, end) > end) return false;
  const word = line.slice(end, end + LONGEST_NAME).trimStart();
  if (!LATIN.test(line.charAt(end - 1)) || !LATIN.test(word.charAt(0))) {
    return REASON_TO_CALL.test(line.slice(end, end + MOST_BEFORE));
  }
  return skip(ADDRESSED_IN_ENGLISH, line, end) > end;
}

/** Behind a mark or, in Chinese, behind a blank; and what comes before has a reason to call somebody. */
function calledLast(line: string, names: readonly string[]): Call | undefined {
  let end = line.length;
  while (end > 0 && ENDING.test(line.charAt(end - 1))) end--;
  const name = names.find((name) => line.endsWith(name, end));
  if (name === undefined) return undefined;
  const start = end - name.length;
  const before = line.slice(Math.max(0, start - MOST_BEFORE), start);
  const isSetOff = /[,;!?。~…]\s{0,3}$/.test(before) || (/\s$/.test(before) && !LATIN.test(name.charAt(0)));
  return isSetOff && REASON_TO_CALL.test(before) ? { start, end } : undefined;
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
