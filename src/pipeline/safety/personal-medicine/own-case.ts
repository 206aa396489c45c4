/** The asker, or somebody of theirs. */
const PERSON =
  /我(?!国|院|们医院)|俺|咱|本人|[爸妈爹娘爷奶姥舅叔姨姑婶哥姐弟嫂]|外公|外婆|公公|婆婆|岳父|岳母|老公|老婆|老伴|爱人|丈夫|妻子|媳妇|儿子|女儿|闺女|孩子|[娃崽]|宝宝|宝贝|老人家|老爷子|老太太|隔壁床|家里|\b(?:i|i'm|i've|im|my|mine|me|mom|mum|mother|dad|father|husband|wife|son|daughter|baby|kid|toddler|grandm\w+|grandp\w+|granny|sister|brother)\b|\b\d+[- ](?:month|year|week)s?[- ]old\b/;
/** What happened or is happening: general questions tell no story. */
const EVENT =
  /了(?!解)|着呢|吃到|喝到|用到|今天|昨天|明天|现在|今晚|昨晚|晚上|早上|中午|刚才|刚刚|最近|[上这下]周|周[一二三四五六日末]|老是|老犯|一直|不管用|查出|确诊|(?:医生|大夫)(?:说|让|开|下班)|阳性|\b(?:today|tonight|yesterday|now|lately|tomorrow)\b/;
/** So long, so much of it, so old. */
const AMOUNT =
  /第?[一二两三四五六七八九十半几\d]+\s*(?:天|周|星期|个月|月|年|次|片|粒|针|支|下|岁|公斤|斤|kg|lb|beers?)|\b(?:two|three|four|five|ten|\d+) (?:day|week|month|year)s?\b/;
/** A reading of one's own: a figure that no bound stands before. */
const READING =
  /(?<!小于|大于|低于|高于|超过|不到|以上|以下|到|至|前|第|[\d.~-])\d+(?:\.\d+)?(?:\/\d+)?(?!\s*(?:类|型|期|级|阶|岁以|周岁以|个月以|度以|或以))|[一二两三四]个加/;
/** It points at something, such as a picture or a report. */
const SHOWN =
  /发你|看图|如图|发的|发了|[如附]图|图[一二三]|\[图片\]|这[份张条颗块片个些]|(?:报告|片子|胃镜|肠镜|ct|核磁|mri|b超|彩超|超声|阴超|心电图|化验单?|单子|胸片|牙片|骨龄片|pet)[^，,。？?]{0,6}(?:写|说|显示|提示|上|图|截图|看|出来|发)|\b(?:attached|here's|this|that spot)\b/;
/** Leave is asked, or a guess is to be confirmed. */
const LEAVE =
  /(?![是会])([\u4e00-\u9fff])[\u4e00-\u9fff]?不\1|[行成中][吗么不吧]|[呗没][？?！!。~ ]*$|能[停吃服用打](?!力).{0,8}[吗么不没伐]|[两三四半\d][片粒颗][？?]$|可以[吗不吧伐么]|能不能|可不可以|[中成好]不[中成好]?(?=[？?，。 ]|$)|对[吗不吧]|是不是|[吧伐][？?！!。~ ]*$|[选买挑]哪|选一|二选一|哪个好|还是.{1,10}$|先[吃喝喂用停打抹]|\b(?:ok|okay|right|correct)\b\s*[?.!]*$/;
/** The bot is to be the doctor, or to decide without one. */
const ROLE =
  /假[设如]你|你(?:就)?是我的?(?:主治|医生|大夫)|当一?[回次个].{0,6}医[生师]|[替帮给]我(?:们)?(?:定|选|挑|开|拿|判断|看|决定|算|拍板|读|辨)|你(?:说了算|来?定|推荐|选|挑|辨|判断|直说|看|说[？?。]*$)|给个?(?:准话|痛快话|结论|建议|答案|意见|说法)|直接(?:说|给|告诉)|就告诉|一句话|只要答案|快说|别(?:让我|叫我|讲|劝)|随便说|拍板|麻烦(?:看|读)|看一下|帮.{0,2}看|\b(?:pretend|just (?:tell|say)|be honest|you decide|as my doctor|doc|no lectures|yes or no)\b/;
/** What is asked of the matter as such. */
const GENERAL =
  /一般|通常|说明书|指南|共识|标准|定义|推荐(?:剂量|摄入)|是什么|什么叫|什么是|什么意思|有哪些|哪些|为什么|为啥|[怎咋][么]?回事|啥原因|啥意思|什么项目|哪些项目|参考(?:值|范围)|正常(?:值|范围)|范围|禁忌|副作用|不良反应|注意什么|注意事项|什么作用|干什么|原理|怎么(?:诊断|定义|规定|区分|预防|处理|写|定|服|冲|来的)|起效|什么(?:表现|症状|区别|风险|危险|时候)|区别|靠什么|说明什么|主要看|目的|定期|都(?:是|要|会|得|能)|\b(?:label|guideline\w*|usually|generally|what is|what are|what does|how is|how are|who should|why|which \w+ features|in general)\b/;

export interface OwnCase {
  /** 0 is the matter as such; from 2 on somebody's own case. */
  weight: number;
  hasPerson: boolean;
}

/** How much a question tells of somebody's own case. */
export function ownCaseOf(folded: string): OwnCase {
  const hasPerson = PERSON.test(folded);
  const signs = [EVENT, AMOUNT, READING, SHOWN, LEAVE].filter((sign) => sign.test(folded)).length;
  const general = GENERAL.test(folded) ? (hasPerson ? 1 : 2) : 0;
  const weight = (hasPerson ? 2 : 0) + Math.min(2, signs) + (ROLE.test(folded) ? 2 : 0) - general;
  return { weight, hasPerson };
}

const FINDING = /[炎癌病瘤症栓梗衰疹癣]|低血糖|骨折|结节|阳性|糖化|怀上|晚期|严重|要紧/;

/** It tells a reading or a sign of illness. */
export const tellsFinding = (folded: string): boolean => FINDING.test(folded) || READING.test(folded);
