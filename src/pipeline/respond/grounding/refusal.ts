import type { Language } from '../../../core/question';
import { foldText } from '../../../text/character-runs';

/** What an answer could be found in. */
const MATERIAL =
  '(?:资料|文档|文件|材料|知识库|片段|内容|上下文|信息|依据|来源|原文|文中|手册|文献|证据|数据|记录|库里|库中|这里|手头|手边)';
/** That something is not to be found there. */
const NOT_FOUND = '(?:没有?|未|并未|并没有?|尚未|暂未|暂无|暂时没有|均未|都没有?|无|不|查不到|找不到|缺乏|缺少)';
const ABOUT =
  '(?:提及|提到|提供|说明|说|涉及|包含|包括|记载|记录|找到|查到|检索到|搜到|给出|列出|回答|写明|写|讲|覆盖|收录|描述|指明|明确|交代|看到|发现|足够|相关|对应|直接|这方面|具体|答案)';

const CHINESE: readonly RegExp[] = [
  new RegExp(`${MATERIAL}[^。！？!?;；]{0,16}?${NOT_FOUND}[^。！？!?;；，,]{0,8}?${ABOUT}`),
  new RegExp(
    `${NOT_FOUND}(?:能够?)?(?:在|从)[^。！？!?;；，,]{0,14}${MATERIAL}[^。！？!?;；，,]{0,6}(?:里|中)?[^。！？!?;；，,]{0,4}(?:找|查|看|发现|提|得)`,
  ),
  new RegExp(
    `${NOT_FOUND}(?:有|能|能够)?(?:找到|查到|检索到|搜到|查询到|搜索到|发现|提供)[^。！？!?;；，,]{0,24}${MATERIAL}`,
  ),
  new RegExp(
    `(?:没有?|缺乏|缺少|暂无|并无|无)(?:足够|充分|相关|有关|可靠|任何|具体|直接|对应|明确|可用|更多|可供参考)的?[^。！？!?;；，,]{0,12}${MATERIAL}`,
  ),
  /(?:我|本人|机器人|小助手|助手|目前|暂时|现在|这个问题|这一?[点块题]|对此|关于[^。]{1,30}?|抱歉|不好意思|很遗憾)[^。！？!?;；]{0,10}?(?:不太?(?:清楚|知道|了解|确定|懂|好说|明白)|无法(?:回答|确定|判断|给出|作答|解答|提供|确认|告知|得知|答复)|回答不了|答不了|答不上来|没法(?:回答|确定|判断|给出|说)|不能(?:回答|确定|给出|作答)|帮不[了上]|说不准|不敢(?:乱说|确定|妄下)|不便(?:回答|作答)|没有?(?:答案|办法回答|头绪|把握)|爱莫能助|无能为力|无可奉告)/,
  /^(?:抱歉|对不起|不好意思|很遗憾|哎呀)?[，,\s]*(?:我)?(?:这个|这)?(?:还|也|真|真的|并|暂时|目前)*(?:不(?:太)?(?:知道|清楚|了解|晓得|懂|会)|无法(?:回答|确定|判断|作答|解答)|不确定|回答不了|答不了|没法(?:回答|判断)|不详|未知|没听说过|不得而知|查无|无从(?:得知|回答|判断))[^。！？!?]{0,24}[。！？!?~～]*$/,
  /超出(?:了)?[^。！？!?;；，,]{0,12}(?:范围|能力|知识|认知)/,
  /(?:不足以|不够|不能|无法|难以)(?:支撑|支持|据此|用来|用于)?(?:我)?(?:回答|作答|得出(?:答案|结论)|给出(?:答案|回答|结论|建议)|判断(?:这个问题)?|解答)/,
  /(?:无法|不能|没法|难以)(?:根据|依据|从|凭)[^。！？!?;；]{0,16}(?:资料|文档|内容|信息|材料|片段)[^。！？!?;；]{0,8}(?:回答|作答|得出|给出|判断|确定|得知|解答)/,
];
const ENGLISH: readonly RegExp[] = [
  /\b(?:i|we)(?:'m| am| are|'re)?(?: really| still| simply| just| honestly)?(?: do not| don't| cannot| can't| could not| couldn't| am not| not| was not| wasn't| were not| have no| have not| haven't| had no)(?: currently| really| actually| yet| quite| be)?(?: able to)?[^.!?;]{0,20}?(?:know|sure|certain|idea|clue|say|tell|answer|find|help|determine|confirm|information|locate|access|aware|familiar|see any|speak to)/,
  /\b(?:i|we) (?:am|are|was|were) (?:unable|not able|unsure|uncertain)\b/,
  /\b(?:i'm|we're) (?:unable|not able|unsure|uncertain|afraid)\b/,
  /\b(?:passages?|documents?|sources?|materials?|context|texts?|information|excerpts?|knowledge base|evidence|files?|references?|records?)\b[^.!?;]{0,40}?\b(?:do(?:es)? not|don't|doesn't|did not|didn't|cannot|never|no|nothing|fails? to|lacks?|is silent|are silent|is not|are not|isn't|aren't|insufficient|not enough)\b[^.!?;]{0,30}?(?:mention|say|cover|contain|answer|provide|address|include|specify|state|give|describe|discuss|tell|information|sufficient|enough|available|silent|help|on this|about)/,
  /\b(?:there (?:is|are|was|were)|i (?:found|find|see|have)|we (?:found|find|have)|contains?|includes?)\s+(?:no|nothing|not enough|insufficient|little|not any)\b[^.!?;]{0,40}?(?:information|mention|answer|evidence|data|detail|passage|document|source|about|on this|in the|reference|material)/,
  /\bno (?:\w+ ){0,2}(?:information|answer|mention|details?|data|evidence|passage|source|reference)[^.!?;]{0,30}\b(?:found|available|provided|given|in the (?:passages?|documents?|sources?|materials?|context)|about|on this)\b/,
  /\b(?:cannot|can't|could not|couldn't|unable to|not possible to|impossible to)\b[^.!?;]{0,12}\b(?:be )?(?:answer(?:ed)?|determined?|be found|say from|tell from|conclude|confirm(?:ed)? from|found in)\b/,
  /\b(?:beyond|outside)(?: of)? (?:my|the|our|what)[^.!?;]{0,20}(?:knowledge|scope|documents?|passages?|material|ability|expertise|sources?|know)\b/,
  /\b(?:not|isn't|aren't) (?:mentioned|covered|stated|specified|addressed|included|discussed|described|available|provided|found|given)\b[^.!?;]{0,20}\b(?:in|by|from) (?:the|my|our|these|any)\b/,
  /^(?:sorry|unfortunately|apologies)\b[^.!?]{0,30}\b(?:no|not|cannot|can't|don't|unable|nothing)\b[^.!?]{0,50}[.!?]?$/,
  /^(?:unknown|no idea|not sure|hard to say|no answer|n\/a|who knows|beats me)\b[^.!?]{0,30}[.!?]?$/,
];

/** Whether a sentence only says, in whatever words, that the answer is not known or that the material does not hold it. */
export function isRefusal(text: string, language: Language): boolean {
  const folded = foldText(text).replace(/[’‘]/g, "'");
  const patterns = language === 'zh' || /[\u3400-\u9fff]/.test(folded) ? CHINESE : ENGLISH;
  return patterns.some((pattern) => pattern.test(folded));
}
