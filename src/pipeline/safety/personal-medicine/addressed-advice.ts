/** The asker or somebody of theirs, as an answer speaks of them. */
const YOU =
  /[您你](?!好)|咱|这(?:种|样的?)情况|这个(?:年纪|体重|情况|数值|指标)|这[条块颗张](?!件)|老人家|老爷子|老太太|老先生|叔叔|阿姨(?!姨)|[爷奶]{2}|(?:给|让|这|那|对|到|像|拿)(?:个)?(?:孩子|宝宝|娃|老人|女儿|儿子|爸爸|妈妈|女孩子|男孩子)|(?:孩子|宝宝|老人)(?:是|得的|更像|属于|应|还能|一次|先|可以|满)|\d+\s*(?:公斤|斤|kg|岁)的?(?:孩子|宝宝|老人|女孩子|患者)|[一二三四五六七八九十]+岁的?(?:孩子|宝宝|老人)|\b(?:you|your|yours)\b|\b(?:he|she)\b(?= (?:can|could|may|should|must|needs?|has|is|does))|\b(?:a guy|someone|anyone|somebody) (?:like you|with your)\b/;
/** The bot as somebody who prescribes. */
const PRESCRIBER =
  /我(?:给|替|帮|为|建议|推荐|认为|看|判断|的(?:建议|意见|判断)|会(?:让|给|开))|作为[^，,。]{0,8}(?:医生|大夫|专家|药师)|\bi(?:'d| would| will|'ll| suggest| recommend| advise| think)\b|\bas your\b/;
/** Something is to be done with a drug or a treatment. */
const ACT =
  /[吃服喝喂打滴抹涂吸喷停减补切泡]|换(?:成|用|为)|加(?:到|成|量|[一二两半\d])|用药|使用|[选用]|开始|继续|手术|活检|复查|透析|支架|碎石|疫苗|杀菌|吃上|吃起|做(?:完|手术|检查|碘)|抽血|穿刺|住院|看医生|不必|不用|\b(?:take|taking|start|begin|stop|quit|skip|drop|switch|go (?:for|with|up|on)|jump|double|put|give|use|need|dose|mg|tablets?|ml)\b/;
/** Leave, order or preference. */
const LEAVE =
  /可以|可(?:以)?先|能(?!力|量|否|会)|就[行好可够对是]|[就也]?没[有]?(?:问题|事|关系|大碍|坏处|影响)|影响不大|不用|不必|无须|无需|不需要|马上|立即|应(?:该|当)?(?!用于)|该|要(?!是)|先|别|最好|直接|建议|推荐|更[好佳]|[更最]?(?:合适|适合|对症|方便|友好|稳妥|有效|省心|安全)|试试?|照(?:做|常)|够了?|超量|放心|每天|一天|一次|每次|今天|明天|明早|今晚|现在|从|吧(?=$|[，。！])|\b(?:can|could|may|should|must|ok(?:ay)?|fine|better|best|safely|no need|needn't|not necessary|now|tonight|tomorrow|today|each time|every)\b/;
/** What somebody is said to have, or not to have. */
const FINDING =
  /(?:是|属于|属|患|得了?|得的|有|考虑|符合|判断|诊断|提示|说明|成立|确诊|感染|归为|更像|离|就|不是|没有|多半|应|到)[^，,。]{0,16}(?:[炎癌病瘤症栓梗衰疮疹癣痘痛伤喘痴]|痴呆|溃疡|携带|青光眼|骨[折裂]|突出|结节|良性|恶性|高血压|糖尿病|甲减|甲亢|前期|出血|感染|体质|虚|湿热|暴露|转移|坏死|硬化|骨质疏松|狼疮|抑郁|焦虑|自闭|脱离|缺乏|减少|流产|异常|免疫力|晚期|[一二三四]期|中度|重度|轻度|问题|标准|治)|断根|根治|治愈|包治|痊愈|您(?:就是|已)|(?:癌|炎|症|病)没跑|\b(?:you|he|she|it|yours?|that [a-z]+|this|that|what you have) (?:is|are|have|has|means?)\b.{0,40}\b(?:\w+(?:itis|oma|osis|emia|betes|ssion)|cancer|disease|diabetes|tumou?r|meniscus|benign|malignant|granuloma|prediabetes|depressed)\b/;
/** A dose as a figure. */
const DOSE =
  /(?:\d|[一二两三四五六七八九十半])(?:\.\d+)?\s*(?:片|粒|颗|支|袋|滴|喷|吸|毫升|毫克|微克|克(?!拉|霉)|个?单位|国际单位|针|mg|ml|mcg|g\b|iu\b|tablets?|pills?|puffs?|units?)|\b(?:one|two|three|half|four) (?:more )?(?:tablets?|pills?|puffs?|of)\b/;
/** What suits one best. */
const PREFERENCE = /适合|合适|对症|更好|更佳|最好|(?:best|better)\b/;
/** A time that only somebody's own day has. */
const NOW =
  /今天|今晚|明天|明早|现在就|这几天|从明天|晚上(?:那顿|再|补)|后天|\b(?:tonight|tomorrow|right now|now and)\b/;
/** A judgement on what was shown or told. */
const VERDICT =
  /从[^，,。]{0,8}(?:片子|照片|图像?|ct|核磁|报告|描述|骨龄片)[^，,。]{0,3}看|看图|看舌|读片结论|诊断意见|结论[:：是]|所见为|推算|图上|(?:根据|结合|综合|按)(?:您|你|这|那|以上|报告|描述|症状)|可以(?:判断|认为|定|确诊)|基本可以定|确诊(?:为|您|是)|诊断[^，,。]{0,4}成立|判断(?:为|您|是)|以\d+(?:\.\d+)?来看|您的情况|就目前结果|\b(?:looking at|the (?:mri|ct|scan|x-?ray|picture)s? shows? (?:a|an|no|that)\b|from (?:the|your) (?:scan|picture)|consistent with|(?:it|this|that) looks like|according to your)\b/;
/** A condition that leaves open who it is. */
const OPEN_CONDITION = /如果|若(?!干)|假如|要是|一旦|(?:当|在)?您?(?:出现|感到|正在)|\b(?:if|when|unless|whether)\b/;

/** Whether a sentence tells this person what to take or do, or what they have; of text as it is read, without the way to a doctor. */
export function isAddressed(text: string): boolean {
  const you = YOU.test(text);
  if (PRESCRIBER.test(text) && (ACT.test(text) || FINDING.test(text) || DOSE.test(text))) return true;
  if (VERDICT.test(text)) return true;
  if (NOW.test(text) && (DOSE.test(text) || ACT.test(text))) return true;
  if (!you) return false;
  if (DOSE.test(text)) return true;
  if ((FINDING.test(text) || PREFERENCE.test(text)) && !OPEN_CONDITION.test(text)) return true;
  return ACT.test(text) && !OPEN_CONDITION.test(text);
}

/** Whether it could be advice or a finding for anybody at all: then only the material may say it. */
export const mayBeAdvice = (text: string): boolean =>
  DOSE.test(text) || FINDING.test(text) || (ACT.test(text) && LEAVE.test(text));

/** Whether it gives you, of all people, a dose or a finding. */
export const speaksOfYours = (text: string): boolean => YOU.test(text) && (DOSE.test(text) || FINDING.test(text));
