/**
 * What a message ends with when more is to come. Sentences are folded before (lower case, half width) and only their
 * last characters are looked at, so that the work is bounded.
 */
const TAIL_CHARACTERS = 80;

const WHO = '(?:大家|各位|你们|您|你|医生|老师|大佬|群友|专家)们?';
const MATTER = '(?:问题|疑问|疑惑|事情|事儿?|情况)';
const SOFTENER = '[吗呢吧啊哈哦呀了嘛]?';
const ASK = '(?:请教|咨询|询问|请问|问问?|打听|求助|求教|了解)';
const ONCE = '(?:一下|下|一?个|几个|一?些|一会儿?|片刻)';

const ends = (...sources: string[]): RegExp => new RegExp(`(?:${sources.join('|')})$`);

const OPEN_MARK = /[,、:;—(《“「【{[<]$|--$/;
const CONJUNCTION = ends(
  '因为|由于|但是|但|可是|不过|然后|接着|还有|另外|此外|而且|并且|所以|因此|于是|或者?|以及|如果|要是|假如|万一|虽然|尽管|即使|除非|除了',
  '比如说?|例如|譬如|就是说?|主要是|特别是|尤其是|关于|对于|至于|根据|按照|和|跟|与|同时|后来|最后|首先|其次|第[一二三四五]|包括|其中',
  '一开始|本来|原来|现在|目前|对了|话说|顺便|那个|[我你他她]们?的|我们?[想是在要有家]?|现在在|先是|结果|突然|忽然|除了[^,]{1,10}',
  '第[一二三四五]个|(?:第[一二三四五]个?|另一个|还有个)问题|问题[一二三123]|之后的|以后的|之前的|关于[^,]{1,12}的',
);
const ENGLISH_CONJUNCTION = new RegExp(
  `(?:^|[\\s,])(?:${[
    'and|or|but|because|cause|so|then|if|when|while|although|though|since|unless|until|whether|with|than|which|also|plus|except',
    'including|and then|for example|e\\.g\\.?|such as|like|especially|by the way|btw|about|regarding|due to|instead of|first|firstly|actually',
    'basically|i tried|when i run it|(?:error|it|log|docs?|he|she|doctor|message|output|manual) (?:says|said|shows|reads)',
    "the|a|an|my|our|your|his|her|their|i|i'm|i am|i have|i've|we|is|are|was|of",
  ].join('|')})$`,
);
const CONDITION = ends(
  '的时候|那时候?|的话|的情况下|的过程中|期间|之前|之后|以后|以前|以来',
  '[^天年月周时日分钟小最今然先往落背身][后前]',
);
const VERB_WITHOUT_OBJECT = ends(
  `(?:医生|大夫|护士|老师|别人|网上|群里|说明书上?|文档[里上]?|书上|[他她]们?|我妈|我爸|家人|主任)(?:都|跟我|告诉我|也|还|又|建议|就)?说`,
  '想知道|想了解|想要|打算|发现|听说|觉得|以为|认为|担心|怀疑|建议我?|显示|提示|改成|用的|叫做?|准备|查出来?|确诊为?',
  '(?:医生|大夫|主任).{0,4}(?:开了|让我?|说是|叫我)|(?:说明书|报告|单子|书|网|文档)[上里]?(?:写|说)[着的了]?',
  '(?<!不|应该|可能|好像|貌似|似乎|也|都|还|算|真|真的|确实|当然|大概|或许|正|才|倒|于|但|可)是',
);
const COMPLETE_AFTER_ALL = ends('什么时候', '不知道', '不清楚', '不好说');
const MERE_BEGINNING = new RegExp(
  '^(?:我们?|俺|我家)?的?(?:妈妈?|爸爸?|爷爷|奶奶|外公|外婆|姥姥|姥爷|老公|老婆|爱人|孩子|宝宝|儿子|女儿|家人|母亲|父亲|婆婆|公公|朋友|姐姐?|哥哥?|弟弟?|妹妹?|同事|亲戚)?' +
    '(?:今天|昨天|前天|刚才|刚刚|最近(?:这?一?段时间|几天|这段时间)?|上周|上个?月|去年|今年|前几天|这几天|这两天|上次|早上|上午|中午|下午|晚上|凌晨){0,4}$',
);

const ANNOUNCES_QUESTION = ends(
  `[想要来可以能得请再先](?:跟|向|找)?(?:${WHO})?${ASK}(?:${ONCE}|${WHO}){0,4}(?:小)?${MATTER}?(?:可以)?${SOFTENER}`,
  `(?:请问|请教|问一?下|求助|求教|求问|问个问题)(?:${ONCE}|${WHO}){0,3}`,
  `(?:${ASK})(?:${ONCE}|${WHO}){0,4}${MATTER}`,
  `(?:想|要|求|能|可以|请)[^,。?]{0,8}帮[我个]?(?:个|一下|点)?忙`,
  `有(?:一?个|几个|一?点儿?|一?些|两个|俩)[^,。?有]{0,20}${MATTER}(?:想?要?${ASK})?(?:${ONCE}|${WHO}){0,3}`,
);
const THING =
  '截?图片?|照片|截屏|报告单?|片子|单子?|视频|语音|日志|代码|报错|结果|链接|文件|化验单|检查单|处方|说明书|配置';
const LOOK = '看看|看一?下|看|瞧瞧|瞅瞅|过目';
const ANNOUNCES_SENDING = new RegExp(
  `(?:^|[^不没别])(?:发|上传|传|贴|拍|截)(一?下|一?[个张段份]|几张|给|上来|出来|过来|到?群里)?(${THING})?(?:[给让](?:${WHO})?)?(${LOOK})?${SOFTENER}$`,
);
const SENDS_IT_BEFORE = new RegExp(`把[^,。?]{1,16}(?:发|贴|拍|传|截)(?:一?下|上来|出来|过来|到?群里|给${WHO}).{0,6}$`);
const ANNOUNCES_WAITING = ends(
  `(?:^|[,。!\\s])(?:请?(?:${WHO})?(?:稍等|等等|等会儿?|等一等|等我|等)${ONCE}?(?:我)?|马上(?:就?[发来贴好]|回来)?|(?:等我|我)[去先再]?(?:找|看|拍|翻|拿|整理|查|截|打字?|组织)(?:[一找看]?[找看]|${ONCE})(?:再发|语言|图)?|(?:等一?下|稍后|一会儿?|回头|马上|待会儿?)(?:就|再)?(?:发|贴|传|拍|说)|我?慢慢[说讲]|说来话长)[哈啊吧哦]?`,
);
const ANNOUNCES_BELOW = ends(
  '如下|见下|以下|下面[是这]?[个张段些份的]?[^,。?]{0,8}|是这样[的子]?|下图|看下面',
  `(?:说|描述|讲|介绍)${ONCE}(?:我的?|具体)?(?:情况|病情|问题|背景|经过)|(?:我|先)[^,。?]{0,10}(?:说|描述|讲|介绍)一?下|(?:你们?|大家|您)(?:先|来)?看`,
);
const ANNOUNCES_IN_ENGLISH = ends(
  "here(?:'s| is| are) (?:the|my|a|some|what)[^.?!]{0,40}",
  "(?:let me|i'll|i will|i'm going to|gonna) (?:quickly |just )?(?:send|post|share|paste|upload|attach|show|take|grab|explain|describe|check|find|get|type)[^.?!]{0,40}",
  '(?:one|just a|give me a|wait a|a) (?:sec(?:ond)?|moment|minute|min)|hold on|hang on|wait|brb|see below|as follows|below|the following|sending (?:it|a|the)[^.?!]{0,30}',
  '(?:have|got) (?:a|some|another|one)(?: [a-z]+){0,3} (?:question|problem|issue)s?(?: (?:about|with|on|regarding)[^.?!]{0,40})?',
  '(?:one|two|three|another|last|next|first|second) (?:more )?(?:thing|question)s?|need (?:some |a little )?help(?: here| with this)?',
  'question (?:about|regarding|on) [^.?!]{0,40}|(?:want|would like|wanted|need) to ask[^.?!]{0,30}|(?:can|could|may) i ask[^.?!]{0,30}',
);
const ASKS = /怎|什么|如何|吗|哪|能不能|多少/;

const tailOf = (sentence: string): string => sentence.slice(-TAIL_CHARACTERS);

/** Whether the text stops at a mark behind which a sentence goes on. */
export const stopsAtOpenMark = (text: string): boolean => OPEN_MARK.test(text.slice(-2));

/** Whether the sentence stops before its end: at a conjunction, a condition, a verb without its object. */
export function stopsMidSentence(sentence: string): boolean {
  const tail = tailOf(sentence);
  if (COMPLETE_AFTER_ALL.test(tail)) return false;
  if ([CONJUNCTION, ENGLISH_CONJUNCTION, CONDITION, VERB_WITHOUT_OBJECT].some((end) => end.test(tail))) return true;
  return tail === sentence && MERE_BEGINNING.test(sentence);
}

/** Whether the sentence says that something is to follow: a question, a picture, a story. */
export function announcesMore(sentence: string): boolean {
  const tail = tailOf(sentence);
  return (
    [ANNOUNCES_QUESTION, ANNOUNCES_WAITING, ANNOUNCES_BELOW, ANNOUNCES_IN_ENGLISH].some((end) => end.test(tail)) ||
    (!ASKS.test(tail) && (SENDS_IT_BEFORE.test(tail) || announcesSending(tail)))
  );
}

function announcesSending(tail: string): boolean {
  const [, measure, thing, look] = ANNOUNCES_SENDING.exec(tail) ?? [];
  return Boolean(measure ?? thing ?? look);
}
