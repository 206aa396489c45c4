import type { Language } from '../../../core/question';
import { foldText } from '../../../text/character-runs';

/** What an answer could be found in. */
const MATERIAL =
  '(?:资料|文档|文件|材料|知识库|片段|段落|文字|内容|上下文|信息|依据|来源|原文|文中|手册|文献|证据|库里|库中|我(?:这里|这边|这儿|手头|手上|手边)|手头|手边)';
/** The same without what may be lacking in the world itself. */
const STORE = MATERIAL.replace('|依据', '').replace('|证据', '');
/** That something is not there. */
const LACKS =
  '(?:没能?|没有|未能?|只字未|并未|并没有?|尚未|暂未|暂无|均未|无(?!创|菌|痛|论|需)|查不到|找不到|缺乏|缺少|不包含|不包括|不涉及|不含|看不到|看不出)';
/** What material does with a matter. */
const TELLS =
  '(?:提及|提到|提(?!示|前|高|醒)|提供|说明|说到|说|涉及|包含|包括|记载|记录|找到|查到|检索到|搜到|给出|列出|回答|写明|写到|写|讲到|讲|覆盖|收录|描述|指明|明确|交代|看到|发现|报告|足够|相关|对应|有关|这方面|这些|这个|此|答案)';
/** Behind it the sentence goes on to tell something. */
const GOES_ON = /[，,；;]\s*(?:但|不过|然而|只是|而)/;

const CHINESE: readonly RegExp[] = [
  new RegExp(`${MATERIAL}[^。！？!?;；]{0,16}?${LACKS}[^。！？!?;；，,]{0,8}?${TELLS}`),
  new RegExp(`${MATERIAL}(?:里|中|内)?[^。！？!?;；]{0,6}${LACKS}[。！？!?~～]*$`),
  new RegExp(
    `${LACKS}(?:能够?)?(?:在|从)[^。！？!?;；，,]{0,14}${MATERIAL}[^。！？!?;；，,]{0,10}(?:找|查|看|发现|提|得)`,
  ),
  new RegExp(
    `${LACKS}(?:有|能|能够)?(?:找到|查到|检索到|搜到|查询到|搜索到|发现|提供|收到|掌握)[^。！？!?;；，,]{0,24}${MATERIAL}`,
  ),
  new RegExp(
    `${LACKS}(?:有)?(?:足够|充分|相关|有关|可靠|任何|具体|直接|对应|明确|可用|更多|可供参考|这方面|此类|此)?的?[^。！？!?;；，,]{0,4}${STORE}(?:可以|能|来|可)?(?:[。！？!?，,]|回答|说明|支持|判断|作答|$)`,
  ),
  new RegExp(`${LACKS}(?:有)?(?:足够|充分|可靠|任何)?的?(?:证据|依据|数据)(?:可以|能够?|来|可)?(?:回答|作答|判断)`),
  /(?:本人|我们?|俺|咱|小助手|助手|机器人|ai)[^。！？!?;；]{0,8}?(?:不太?(?:清楚|知道|了解|晓得|确定|懂|明白|掌握)|(?:也)?说不好|说不准|无法|回答不了|答不了|答不上来|没法|不能(?:回答|确定|给出|作答|判断)|帮不[了上]|不敢(?:乱说|确定|妄下|随便说)|不便(?:回答|作答)|不会(?:回答|答)|没有?(?:答案|办法回答|头绪|把握)|无权)[^。！？!?]{0,30}/,
  /^(?:抱歉|对不起|不好意思|很遗憾|哎呀|嗯+|呃+|这个嘛|这题|这个|这|关于[^，,。]{1,24}|对此|目前|暂时|现在|这个问题|您的问题|你的问题|该问题|此问题|这一点|[，,\s…、])*(?:我)?(?:还|也|真|真的|并|暂时|目前|实在|确实|恐怕|可能)*(?:不(?:太)?(?:知道|清楚|了解|晓得|确定|懂)(?!就|[^，,。]{0,12}(?:时|的话|者|的人|的患者|的同学|的家属))|无法(?:回答|确定|判断|作答|解答|给出|提供|确认|告知|得知|答复)|回答不了|答不了|答不上来|没法(?:回答|判断|说)|把我难[住倒]|给不出(?:答案|回答)|爱莫能助|无能为力|无可奉告|说不好|说不准|不得而知|查无|无从(?:得知|回答|判断)|没听说过|不详|未知|没有(?:找到|查到)?(?:答案|结果)|帮不[了上]您?你?)[^，,；;。！？!?]{0,14}(?:[。！？!?~～，,]|$)/,
  /(?:无法|不能|没法|难以|不足以|无从)(?:据此|凭此|就此|支持|支撑|得出|给出|形成|作出|做出|回答|作答|解答|判断|一个|任何|您的|这个|该|明确|的|答案|结论|判断|回答|问题|答复|此)+[。！？!?，,]*$/,
  /(?:没有?|没能|查不到|翻不到|搜不到|找不到|未能)(?:翻到|查到|找到|搜到|检索到|得到|有)?[^。！？!?，,]{0,16}(?:结果|答案|规定|内容|说明|下文|线索|头绪|到)[。！？!?~～]*$/,
  /(?:资料|信息|材料|内容|依据|证据)(?:实在|比较|十分)?(?:有限|太少|不足|不够|欠缺|不全)/,
  /(?:不支持|无法支持|不提供)(?:回答|解答|查询|处理)?(?:此|这|该)类/,
  /(?:与|和|跟)(?:您|你|这个|该|此)[^。！？!?，,]{0,6}(?:问题|提问)(?:无关|不相关|没有?关系)/,
  /(?:答案|结果)(?:是)?(?:未知|不详|不明|不在我|不得而知|我不)/,
  /超出(?:了)?[^。！？!?;；，,]{0,4}(?:资料|文档|材料|知识库|片段|手册)/,
  /^答[:：]?\s*(?:不详|不知道|未知|无)/,
  /超出(?:了)?(?:我|本|本人|现有|已有|当前|知识|能力|资料|文档|助手)[^。！？!?;；，,]{0,12}(?:范围|能力|知识|认知|边界)/,
  /不在(?:我|本|现有|已有)[^。！？!?;；，,]{0,14}(?:范围|资料|里|中|之内)/,
  /(?:不足以|不够(?:用来)?|(?:据此|凭此|这些|现有)[^。，,]{0,6}(?:无法|难以|不能))(?:支撑|支持|据此|用来|用于)?(?:我)?(?:回答|作答|得出|给出|判断(?:这个问题)?|解答)/,
  /(?:无法|不能|没法|难以)(?:根据|依据|从|凭)[^。！？!?;；]{0,16}(?:资料|文档|内容|信息|材料|片段)[^。！？!?;；]{0,8}(?:回答|作答|得出|给出|判断|确定|得知|解答)/,
];
const THING =
  '(?:handbooks?|manuals?|guides?|passages?|documents?|sources?|materials?|context|texts?|information|excerpts?|knowledge base|evidence(?! (?:that|of|for)\\b)|files?|references?|records?|notes?|results?)';
const ENGLISH: readonly RegExp[] = [
  /\b(?:i|we)(?:'m| am| are|'re| have|'ve| do| would| could| can| was| were)?(?: really| still| simply| just| honestly| currently)*(?: not| n't|n't|not| never| unable| unsure| uncertain| no| afraid)\b[^.!?;]{0,24}?\b(?:know|sure|certain|idea|clue|say|tell|answer|find|found|help|determine|confirm|information|locate|access|aware|familiar|see|speak|have|able)\b/,
  /\b(?:i|we)(?: really| honestly| still)? (?:don't|do not|can't|cannot|couldn't|could not|haven't|have not|didn't|did not|wasn't|am not|have no|had no|found no|see no|found nothing)\b/,
  /\b(?:i am|i'm|we are|we're|i was) (?:unable|not able|unsure|uncertain|not sure|not certain|afraid (?:i|we))\b/,
  new RegExp(
    `\\b(?:my|the|these|this|our|any|provided|available|given)[^.!?;,]{0,16}${THING}\\b[^.!?;,]{0,30}?\\b(?:do(?:es)? not|don't|doesn't|did not|didn't|never|no|nothing|fails? to|lacks?|(?:is|are) silent|insufficient|not enough|(?:is|are) not|isn't|aren't)\\b(?:[^.!?;,]{0,24}?\\b(?:mention|say|cover|contain|answer|provide|address|include|specify|state|give|describe|discuss|tell|information|sufficient|enough|available|help|about|on)\\b|[^.!?;,]{0,6}$)`,
  ),
  /\b(?:says?|said|mentions?|contains?|states?|tells?|offers?|gives?|has|have) (?:us |me )?nothing (?:about|on|of|regarding|concerning)\b/,
  /^(?:(?:sorry|unfortunately)[, ]+)?(?:there is |i see )?nothing (?:in|on|about|here)\b/,
  /\b(?:unclear|not clear|not evident|not possible to tell) from (?:the|these|this|what|my|given)\b/,
  /\b(?:falls?|lies?|is|goes) (?:well )?(?:outside|beyond)\b[^.!?;]{0,12}\b(?:documents?|passages?|sources?|materials?|scope|knowledge)\b/,
  /\b(?:rather|prefer) not (?:to )?(?:guess|say|speculate|answer)\b/,
  new RegExp(`\\b(?:sources?|passages?|documents?|materials?) (?:is|are) silent\\b`),
  new RegExp(
    `\\bthere (?:is|are|was|were) (?:no|nothing|not enough|insufficient|not any)\\b[^.!?;]{0,40}?(?:${THING}|mention|answer|in the|about this|on this)`,
  ),
  new RegExp(
    `^(?:sorry[, ]+|unfortunately[, ]+)?(?:no|not enough|insufficient)\\b[^.!?;,]{0,24}\\b(?:${THING}|answer|mention|details?|data)\\b[^.!?;,]{0,20}(?:(?:was|were|is|are|could be) )?(?:found|available|provided|given|located|about|on this|to answer)?\\b[^.!?;,]{0,24}[.!?]?$`,
  ),
  /\b(?:(?:question|this|that|it) (?:cannot|can't|could not|couldn't) be (?:answered|determined|found|said)|(?:cannot|can't|unable to|not possible to|impossible to) (?:answer|determine|tell|say|conclude)[^.!?;]{0,24}(?:from|with|based|given|using) (?:the|what|this|these))\b/,
  /\b(?:beyond|outside)(?: of)? (?:my|our|what i|what the (?:documents?|passages?|sources?))\b/,
  /\b(?:not|isn't|aren't) (?:mentioned|covered|stated|specified|addressed|included|discussed|described|found)\b[^.!?;]{0,20}\b(?:in|by) (?:the|my|our|these|any)\b[^.!?;]{0,16}\b(?:passages?|documents?|sources?|materials?|context|excerpts?)/,
  /^(?:(?:hmm|well|sorry|uh|um|honestly)[,.\s]+)*(?:unknown|no idea|not sure|hard to say|no answer|n\/a|who knows|beats me|no clue|dunno)\b/,
];

/** Whether a sentence only says, in whatever words, that the answer is not known or that the material does not hold it. */
export function isRefusal(text: string, language: Language): boolean {
  const folded = foldText(text)
    .replace(/[’‘]/g, "'")
    .replace(/\s*\[\d{1,3}\]/g, '')
    // What others are said to have said.
    .replace(/["“][^"”]{0,60}["”]/g, ' ')
    .trim();
  // "It says nothing of the old, but of the young …" tells something.
  if (GOES_ON.test(folded) && /\d/.test(folded)) return false;
  const patterns = language === 'zh' || /[\u3400-\u9fff]/.test(folded) ? CHINESE : ENGLISH;
  return patterns.some((pattern) => pattern.test(folded));
}
