import type { AnswerLabel, IntentTrace, RedFlagClass, SafetyStep } from '../api';

const redFlagClass: Record<RedFlagClass, string> = {
  stroke: '脑卒中（中风）',
  'chest-pain': '胸痛',
  breathing: '呼吸困难',
  bleeding: '大出血',
  anaphylaxis: '严重过敏',
  seizure: '抽搐',
  unconsciousness: '意识不清',
  'infant-fever': '婴儿高热',
  overdose: '服药过量或中毒',
  'pregnancy-bleeding': '孕期出血',
  suicide: '自伤或自杀',
};

/** Those that are shipped; another one is shown by its own name. */
const intent: Readonly<Record<string, string>> = {
  literature: '文献问题',
  statistics: '统计问题',
  medical: '一般医疗咨询',
  'medical-image': '医学影像咨询',
  'how-to': '怎么做',
  'small-talk': '和机器人闲聊',
};

const intentBy: Record<IntentTrace['by'], string> = {
  examples: '比照例句判断，没有用模型。',
  model: '例句拿不准，由模型判断。',
  none: '',
};

/** Codes of why a sentence was not sent; another one is shown as it is. */
const fault: Readonly<Record<string, string>> = {
  number: '数字没有出处',
  unit: '单位与资料不符',
  dose: '剂量没有出处',
  range: '范围与资料不符',
  comparison: '高低多少与资料相反',
  date: '日期没有出处',
  drug: '药名没有出处',
  name: '名称没有出处',
  negation: '否定相反',
  overstated: '说得比资料更绝对',
  invented: '资料里没有这回事',
  'other-language': '与资料语言不同，无法核对',
  model: '核对模型认为没有依据',
  refusal: '只是说不知道',
  'no-citation': '没有注明来源',
  'unknown-citation': '注明的来源不存在',
};

/** Safety rules of the program; one of a plugin is shown by its own name. */
const rule: Readonly<Record<string, string>> = {
  'calls-all': '@所有人',
  commands: '冒充命令或操作结果',
  'foreign-links': '来源之外的链接',
  impersonation: '冒充别人或拉人联系',
  'personal-medicine': '个人用药与诊断',
  'prompt-words': '泄露提示词',
  secrets: '泄露密钥',
  unfounded: '与资料无关的话',
  words: '词表',
  moderation: '内容审核',
};

/** Codes of what a safety rule found; another one is shown as it is. */
const finding: Readonly<Record<string, string>> = {
  dose: '个人剂量',
  choice: '选哪种药',
  start: '开始用药',
  stop: '停药',
  change: '换药或改量',
  diagnosis: '判断是不是得了病',
  scan: '解读检查结果',
  'safety-rule-failed': '检查没能完成，按拦下处理',
};

/** Those that end in a number. */
const countedFinding: Readonly<Record<string, (count: number) => string>> = {
  'listed-words': (count) => `词表里的词 ${count} 个`,
  'noticed-words': (count) => `要留意的词 ${count} 个`,
};

/** Signs that something tries to order the bot about; another one is shown as it is. */
const sign: Readonly<Record<string, string>> = {
  order: '命令机器人',
  reach: '索要密钥、提示词或别群内容',
  dictated: '规定怎么回答',
  'forged-role': '冒充系统或管理员',
  disguised: '改头换面的文字',
  unseen: '看不见的文字',
};

const did: Record<SafetyStep['did'], (sentences: number | undefined) => string> = {
  passed: () => '放行',
  marked: () => '只作记录，没有改动',
  removed: (sentences) => (sentences === undefined ? '删去了一部分' : `删去 ${sentences} 句`),
  blocked: () => '拦下',
};

const stage: Record<SafetyStep['stage'], string> = { question: '查问题时', answer: '查回答时' };

const label: Record<AnswerLabel, string> = { generated: 'AI 生成，仅供参考', approved: '人工审核过的回答' };

/** Why an answer can be trusted: emergencies, kinds of questions, safety, and what models were used. */
export const trustZh = {
  trust: {
    label,
    approved: '这是人工审核过的回答，原样发出，没有用模型。',
    hidden: '个人信息，已隐去',
    hiddenData: (placeholder: string) => `${placeholder}（个人信息，已隐去）`,

    emergencyMark: '急症',
    emergencyOpen: '急症待确认',
    emergencyGroup: (group: string) => `急症待确认 · ${group}`,
    emergency: '急症提醒',
    redFlag: (redFlagName: string) => `看到的急症：${redFlagName}。`,
    redFlagClass,
    redFlagRule: '依据的规则',
    emergencySent: '马上发出了固定文字，没有经过模型和排队；值班管理员同时得到通知。',
    unsigned: (count: number) =>
      `急症提醒的固定文字有 ${count} 份还没有医生签字。请医生审阅 config/red-flags 里的文字，并填上 reviewed-by。`,

    intent: '问题类型',
    intentName: intent,
    intentIs: (name: string, percent: string) => `${name}，把握 ${percent}。`,
    intentNone: (percent: string) => `和设置的各类问题都不像（最像的一类也只有 ${percent} 的把握），照一般问题处理。`,
    intentBy,

    safety: '安全规则',
    rule,
    did,
    safetyDid: (ruleName: string, at: SafetyStep['stage'], what: string) => `${ruleName}：${stage[at]}${what}`,
    because: (line: string, findingName: string) => `${line}（${findingName}）`,
    finding,
    countedFinding,
    suspected: (place: string, signs: readonly string[]) =>
      `${place}疑似夹带指令（${signs.join('、')}）：当作资料看待，没有照做`,
    suspectedIn: { message: '消息里', quote: '引用的话里', article: '网页里' } as Readonly<Record<string, string>>,
    suspectedPiece: (title: string) => `资料《${title}》里`,
    sign,
    blockedBy: (name: string) => `拦下的规则：${name}。`,
    passed: (count: number) => `${count} 条规则检查后放行。`,
    alsoPassed: (count: number) => `其余 ${count} 条规则检查后放行。`,

    removed: '没有发出的句子',
    removedNote: '草稿里的每一句都要与资料对得上，对不上的不发。',
    fault,
    sentences: (count: number) => `${count} 句`,

    usage: '模型用量',
    usageColumns: { endpoint: '端点', calls: '次数', tokens: 'Token', cost: '费用' },
    tokensSplit: (prompt: string, completion: string) => `读入 ${prompt}，写出 ${completion}`,
    priceUnknown: '价格未知',
  },
};
