import { matterOf } from './matter-of';

/** Sentences are asked after what stands in their frame: "do you know X", "who is X", "I like X". Chinese. */
const KNOW =
  '知不知道|喜不喜欢|认不认识|看没看过|听说过|知道|认识|看过|看了|听过|读过|玩过|吃过|喝过|去过|用过|见过|了解|记得|喜欢|听说|会唱|会弹|会玩|会下|会说|会做|懂|爱|想吃|想看|爱看|爱吃|看|听|玩|吃|会|要办|觉得';
const WHOM = '(?:你们?|您|大家|有人|有谁)?(?:才|还|都|也|真的?|有没有|是不是|不|能不能|平时|最近)?';
const PARTICLES = '(?:没有|[吗么嘛不没呀啊吧呢哦哈了的呗])*';
const KIND =
  '(?:这(?:本书|首歌|个人|部电影|部剧|本小说|部小说|个游戏|款游戏|部动漫|个组合|个新闻|个译名|个星座|个东西|个药|种药|个病))?';
const ASKED_OF_IT =
  '(?:的人|这个人)?(?:最近|现在|到底|真的|感觉|都)?(?:([帅美好大火贵难远冷热])不\\1看?|是不是.{1,6}|有没有.{1,8}|是什么人|是哪里人|是什么意思|是怎么回事|是谁写的|是谁唱的|是谁|是什么|是啥|是个?.{0,3}|怎么样啊?|咋样|如何|怎么做|怎么看|怎么算的?|好不好看?|好看吗?|好听吗?|好吃吗?|好玩吗?|帅|很帅|多少钱|在哪里?|去哪了|几岁了|主要讲了什么|讲的?是?什么|的?作者是谁|的?作者|有什么好处|有什么特征|的身高|呢|的事|的歌|的诗|的新闻|可爱吗|厉害吗|真好|挺可爱的?|结婚了|出道啦?)';
const SELF =
  '(?:我们?|俺|咱)?(?:[说最很好也就还超真太更才在刚都有想要是不没只]|一般|特别|正在|今天|昨天|最近|一直|觉得|感觉|可以|给你){0,8}';
const LIKE =
  '(?:喜欢上?|讨厌|爱|看|听|想|玩|读|买|学|迷上|关注|推荐|练|养|选)(?:过|了|着|上)?(?:一?[本部首个只]|一下)?';
const WHO =
  '(?:(?:我家?|俺|咱)?(?:妈妈?|爸爸?|爷爷|奶奶|外公|外婆|姥姥|姥爷|老公|老婆|爱人|孩子|宝宝|儿子|女儿|父亲|母亲|婆婆|公公|家人|老人)?|医生|大夫)';
const TAKE =
  '(?:已经|一直|正在|在|刚|昨天|今天|最近|现在|目前|每天|长期|开始|给我|(?:让|叫|建议)(?:我?[妈爸]|我|孩子|病人)?|上周|上个月){0,5}(?:服用|口服|注射|使用|吃|喝|用|打|开|做|装|戴|换|办|查|得)(?:了|过|着|的是|的)?';
const ASK_FOR =
  '(?:谁是|什么是|介绍一?下|讲讲|讲一?下|给我讲一?下|说说|怎么评价|如何评价|帮?我?查一?下|怎么看|(?:怎么|如何|怎样)(?:安装|部署|使用|配置|办理|申请|预防|治疗|护理|更新|升级|备份|启动|调用|训练|微调|用|装|办|做|吃))';

const frame = (source: string): RegExp => new RegExp(`^${source}$`, 'iu');
const KNOWN = frame(`${WHOM}(?:${KNOW})(?<topic>.+?)${KIND}(?:的作者)?(?:${ASKED_OF_IT})?${PARTICLES}`);
const FRAMES: readonly RegExp[] = [
  KNOWN,
  frame(`(?<topic>.+?)${KIND}(?:你们?|您)(?:还)?(?:${KNOW})(?:多少|是谁)?${PARTICLES}`),
  frame(`(?<topic>.+?)(?:${KNOW})${PARTICLES}`),
  frame(`${ASK_FOR}(?<topic>.+?)${PARTICLES}`),
  frame(`(?<topic>.+?)${KIND}${ASKED_OF_IT}${PARTICLES}`),
  frame(`${SELF}${LIKE}(?<topic>.+?)${KIND}${PARTICLES}`),
];
const TAKEN = frame(`${WHO}${TAKE}(?<topic>[^的了在吗呢，,]{2,12})${PARTICLES}`);

const TITLE = /《([^《》]{1,30})》/u;
const NAME = /^[\p{L}\p{N}·.-]{2,9}$/u;
/** In a name there is no predicate. */
const SAYS_SOMETHING = /[不没会能要在吗]|可以|需要|应该|多[少久]|.[了过着]./u;
const LEADS =
  /^(?:那么?(?![个种位些天次里边样])|嗯+|哦+|啊+|哎|诶|额|对了?|不是|不{2,}|其实|话说|我说|你说|请问|好吧|然后|就是|说到|关于|我问你|我问|但是?|因为)[，,\s]*/u;
const TAIL = /[\s，,。.!！?？~、]+$/u;
/** Words that ask or point: what holds one is no topic. */
const NO_TOPIC = /还是|还$|[饭餐][前后]|什|哪|谁|几(?!乎)|怎|咋|多少|啥|吗$|[它他她这那你我]/u;
const BEFORE =
  /^(?:的|一下|了|过|着|一?[个本部首只种款]|是|在|给|去|要|聊|听|玩|吃|大?爱|喜欢|表白|关于|可是|虽然|当然|感觉|今天|最近|好多人|一直|嗷|哇|就是|我说|和){1,6}(?=.{2})/u;
const AFTER =
  /(?:(?:真的)?(?:很|真|挺|最|超级?|太|还)?(?:帅|美|好看|好听|好吃|好玩|可爱|厉害|贵|火)|不错|的人|什么的|感觉|[的了啊呀哦呢啦不里好]){1,6}$/u;
/** Longer lines are stories; no frame is looked for in them. */
const LONGEST_LINE = 60;
const LONGEST = 20;

/** The line without fillers at its begin and marks at its end. */
export function bareLine(line: string): string {
  let bare = line.slice(matterOf(line)).replace(TAIL, '').trim();
  for (let shorter = bare.replace(LEADS, ''); shorter !== bare; shorter = bare.replace(LEADS, '')) bare = shorter;
  return bare;
}

/** What a line of talk is about, where its frame tells; null elsewhere. */
export function topicOf(line: string): string | null {
  const title = TITLE.exec(line)?.[1];
  if (title) return title;
  const bare = bareLine(line);
  if (bare.length > LONGEST_LINE) return null;
  for (const pattern of FRAMES) {
    const found = asTopic(pattern.exec(bare)?.groups?.topic);
    if (found !== null) return found;
  }
  return null;
}

/** What somebody takes, uses or has done, by a line that says no more. */
export function takenIn(line: string): string | null {
  const bare = bareLine(line);
  return bare.length > LONGEST_LINE ? null : asTopic(TAKEN.exec(bare)?.groups?.topic);
}

/** A line that is nothing but a name or a thing. */
export function nameIn(line: string): string | null {
  const bare = bareLine(line).replace(/[啊呀吧呢哦哈啦嘛]+$/u, '');
  return NAME.test(bare) && !SAYS_SOMETHING.test(bare) ? asTopic(bare) : null;
}

function asTopic(found: string | undefined): string | null {
  const topic = (found ?? '').slice(0, LONGEST_LINE).replace(BEFORE, '').replace(AFTER, '').trim();
  return topic.length < 2 || topic.length > LONGEST || NO_TOPIC.test(topic) ? null : topic;
}
