import type { Dice } from './dice';

const subjects = [
  '二甲双胍',
  '氨氯地平',
  '阿司匹林',
  '他汀类药物',
  '胰岛素笔芯',
  '缬沙坦胶囊',
  '血糖试纸',
  '家用血压计',
  '阿卡波糖片',
  '补钙的药片',
  '降压药贴片',
  '动态心电图',
] as const;
const asks = [
  (subject: string) => `${subject}饭前用还是饭后用？`,
  (subject: string) => `漏了一次${subject}应该怎么补？`,
  (subject: string) => `${subject}可以和柚子一起吃吗？`,
  (subject: string) => `老人长期使用${subject}要注意什么？`,
  (subject: string) => `请问${subject}放在冰箱里保存可以吗？`,
  (subject: string) => `怀孕的时候还能继续用${subject}吗？`,
  (subject: string) => `每天什么时间用${subject}最合适？`,
  (subject: string) => `${subject}一般多久需要复查一次？`,
  (subject: string) => `我想问一下${subject}会不会影响睡眠？`,
  (subject: string) => `使用${subject}期间可以喝酒吗？`,
] as const;
const pictureAsks = [
  '这个药还能继续吃吗？',
  '帮忙看看这个结果正常吗？',
  '图上的这个指标偏高要紧吗？',
  '请问这张单子上的箭头是什么意思？',
  '这种情况需要马上去医院吗？',
] as const;
const linkAsks = ['这篇文章里说的方法可信吗？', '上面这个说法有没有依据？', '请问这个偏方能不能试？'] as const;
const fragments = [
  '我爸爸今年七十二岁',
  '昨天晚上开始脚有点肿',
  '之前一直吃两种降压药',
  '上周刚换了新的药',
  '早上量了三次都是一百六左右',
  '这两天还有点咳嗽',
  '医院那边说要排队',
  '家里的血压计是去年买的',
  '最近吃得比较清淡',
  '血糖这个月起伏很大',
] as const;
const openings = [
  '想请教一下，',
  '是这样的，',
  '因为之前做过支架，',
  '如果早上忘记吃药的话，',
  '我妈妈说她头晕，',
] as const;
const chatter = [
  '哈哈哈哈',
  '大家早上好',
  '今天天气真不错',
  '收到，谢谢',
  '我先去买菜了',
  '辛苦各位了',
  '晚安',
  '刚吃完饭散步回来',
  '周末公园人好多',
  'ok',
] as const;
const toOthers = ['明天一起去复诊吧', '你上次说的那家店在哪里？', '记得把表格发给我', '药拿到了吗？'] as const;
const stickers = ['[捂脸]', '[强]', '[玫瑰]', ''] as const;

/** A whole question that needs nothing else. */
export const question = (dice: Dice): string => dice.pick(asks)(dice.pick(subjects));
/** A question about a picture or file. */
export const pictureQuestion = (dice: Dice): string => dice.pick(pictureAsks);
export const linkQuestion = (dice: Dice): string => dice.pick(linkAsks);
/** Words after which more is to come; without a mark at their end. */
export const fragment = (dice: Dice): string => dice.pick(fragments);
/** Words that break off with a comma. */
export const opening = (dice: Dice): string => dice.pick(openings);
export const smallTalk = (dice: Dice): string => dice.pick(chatter);
export const wordsToOthers = (dice: Dice): string => dice.pick(toOthers);
export const sticker = (dice: Dice): string => dice.pick(stickers);
