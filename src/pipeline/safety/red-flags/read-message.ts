import { simplify } from '../../../text/simplify';

/** A message as the rules read it. */
export interface ReadMessage {
  /**
   * Folded: compatibility forms unified, lower case, simplified characters, nothing invisible; commas for all that
   * separates clauses (spaces between Chinese words and line breaks, too), idioms blotted out.
   */
  text: string;
  /** How long the message is without separators. */
  length: number;
}

const INVISIBLE = /\p{Cf}|\p{Default_Ignorable_Code_Point}|\p{Cs}|(?!\s)\p{Cc}/gu;
/** Longer messages are pasted; what matters of them stands at an end. */
const HEAD = 1200;
const TAIL = 600;
const SPACED_OUT = /(?<=(?:^|\s)\p{Script=Han}) (?=\p{Script=Han}(?:\s|$))/gu;
const CHINESE_SPACE = /(?<=[^\x20-\x7e])\s+|\s+(?=[^\x20-\x7e])/g;

/** Sayings that hold a word of death or illness and mean nothing of it. */
const IDIOMS = new RegExp(
  [
    '[咸腻笑累困饿热冷气烦吓丑难急爱忙撑渴羞美甜酸辣臭吵爽帅堵晒冻痒恨卡苦闷磨玩逗萌懒穷贵馋](?:都|得|到)?来?(?:要|快)?死(?:了|人|我|你|宝宝|个人|掉)*',
    '(?:担心|忧心|怕|后悔|紧张|无聊|尴尬|开心|高兴|讨厌|羡慕|嫉妒|麻烦|可爱|感动|好看|好吃|好听|期待)(?:得|到)?(?:要|快)?死了?',
    '想死(?:你们?|它|家乡|妈妈做|奶奶做|那[个口碗])了?(?=[,。!?]|$|.{1,4}了)',
    '想死我了',
    '(?:钱包|荷包|口袋)[^,。]{0,4}大出血',
    '想死的心都有了(?=[^。]{0,10}(?:还好|幸好|终于|总算))',
    '(?:煤气罐|煤气|电瓶|轮胎|可乐|气球|打火机|车胎)[^,。]{0,4}没气',
    '嘴皮子都?麻',
    '脑子(?:短路|一片空白)[^,。]{0,4}说不出话',
    '自杀(?:树|鸟|蚁|兔)',
    '毒苹果|慢性自杀|上吊椅',
    '(?:蚊子|人|虫|东西|作业|事)多得要死',
    '差点(?:儿)?(?:断气|没命)',
    '嘴(?:都|巴)?(?:笑|乐)歪',
    '[吵热辣痒饿冻冷](?:得|到)(?:我|人)?(?:都)?想死',
    '(?:卷子|作业|试卷|书)自杀',
    'strokes? of (?:luck|genius)|butterfly stroke|breast ?stroke|back ?stroke|stroke order|heart attack on a plate|to die for|dying to|die laughing|killing it|kill(?:ing)? time',
    '社死|死机|死党|死心|死活|死缠|死记|死锁|死循环|假死|死线|打死(?:我|也)|死贵|死板|死角|生死(?:时速|看淡|之交)|半死不活|死皮|死角|死磕|死粉|死忠|死对头|死鬼|死胡同|死鱼|死贫',
    '要死要活(?=地?追)|死去活来(?=地?(?:爱|追|笑))',
    '笑(?:得|到)[^,。!?]{0,10}',
    '(?:帅|美|高兴|开心|激动|可爱|兴奋|乐|幸福|香|好看|感动|累|忙)(?:得|到)?(?:快|要|我|人)*(?:晕|哭|流鼻血|窒息|昏|抽|断气|喘不过气来?|吐血|猝死)(?:过去|了|倒|来)*',
    '(?:感动|激动|哽咽|惊讶|气|羞|高兴|震惊)(?:得|到|地)[^,。!?]{0,4}说不出(?:来)?话来?',
    '吐血(?:推荐|整理|安利|价|制作|更新|码字)',
    '跳楼(?:价|机|大?甩卖|大?减价|大?促销)|跳水(?:比赛|队|运动|冠军)|跳伞|蹦极',
    '(?:股票|基金|房价|大盘|股市)[^,。!?]{0,4}(?:跳水|跳楼)',
    '气(?:得|死)[^,。!?]{0,6}(?:心口|胸口|肝|胃|脑溢血|脑出血|高血压|中风|心梗|吐血)[^,。!?]{0,6}',
    '窒息的?(?:操作|美|价格|发言|言论|空气)|令人窒息|让人窒息',
    '程序性自杀|自杀(?:小队|基因|式)|心肌梗塞的价格|中毒(?:太深|已深)|有毒(?:吧|啊|哈)',
    '辣得|辣到|咸得|齁',
    '吃错药了(?:吧|吗|是)',
    '心疼(?!得|的厉害)|心痛(?=你|钱|我的钱|这|那)|肉疼',
    '叫不醒装睡',
    '笑不活',
    '扎成(?:筛子|马蜂窝)',
  ].join('|'),
  'g',
);

export function readMessage(written: string): ReadMessage {
  const cut = written.length > HEAD + TAIL ? `${written.slice(0, HEAD)}\n${written.slice(-TAIL)}` : written;
  const folded = simplify(cut.replace(INVISIBLE, '').normalize('NFKC').toLowerCase());
  const text = folded
    .replace(/&[a-z]+;/g, ' ')
    .replace(/['`\u2018\u2019]/g, '')
    .replace(/\.(?=\s|$)|\.{2,}/g, '。')
    .replace(SPACED_OUT, '')
    .replace(/[、~…·]+/g, ',')
    .replace(/\n+/g, ',')
    .replace(CHINESE_SPACE, ',')
    .replace(/\s+/g, ' ')
    .replace(/,{2,}/g, ',')
    .trim()
    .replace(IDIOMS, (idiom) => '_'.repeat(idiom.length));
  return { text, length: text.replace(/[\s,。!?;]/g, '').length };
}
