import type { Finding, PersonalRule } from './finding';
import { isLikely, nameLengthAt, type NameTrust, surenessAt } from './name-at';
import { compoundSurnames, frequentSurnames, surnames } from './name-characters';
import type { PlainView } from './plain-view';

const SAID =
  /(?:姓 {0,4}名|名 ?字|联系人|联络人|收件人|收货人|寄件人|监护人|代理人|委托人|申请人|签名|签字|签署|持卡人|户名|开户名|被保险人|投保人|受益人|就诊人|预约人|挂号人|检验者|检查者|审核者|报告者|操作者|采样人|患者|病人|患儿|产妇|受试者|家属|家长|亲属|配偶|父亲|母亲|陪护|陪同|护理员|(?:主管|主治|经治|管床|送检|申请|报告|审核|开单|接诊|首诊|责任|值班|主刀|手术|麻醉|检验|影像|诊断)?(?:医生|医师|护士|药师|技师)|姓名\/性别|本人)(?:姓名|名字)? ?[:=：|] ?[(（【"“]?|姓 ?名 {1,6}|(?:我|他|她|名字?|孩子|全名|真名|本名)(?:就)?叫(?:做)? ?[:：]?["“]?|名字(?:就)?是 ?[:：]?|姓名(?:就)?(?:是|为) ?/g;
const LIKELY =
  /(?:(?<=[\u3400-\u9fff])(?:人|者|员|长|机|手|友|师|属|写|[:：|])(?<![吗呢下问道说教么样][:：])|户名|开户名|[的得挂]是|转告|转达|有个叫|我是|我叫|叫|本人|人是|患者|病人|家属|病友|群友|患儿|产妇|孕妇|受试者|陪护|护工|爸爸?|妈妈?|父亲|母亲|爱人|老公|老婆|丈夫|妻子|媳妇|对象|老伴|儿子|女儿|闺女|孩子|宝宝|爷爷|奶奶|姥姥|姥爷|外公|外婆|公公|婆婆|岳父|岳母|哥|姐|弟|妹|舅舅?|舅妈|叔叔?|婶婶?|姑姑?|姑妈|姨妈?|伯父|伯母|大伯|侄子|侄女|外甥女?|孙子|孙女|嫂子|姐夫|妹夫|同事|朋友|邻居|室友|同学|闺蜜|老人|老乡|亲戚|保姆|月嫂|寄给|转给|交给|打给|发给|帮|给|替|代|为|找|联系|通知|床位?(?:的|是)?|号床|签名|签字|挂号|预约|登记|查一下|查询|尊敬的|亲爱的|护士|医生|医师|大夫|教授|主任|老师|导师|博士|学生|主编|通讯作者)(?:的?(?:名字|姓名))?(?:叫做?|是|名叫|名为|即)?[ :：(（"“|]{0,3}/g;
const TITLES =
  '主任|副主任|主任医师|医生|医师|大夫|教授|副教授|院长|副院长|院士|博士|护士长|护士|药师|老师|先生|女士|小姐|太太|阿姨|叔叔|伯伯|大爷|大妈|大叔|大姐|大哥|奶奶|爷爷|师傅|同志|同学|老人|女儿|儿子|家属';
const TITLE = new RegExp(`(?:${TITLES})`, 'g');
/** What a family name alone stands in front of. */
const SHORT_TITLE =
  /^(?:主任|副主任|医生|医师|大夫|教授|院长|院士|博士|护士长|护士|药师|老师|先生|女士|小姐|太太|阿姨|叔叔|伯伯|大爷|大妈|大叔|大姐|大哥|奶奶|爷爷|师傅)/;
/** Words that end like a family name. */
const WORDS_BEFORE =
  /(?:[对院校官双我乙甲各地]方|[由关对属位至在高低]于|[任如为几]何|[主担责连班科]任|[下上本每这一两几双]周|[镇长浙九丽湛龙]江|[西平保治公延]安|[国大霸]王|行李|[紧慌夸纸一两几主]张|[发蛋大]黄|[子玄]孙|[人罗]马|[园玉吉森匹西]林|[升最很偏身]高|[感谢多致答]谢|^谢|[也允或]许|[农丹]田|其余|[课过流疗工]程|[复紫江]苏|生姜|分钟|[大内]陆|[规示模]范|[资押现基]金|[结钻]石|[华宁]夏|[支交托]付|[蛋明表]白|[阶手]段|[病历]史|[照回]顾|多少钱|[正平通经异非日]常|[体低高]温|[健小]康|[语中英作]文|[病药住]房|[血气食尿]管|[万成千]万|[公全单]|[开乘司]车|[身旁两]边|老师|律师|[没还只都]有|[今那这当]时)$/;
const AGED =
  /(?:[ ,，、(（/|]{0,3})(?:性别)?[ :：]{0,2}[男女]性?[ ,，、)）/|]{0,3}(?:年龄)?[ :：]{0,2}\d{1,3} ?(?:岁|周岁|y|个?月)/y;

/** Names of people: behind a word that says so, in front of a title, or with sex and age. */
export const findNames: PersonalRule = (view) => [
  ...announced(view, SAID, 'said'),
  ...announced(view, LIKELY, 'likely'),
  ...titled(view),
  ...aged(view),
  ...anywhere(view),
];

function announced({ text }: PlainView, pattern: RegExp, trust: NameTrust): Finding[] {
  return [...text.matchAll(pattern)].flatMap(({ 0: words, index }) => {
    const start = index + words.length;
    const length = nameLengthAt(text, start, trust);
    return length > 0 ? [named(start, start + length)] : [];
  });
}

/** The longest name that ends at the title, or the family name alone. */
function titled({ text }: PlainView): Finding[] {
  return [...text.matchAll(TITLE)].flatMap(({ index: end }) => {
    for (const length of [4, 3, 2]) {
      const start = end - length;
      const name = start >= 0 ? text.slice(start, end) : '';
      const family = compoundSurnames.has(name.slice(0, 2)) ? 2 : surnames.has(name.charAt(0)) ? 1 : 0;
      if (family === 0 || name.length > family + 2 || name.length <= family) continue;
      if (/^[\u3400-\u9fff]+$/.test(name) && isLikely(name, family)) return [named(start, end)];
    }
    const dotted = /[\u3400-\u9fff]{1,6}(?:·[\u3400-\u9fff]{1,8})+$/.exec(text.slice(Math.max(0, end - 24), end));
    if (dotted) return [named(end - dotted[0].length, end)];
    return familyAlone(text, end);
  });
}

function familyAlone(text: string, end: number): Finding[] {
  if (!SHORT_TITLE.test(text.slice(end))) return [];
  const length = compoundSurnames.has(text.slice(end - 2, end)) ? 2 : 1;
  const isFamily = length === 2 || frequentSurnames.has(text.charAt(end - 1));
  if (end < length || !isFamily || WORDS_BEFORE.test(text.slice(Math.max(0, end - 4), end))) return [];
  return [named(end - length, end)];
}

/** `王建国，男，45岁` at the beginning of a clause. */
function aged({ text }: PlainView): Finding[] {
  return [
    ...text.matchAll(/(?<![\u3400-\u9fff])[\u3400-\u9fff]{2,4}(?=[ ,，、(（/|]{0,3}(?:性别)?[ :：]{0,2}[男女])/g),
  ].flatMap(({ 0: words, index }) => {
    AGED.lastIndex = index + words.length;
    return AGED.test(text) && words !== '性别' && nameLengthAt(words, 0, 'likely') === words.length
      ? [named(index, index + words.length)]
      : [];
  });
}

/** What is a name and nothing else, wherever it stands: three characters that tell so, or parts with a dot between. */
function anywhere({ text }: PlainView): Finding[] {
  const found: Finding[] = [];
  for (let at = 0; at < text.length; at++) {
    const length = surenessAt(text, at);
    if (length === 0) continue;
    found.push(named(at, at + length));
    at += length - 1;
  }
  return found;
}

const named = (start: number, end: number): Finding => ({ kind: 'name', start, end });

/** Names that stand by themselves, as in a row of a form; for texts that hold other personal data. */
export const findStandingNames: PersonalRule = ({ text }) =>
  [...text.matchAll(/(?<![\u3400-\u9fff·])[\u3400-\u9fff]{2,4}(?=收?(?:[^\u3400-\u9fff·]|$))/g)].flatMap(
    ({ 0: words, index }) => {
      const length = nameLengthAt(words, 0, 'likely');
      return length === words.length || (words.endsWith('收') && length === words.length - 1)
        ? [named(index, index + length)]
        : [];
    },
  );
