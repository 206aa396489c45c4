import { contentWeight } from './content-weight';
import { matterOf } from './matter-of';

/** A word that points at something which the text itself does not name. */
export interface Pronoun {
  /**
   * `person`, `thing`: he, it. `pointer`: this, that one. `place`: there. `first`, `second`: of two things named before.
   * `matter`: all that was told, as in "in such a case".
   */
  kind: 'person' | 'thing' | 'pointer' | 'place' | 'first' | 'second' | 'matter';
  /** What its antecedent takes the place of. */
  start: number;
  end: number;
}

/** A noun that says no more than "thing": it goes with the pronoun. */
const KIND =
  '(?:本书|本小说|部小说|部电影|部电视剧|部动漫|部剧|首歌曲?|首诗|款游戏|个游戏|款软件|个软件|个组合|个星座|个座|个人|位|种药物?|个药物?|款药|种病|个病|个东西|东西|句话|条蛇|个数值?|个指标|个报错|个错误|[种个](?:检查|手术|方案|治疗|疫苗|版本|模型|参数|功能|接口|文件|牌子|产品|指标)|词|书|歌|人|动画|动漫|电影|小说|药|病|座|文章)';
/** Behind a bare "this" stands what is said of it. */
const SAID_OF_IT =
  '(?=[是都就也不会能可有要对很好真太怎什咋算需该得还正严疼痛贵难准，,?？。!！]|在[哪什]|多[少久大]|危险|$)';
const PERSON = /(?<![其吉维司西阿布替])(?:他们?|她们?)(?!们?都?[说讲])(?![汀韦滨赛啶唑定尼米昔达克莫])/gu;
const THING = /它们?/gu;
const POINTER = new RegExp(
  [
    `这(?:${KIND}|[个首部本种款家]${SAID_OF_IT})|(?<![们在我你到从咱])这${SAID_OF_IT}(?!样|么)`,
    `那(?:${KIND}|[个首部种款家]${SAID_OF_IT})|(?<![们在我你到从咱])那(?=是(?!不是))`,
    `(?:上面|前面|刚才|刚刚)(?:说|提到|讲|发|问)?的?(?:那|这)(?:${KIND}|个|种)`,
    `该(?:药物?|病|产品|方案|版本|模型|参数|检查|手术)`,
  ].join('|'),
  'gu',
);
const MATTER = /[这那][种个些](?:情况|症状|现象|问题|结果|反应|说法|问法|做法|状态|毛病|事情?)/gu;
const PLACE = /(?<=^|[，,。！!？?\s])那[里儿边](?=[有好是怎能可要冷热贵远])/gu;
const FIRST = /前者|前面(?:那|这)[个种]|第一[个种](?=[是要能可怎多贵好有])/gu;
const SECOND = /后者|后面(?:那|这)[个种]|第二[个种](?=[是要能可怎多贵好有])/gu;

const PEOPLE =
  /[妈爸爷奶婆姥舅姨姑叔伯嫂哥姐弟妹娃]|老公|老婆|爱人|父亲|母亲|丈夫|妻子|儿子|女儿|孩子|宝宝|婴儿|医生|大夫|主任|老师|教授|护士|病人|患者|朋友|同事|家人|老人|邻居|亲戚|女友|男友|学生|师傅|客户/u;
const CLAUSE_END = /[，,。；;？?！!：:\s]+/u;
/** What stands before a pronoun and names nothing. */
const EMPTY_WORDS =
  /[的了吗呢吧啊呀哦嗯哈请问您你我们大家好各位一下想知道医生老师谢在有个帮忙看那就是话说]+|[^\p{L}\p{N}]+/gu;
/** Letters beside empty words by which an earlier clause names something. */
const NAMED_LETTERS = 3;
/** So much before a pronoun names something even where no mark parts the clauses, as in a voice written down. */
const NAMED_IN_ONE_BREATH = 12;
/** "二甲双胍这个药": the noun stands right before. */
const NOUN_BEFORE =
  /[\p{L}\p{N}]{2,}(?<![吃用看问把下在是到对有了请和给让做打喝开买查说出为叫停换得道欢过的说像个爱讨])$/u;

const kinds: readonly [Pronoun['kind'], RegExp][] = [
  ['first', FIRST],
  ['second', SECOND],
  ['matter', MATTER],
  ['person', PERSON],
  ['thing', THING],
  ['pointer', POINTER],
  ['place', PLACE],
];

/** The first pronoun whose antecedent the text does not hold; null when there is none. */
export function findPronoun(text: string): Pronoun | null {
  const from = matterOf(text);
  for (const [kind, pattern] of kinds) {
    for (const { index, 0: word } of text.matchAll(pattern)) {
      if (index < from || namesItBehind(text.slice(index + word.length))) continue;
      if (!isNamedBefore(text.slice(from, index), kind, word)) return { kind, start: index, end: index + word.length };
      // What comes later in the text has the same antecedent.
      break;
    }
  }
  return null;
}

/** "这个多少算高血压": the word carries on, and what is asked of is named. */
const ASKED_BEHIND =
  /^(?:到底|究竟|一般|正常)?(?:多少|多高|怎么|怎样|什么样)的?(?:才|就)?(?:算|叫)(?:是|得上)?(?<named>.+)$/u;
const NAMED_WEIGHT = 2;

const namesItBehind = (behind: string): boolean =>
  contentWeight(ASKED_BEHIND.exec(behind)?.groups?.named ?? '') >= NAMED_WEIGHT;

function isNamedBefore(before: string, kind: Pronoun['kind'], word: string): boolean {
  if (kind === 'person' && PEOPLE.test(before)) return true;
  if (kind === 'pointer' && /[病药书歌]$/u.test(word) && NOUN_BEFORE.test(before)) return true;
  const clauses = before.split(CLAUSE_END).slice(0, -1).join('');
  return lettersIn(clauses) >= NAMED_LETTERS || lettersIn(before) >= NAMED_IN_ONE_BREATH;
}

const lettersIn = (text: string): number => text.replace(EMPTY_WORDS, '').length;
