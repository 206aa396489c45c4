/** A place in a sentence where something is left out. */
export interface MissingPart {
  at: number;
  /** What goes between the inserted topic and the rest. */
  link: '' | '的';
  /** How many characters at that place give way: a "那" that only carries on. */
  dropped: number;
}

const VERBS =
  '知道|认识|看过|听过|听说过|读过|玩过|吃过|喝过|去过|用过|见过|试过|做过|养过|了解|喜欢|爱看|爱吃|想吃|想看|想去|会唱|会弹|会玩|会做|会用|会|懂|买|看|吃|喝|玩|听|用|吃得起|买得起|买不起|吃不起';
const NO_OBJECT = new RegExp(
  `^(?:那么?)?(?:你们?|我们?|您|大家|有人)?(?:[还也都就真能不没有太很敢再该]|怎么|为什么|可以|从来|经常|偶尔|超级|特别){0,6}(?:${VERBS})(?:了|过)?(?=[吗么嘛没不啊呀呢吧哦的了有?？!！。]{0,8}$)`,
  'u',
);
/** "感觉怎么样": what is judged stands between. */
const JUDGED = /^(?:那么?)?(?:你们?|您|大家)?(?:感觉|觉得|认为)(?=怎么样|咋样|如何|好不?[看吃听玩用])/u;
const ATTRIBUTE =
  /^(?:主要)?(?:作者|男主角?|女主角?|主角|主人公|真名|全名|中文名|英文名|名字|剧情|内容|结局|歌词|价格|售价|结尾|导演|演员|特点|优点|缺点|副作用|不良反应|用法|用量|剂量|禁忌症?|症状|原因|原理|好处|坏处|作用|费用|流程|步骤|源码|文档)/u;
const PREDICATE =
  /^(?:好[看吃听玩用]|怎么|怎样|咋|如何|为什么|为啥|多少|多久|多[大高长远贵]|几[个次天点岁号楼片]|第几|什么时候|哪[里儿个些年天种]|谁|是|在|有|没|不|能|可以|可不可以|要|会|需要|需不需要|应该|用不用|适合|最|很|挺|太|超|也|还|讲|说的|今天|明天|昨天|后天|现在|当前|味道|口感|原名|具体|真的|值得|贵|疼|痛|准)/u;
const CARRIES_ON = /^那(?![么天年次边里儿时种些个位会周月晚段阵家])/u;

/** Where a short sentence leaves out what it is about; null where it seems whole. Chinese. */
export function missingPart(text: string): MissingPart | null {
  const object = NO_OBJECT.exec(text) ?? JUDGED.exec(text);
  if (object) return { at: object[0].length, link: '', dropped: 0 };
  const dropped = CARRIES_ON.test(text) ? 1 : 0;
  const rest = text.slice(dropped);
  if (ATTRIBUTE.test(rest)) return { at: 0, link: '的', dropped };
  if (PREDICATE.test(rest)) return { at: 0, link: '', dropped };
  return null;
}
