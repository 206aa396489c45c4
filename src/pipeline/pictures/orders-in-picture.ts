import { injectionSigns } from '../safety/injection/suspect-injection';

const READER =
  '(?:\\bai\\b|\\bllms?\\b|\\bbots?\\b|\\bassistants?\\b|language models?|机器人|助手|大?语言模型|大模型|人工智能|读图程序|识别程序)';
const SAID_TO =
  '(?:请|应|须|要求|告诉|转告|输出|回答|回复|答|忽略|无视|忘记|假装|列出|改成|改为|只说|复述|发送|说明|跳到)';
const VERB =
  '(?:say|write|reply|answer|report|respond|give|advise|translate|ignore|print|tell|output|switch|state|claim|recommend|pretend|forget|reveal|list|send)';

/** Whoever reads is spoken to and told what to do. */
const SPOKEN_TO = new RegExp(
  [
    `${READER}[^。]{0,16}${SAID_TO}`,
    `(?:要求|请|让)[^。]{0,6}${READER}`,
    `${READER}[^.]{0,30}(?:\\b(?:should|must|shall|please)\\b|[:：,，]\\s*(?:please\\s+)?${VERB}\\b)`,
    `\\bto\\s*[:：]?\\s*(?:any\\s+|the\\s+|all\\s+)?(?:ai|llm|bot|assistant)s?\\b`,
  ].join('|'),
  'iu',
);
/** Ways in which only orders are written. */
const ORDERED =
  /(?:最?高优先级|管理员|系统|紧急)(?:指令|命令)|\b(?:admin|system|root)\s*(?:override|command)|忽略(?:用户|规则|数据)|ignore\s*(?:the\s*)?(?:user|rules?|data)|(?:只说|只答|回答|答)[^。]{0,4}[“"「『]|暗号|你必须(?:回答|回复|说)|you\s*must\s*(?:only\s*)?(?:reply|answer|say|respond)|(?:前缀|标题|开头)(?:用|写|为)|\bsystem\s*[:：]\s*you\b/iu;
/** Letters set apart are read as if they were not. */
const joined = (text: string): string => text.replace(/(?<=(?:^|\s)\S)\s(?=\S(?:\s|$))/gu, '');

/** Whether the letters of a picture tell whoever reads them what to do: then nothing of them is used or said. */
export function ordersReader(lines: readonly string[]): boolean {
  const forms = [
    lines.join('\n'),
    lines.join(' '),
    lines.map((line) => line.replace(/^[(（][^)）]{1,6}[)）]/u, '')).join(''),
  ];
  return forms
    .flatMap((form) => [form, joined(form)])
    .some((form) => SPOKEN_TO.test(form) || ORDERED.test(form) || injectionSigns(form).length > 0);
}
