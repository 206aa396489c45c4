/** Sentences that point at a picture or a text. Folded before: lower case, half width. */
const THIS =
  '(?:(?:上面|下面|刚才|刚刚|前面|上次)(?:发)?的?)?(?:这|那)(?:是)?(?:一|几|两|三|四)?(?:[个种张份些段条款篇盒瓶样边里儿款位只颗粒块项])?|(?:上面|下面|刚才|前面)(?:发)?的?';
/** Things that people show a picture or a paste of. */
const SHOWN =
  '药[物片品盒膏]?|报告单?|单子|化验单?|检查单?|检查|结果|片子|指标|数值|数据|数字|曲线|图片?|图像|照片|截图|截屏|视频|错误|错|报错|异常|问题|代码|日志|配置|参数|命令|提示|信息|界面|页面|窗口|症状|情况|现象|状态|伤口|疹子|皮疹|红点|疙瘩|包块?|肿块|结节|斑|颜色|方子|处方|药方|方案|说明书?|成分|链接|文章|说法|消息|产品|牌子|东西|玩意|值|箭头|字|部位|地方|位置|仪器|机器|型号|版本|写法|文件|表格?';
/** What may come behind "this" with no noun between. */
const PREDICATE =
  '能|可以|可不可以|是|怎|正常|要|会|算|需要|有|行|对|严重|什么|好|高|低|多少|为|咋|啥|用|吃|管|该|应该|怎么|如何|呢|吗|得|没|不|还|靠谱|准|危险|违规|真|值';
const POINTS = new RegExp(`(?:${THIS})(?:(?:${SHOWN})|(?=${PREDICATE}|$|[,?!。\\s]))`);
const LOOKS =
  /(?:帮忙?|麻烦|请|让|劳烦|求)?(?:我|您|你们?|大家|各位|医生|老师|大佬|大神|谁|有人)?(?:能|可以)?(?:再)?(?:帮忙?|给)?(?:我|忙)?(?:看看|看一下|看下|瞧瞧|瞅瞅|瞅一眼|看一眼|分析一?下|分析分析|解读一?下|鉴定一?下|判断一?下)/;
const LOOKED_AT = new RegExp(
  `^(?:我|我妈|我爸|我家|孩子|他|她)?的?(?:${THIS})?(?:${SHOWN}|ct|核磁|b超|彩超|血常规|心电图|病理|x光|log|bug|pr|issue)?(?:是什么|怎么样|怎么了|怎么回事|什么意思|什么问题|哪里错了|哪里有问题|有没有问题|有问题吗|正常吗|严重吗|对吗|对不对|行吗|可以吗|好吗|呗|吧|啊|呢|吗|谢谢)*$`,
);
const SHOWS =
  /如图|见图|看图|见附件|见截图|上图|附图|图[中上里]|图片[中上里]|照片[上里中]|截图[里上中]|(?:^|[,。\s])(?:图|截图)(?:$|[,。?!])/;
const ENGLISH_POINTS =
  /\b(?:this|these|that|those)(?: (?:error|message|warning|log|output|result|results|report|picture|image|photo|screenshot|code|snippet|config|file|value|values|number|numbers|pill|pills|medicine|medication|drug|rash|spot|thing|one|link|article|page|issue|problem|traceback|plot|chart|graph|scan|test|stuff|normal|ok|okay|correct|right|mean|serious|dangerous|work|safe|bad|good|supposed|expected|a bug|possible|look|looks|happen|happening))?(?=$|[\s?!.,]*$| (?:error|message|warning|log|output|mean|normal|ok|okay|correct|right|work|happen|happening|look|safe|and|with|in|on|for|please|for me|or|before|after|every)\b)/;
const ENGLISH_LOOKS =
  /\b(?:is it (?:ok|okay|normal|safe|serious|bad|correct|right|true)(?= *\??$)|which of (?:this|these|those)|take a look|have a look|look at (?:this|these|that|it|my)|check (?:this|these|it|my)|what's wrong with (?:this|these|it|my)|what is (?:this|that)|see (?:the )?(?:attached|screenshot|picture|image|photo|below)|attached|in the (?:picture|screenshot|image|photo))\b/;
const NEEDS_OBJECT_BEFORE = /[吃用看问把下在是到对有了请和给让做打喝开买查说出为叫]$/;
const LETTERS_NAMED_BEFORE = 2;

/**
 * Whether the clause points at something outside of the message: "can I take this medicine?", "please have a look".
 * A thing named right before ("二甲双胍这个药") is not outside.
 */
export function pointsAway(clause: string): boolean {
  if (SHOWS.test(clause) || ENGLISH_LOOKS.test(clause) || ENGLISH_POINTS.test(clause)) return true;
  const look = LOOKS.exec(clause);
  if (look && LOOKED_AT.test(clause.slice(look.index + look[0].length).replace(/[,。?!\s]/g, ''))) return true;
  const point = POINTS.exec(clause);
  if (!point) return false;
  const before = clause.slice(0, point.index).replace(/[^\p{L}\p{N}]/gu, '');
  return before.length < LETTERS_NAMED_BEFORE || look !== null || NEEDS_OBJECT_BEFORE.test(before);
}
