import { foldText } from './character-runs';
import { announcesMore, stopsAtOpenMark, stopsMidSentence } from './message-ending';
import { matterStart } from './message-opening';
import { pointsAway } from './pointing';

/** `complete`: nobody would wait for more. `open`: more is plainly to come. `unclear`: neither is plain. */
export type Completeness = 'complete' | 'open' | 'unclear';

/** What is looked at, from the end: no message needs more to tell, and a huge one costs no more. */
const WINDOW_CHARACTERS = 1200;
/** Chinese characters; a word of letters or a number counts as two. "能吃虾吗" is a question, "为什么" is half of one. */
const QUESTION_WEIGHT = 4;
const SENTENCE_WEIGHT = 6;
/** A clause of this weight before says what "this" is. */
const ANTECEDENT_WEIGHT = 4;

const LINKS = /https?:\/\/[\x21-\x7e]+/g;
const LINK = '\ufffc';
const UNSEEN = /\p{Cf}|\p{Variation_Selector}|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\[[^[\]\s]{1,8}\]/gu;
const EMOTICONS = /[:;]-?[()dp](?=\s|$)/g;
const MENTIONS = /@[^\s@,。:?!]{1,20}/g;
const ELLIPSIS = /(?:\.{2,}|。{2,}|·{3,}|…)+/g;
const SENTENCE = /[^。!?\n]+[。!?\n]*/g;
const ENDING = /[\s。!?~.…]{1,40}$/;
const FULL_STOP = /[a-z0-9)]\.$/;
const COURTESY =
  /(?:[\s,。!~]*(?:非常感谢|感谢(?:各位|大家|您|医生|老师)?|谢谢(?:各位|大家|您|你|医生|老师|大佬|了|啦)*|多谢|谢了|拜托了?|麻烦(?:各位|大家|您|你|医生|老师)?了?|辛苦(?:各位|大家|您|你|医生|老师)?了?|在线等|急+|求解答?|求助|跪求|求大[神佬]|求回复|thank(?:s| you)(?: (?:a lot|so much|in advance|all|everyone|guys))?|thx|please|pls|tia)[\s,。!~]*)$/;
const QUESTION =
  /[吗呢么]$|[吗呢么][啊呀]?[,\s]|什么|怎|咋|如何|为何|啥|哪|谁|几[个天次片岁年月周点号]|多少|多久|多长|多大|多高|多重|多远|是否|能否|可否|有没有|有无|(.)[不没]\1|行不|对不$|没有?$/;
const ENGLISH_QUESTION =
  /^(?:so |and |but |then |ok |okay |also |well )?(?:how|what|what's|whats|why|which|where|when (?:do|does|did|is|are|was|were|should|can|could|will|would|to)|who|whose|can|could|should|would|will|does|do|did|is|are|was|were|am|has|have|any|may)\b.*\S+ \S+/;
const ENGLISH_ASKS_INSIDE =
  /(?:(?:^|[,.;] ?)(?:how|what|why|which|where)|\b(?:know|tell me|explain|wondering) (?:how|what|why|which|where|when|who|if))\b.*\S+ \S+/;
const REQUEST =
  /(?:介绍|解释|推荐|说说|说明|讲讲|讲一下|列出|列一下|总结|告诉我|翻译|分享|科普|写一[个段篇份]|帮我(?:写|算|查|找)|求(?:一个|个|推荐|分享))[^,。?]{4,}|^(?:please )?(?:explain|recommend|describe|list|show me|tell me|summari[sz]e|translate|compare)\b.*\S+ \S+/;
const CLOSING =
  /^(?:(?:好+的?){1,3}[吧呀啊哈]?|行|ok|okay|okk|收到|明白了?|知道了|了解了?|懂了|可以了|(?:问题)?(?:已经?)?(?:都|全)?(?:解决|搞定)了?|没事了?|不用了|不客气|客气了|gotit|isee|solved|fixed|nevermind|done|noproblem|you'rewelcome|worksnow)$/;
const STARTS_CLAUSE =
  /^(?:如果|要是|假如|因为|由于|虽然|尽管|即使|自从|每当|每次|当我?|if|because|since|although|though|whenever|when i|when my|after i|before i|while i|(?:after|before|while) \w+ing )/;
const CLAUSE_ENDS = /,|就|那么|所以|但|也会|都会|then /;

/** Whether a chat message is finished as it stands. Chinese and English; says `unclear` rather than guess. */
export function completenessOf(text: string): Completeness {
  const seen = readable(text);
  const words = seen.replaceAll(LINK, ' ').trim();
  const hasLink = seen.includes(LINK);
  if (!/[\p{L}\p{N}]/u.test(words)) return hasLink || stopsAtOpenMark(words) ? 'open' : 'unclear';
  if (hasOpenFence(seen) || hasOpenBracket(words)) return 'open';
  const { text: matter, thanked, greeted } = core(words);
  if (matter === '') return greeted ? 'open' : thanked ? 'complete' : 'unclear';
  if (CLOSING.test(matter.replace(/[\s,。!~.]+/g, ''))) return 'complete';
  return judge(matter, words, { hasLink, thanked });
}

interface Surroundings {
  hasLink: boolean;
  thanked: boolean;
}

function judge(matter: string, words: string, { hasLink, thanked }: Surroundings): Completeness {
  const sentences = (matter.match(SENTENCE) ?? []).filter((sentence) => weightOf(sentence) > 0);
  const last = sentences.at(-1) ?? '';
  const body = last.replace(ENDING, '').trim();
  const asked = /\?[\s!?~.…]*$/.test(last) || isQuestion(body);
  const before = sentences.slice(0, -1).join('');
  if (stopsAtOpenMark(words)) return 'open';
  if (words.endsWith('…') && !asked) return 'open';
  if (announcesMore(body) || announcesMore(words.replace(ENDING, ''))) return 'open';
  if (stopsMidSentence(body) && !asked) return 'open';
  if (!hasLink && pointsWithoutCause(body, before)) return 'open';
  if (STARTS_CLAUSE.test(body) && !asked && !CLAUSE_ENDS.test(body) && !/[。!]$/.test(last)) return 'open';
  if (asked) return weightOf(matter) >= QUESTION_WEIGHT ? 'complete' : 'unclear';
  if (hasLink && weightOf(matter) < QUESTION_WEIGHT * 2) return 'open';
  if (REQUEST.test(body) || thanked || sentences.some(isAskedBefore)) return 'complete';
  return isStopped(words) && weightOf(matter) >= SENTENCE_WEIGHT ? 'complete' : 'unclear';
}

function readable(text: string): string {
  const folded = foldText(text.slice(-WINDOW_CHARACTERS));
  return folded
    .replace(LINKS, LINK)
    .replace(MENTIONS, ' ')
    .replace(UNSEEN, '')
    .replace(EMOTICONS, '')
    .replace(ELLIPSIS, '…')
    .trim();
}

/** The matter between greetings and thanks, and whether there were any. */
function core(words: string): { text: string; thanked: boolean; greeted: boolean } {
  const start = matterStart(words);
  let text = words.slice(start);
  let thanked = false;
  for (let shorter = text.replace(COURTESY, ''); shorter !== text; shorter = text.replace(COURTESY, '')) {
    text = shorter;
    thanked = true;
  }
  return { text: weightOf(text) === 0 ? '' : text, thanked, greeted: start > 0 };
}

const isQuestion = (sentence: string): boolean =>
  QUESTION.test(sentence) || ENGLISH_QUESTION.test(sentence) || ENGLISH_ASKS_INSIDE.test(sentence);

const isAskedBefore = (sentence: string): boolean =>
  (sentence.includes('?') || isQuestion(sentence.trim())) && weightOf(sentence) >= QUESTION_WEIGHT;

const isStopped = (words: string): boolean => /[。!]$/.test(words) || FULL_STOP.test(words);

/** "This" in a sentence with nothing before it that says what. */
function pointsWithoutCause(sentence: string, before: string): boolean {
  const clauses = sentence.split(',');
  const pointing = clauses.findIndex((clause) => pointsAway(clause.trim()));
  if (pointing < 0) return false;
  return weightOf(before) + weightOf(clauses.slice(0, pointing).join('')) < ANTECEDENT_WEIGHT;
}

const hasOpenFence = (text: string): boolean => (text.match(/```/g)?.length ?? 0) % 2 === 1;

const BRACKETS = ['()', '《》', '“”', '「」', '【】'] as const;

/** A bracket that was opened last and not closed. */
const hasOpenBracket = (text: string): boolean =>
  BRACKETS.some(([open, close]) => text.lastIndexOf(open as string) > text.lastIndexOf(close as string));

const weightOf = (text: string): number =>
  (text.match(/[\u3040-\u9fff\uac00-\ud7af]/g)?.length ?? 0) + 2 * (text.match(/[a-z0-9\u00c0-\u04ff]+/g)?.length ?? 0);
