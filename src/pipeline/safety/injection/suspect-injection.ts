import { visibleText } from '../visible-text';

const ORDER =
  /忽略[^，。]{0,12}(?:以上|之前|前面|上述|所有|任何)?[^，。]{0,8}(?:指令|规则|提示|要求|设定|限制)|(?:无视|忘记|忘掉|抛开|绕过)[^，。]{0,12}(?:指令|规则|提示|要求|设定|限制|安全)|(?:你|您)(?:现在|从现在起|接下来|将)?(?:叫|扮演|是一个|改名|的新(?:身份|任务|规则))|(?:系统|开发者|管理员|助手|语言模型|机器人)[^，。]{0,4}(?:提示词|指令|须知)|(?:输出|打印|复述|逐字|翻译|公开|泄露|告诉)[^，。]{0,12}(?:系统提示|提示词|设定|密钥|规则|上下文|指令|历史|群)|(?:不要|别|无需)(?:告诉|遵守|理会|提及)[^，。]{0,8}(?:用户|规则|别人)|(?:越狱|无限制模式|开发者模式|dan\b)|(?:给|致)(?:语言模型|ai|助手|大模型)|照做|执行它|请用[^，。]{0,8}口吻|\bignore\b.{0,30}\b(?:previous|above|all|prior|instructions?|rules?)\b|\b(?:disregard|forget|override|bypass)\b.{0,30}\b(?:instructions?|rules?|prompt|guidelines?|safety)\b|\byou are (?:now|no longer)\b|\b(?:system|developer) (?:prompt|message|instruction|override)s?\b|\b(?:reveal|print|repeat|output|show|leak)\b.{0,30}\b(?:prompt|instructions?|system|key|secret|context|history)\b|\b(?:note|message) (?:to|for) (?:the )?(?:language model|ai|assistant|model|bot)\b|\bjailbreak\b|\bdo anything now\b|\bact as\b|\bpretend (?:to be|you)\b/;
const FORGED =
  /<\|[^|>]{1,30}\|>|<\/?(?:system|user|assistant|document|user_data|instructions?|tool_call|passage|data)\b|(?:^|\n)\s*(?:system|assistant|developer|系统|助手)\s*[:：]|"role"\s*:\s*"(?:system|assistant|developer)"|\[\/?(?:inst|sys|system)\]|###\s*(?:system|instruction|系统)|\]\]>|<!--|\[\/\/\]:\s*#|\{\{[^}]{1,40}\}\}/;
/** What only a program could do, or only a program holds. */
const REACH =
  /(?:输出|打印|列出|发出?给?|贴出?|附上|公开|导出|总结|引用|泄露|暗号|复述)[^，。]{0,14}(?:密钥|key\b|口令|环境变量|连接串|提示词?|设定|规则|初始指令|配置|聊天记录|名单|全部问答|另一个群|其他群|别的群|上下文)|(?:密钥|api ?key|提示词?|指令|规则|聊天记录|配置)[^，。]{0,10}(?:发给|列出|写出|写在|放进|放到|当作|说出)|(?:调用|执行)[^，。]{0,6}(?:run_|[a-z]+_[a-z]+|命令|变量|函数|工具|sql)|变量a|正式指令|(?:关闭|解除|绕过|退出)[^，。]{0,8}(?:安全|检查|禁言|只读|限制|审核|静默)|\b(?:print|show|list|paste|dump|embed)\b.{0,30}\b(?:all|every|secrets?|keys?|variables|conversations?|messages|img|html)\b|\b(?:drop|delete|select|attach)\b.{0,12}\b(?:table|from|database)\b|\bcomplete the text as\b|\byou must immediately\b|\bturn [123]\b/;
/** How an answer is to be written, said by somebody who is not to say it. */
const DICTATED =
  /(?:回答|回复|答案|每段)(?:的|里|中)?(?:前面|开头|结尾|末尾|里|最后|第一条)[^，。“”"]{0,10}(?:写|插|加上?|标|放)|(?:只|请|并|立即)(?:回答|回复|输出)[:：]?\s?[“"「]|(?:照此署名|照上面说的?(?:回答|做)|按译文去做|只回复结果|用[^，。]{0,8}口吻)|回复“\/|(?:写|加|放|发|艾特)[^，。]{0,8}@\s*(?:所\s*有\s*人|全\s*体|everyone|all\b)|<at\b|(?:说|称)你是(?:真人|医生|专家)/;
/** White on white, or of no size. */
const UNSEEN_MARKUP = /display\s*:\s*none|font-size\s*:\s*[01](?:px)?\b|color\s*:\s*#?f{3,6}|visibility\s*:\s*hidden/;
const SPACED = /(?:[\u3400-\u9fff]\s){8,}/;
const DISGUISED =
  /(?=[A-Za-z0-9+/]*\d)(?=[A-Za-z0-9+/]*[a-z])(?=[A-Za-z0-9+]*[A-Z])[A-Za-z0-9+]{20}[A-Za-z0-9+/]{20,}={0,2}/;
const UNSEEN = /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u{e0000}-\u{e007f}]/u;

/** What no text about anything else has. */
const PLAIN: readonly InjectionSign[] = ['order', 'reach', 'unseen'];

/** Signs that somebody wants to order the bot about, as codes. They mark a text for the admins; nothing rests on them being found. */
export type InjectionSign = 'order' | 'reach' | 'dictated' | 'forged-role' | 'disguised' | 'unseen';

/** What of a stranger's text looks like an order to a model; empty where nothing does. */
export function injectionSigns(text: string): InjectionSign[] {
  const visible = visibleText(text);
  // Letters set apart are read as if they were not.
  const tight = SPACED.test(visible) ? visible.replace(/(?<=[\u3400-\u9fff])\s(?=[\u3400-\u9fff])/g, '') : visible;
  const found: [InjectionSign, boolean][] = [
    ['order', ORDER.test(tight)],
    ['reach', REACH.test(tight)],
    ['dictated', DICTATED.test(tight)],
    ['forged-role', FORGED.test(text) || FORGED.test(visible)],
    ['disguised', DISGUISED.test(text) || SPACED.test(visible)],
    ['unseen', UNSEEN.test(text) || UNSEEN_MARKUP.test(visible)],
  ];
  return found.flatMap(([sign, isThere]) => (isThere ? [sign] : []));
}

/** Whether a text so plainly orders a model about that nothing may rest on it where patients read. */
export const plainlyInjects = (text: string): boolean => injectionSigns(text).some((sign) => PLAIN.includes(sign));
