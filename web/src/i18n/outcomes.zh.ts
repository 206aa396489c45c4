import type { MessageReason, OutcomeKind, OutcomeReason, SendState, TraceStage, WriterFallback } from '../api';

const status: Record<OutcomeKind, string> = {
  answered: '已回答',
  silent: '保持沉默',
  review: '待人工查看',
  refused: '婉拒作答',
  emergency: '紧急提醒',
  failed: '处理出错',
};

const decision: Record<OutcomeKind, string> = {
  answered: '机器人回答了这条消息。',
  silent: '机器人保持了沉默。',
  review: '机器人没有出声，这条消息留给人来看。',
  refused: '机器人没有给出答案。',
  emergency: '机器人发出了紧急提醒。',
  failed: '处理这条消息时出了错，群里什么也没有发。',
};

/** Of an answer that a member of staff has to do with. */
const staffDecision: Partial<Record<SendState, string>> = {
  held: '机器人拟好了回答，等工作人员发送。',
  handed: '机器人拟好了回答，由工作人员发出。',
  cancelled: '机器人拟好了回答，最后没有发。',
};

const reasonShort: Record<OutcomeReason, string> = {
  'listed-good': '在好问题清单里',
  'listed-bad': '在坏问题清单里',
  'above-threshold': '分数高于阈值',
  'below-threshold': '闲聊，分数低于阈值',
  'near-threshold': '分数贴近阈值',
  'no-words': '没有可读的文字',
  'no-knowledge': '知识库还是空的',
  'evidence-found': '有依据',
  'sent-to-doctor': '请他去问医生',
  'no-evidence': '没有找到依据',
  'mentioned-without-evidence': '被点名，但没有依据',
  'empty-message': '空消息',
  'safety-blocked': '被安全规则拦下',
  'red-flag': '已发固定提醒',
  'small-talk': '闲聊',
  'picture-not-read': '图片看不了',
  'not-for-me': '不由机器人回答',
  'not-a-question': '不是提问',
  'redaction-failed': '个人信息未能隐去',
  'posted-file': '问的是群文件',
  'file-unreadable': '文件打不开',
  'no-question': '没有等到提问',
  'voice-not-configured': '语音，没有配置转写',
  'voice-format': '语音，格式无法识别',
  'voice-too-long': '语音太长',
  'voice-failed': '语音没能转成文字',
  'unknown-assistant': '没有这个助手',
  'over-limit': '问得太密',
  busy: '排队太长',
  missed: '错过了，太久',
  silenced: '这个群先不说话',
  'listen-only': '这个群只听不说',
  'answered-by-member': '群友先回答了',
  'member-answer': '是群友的回答',
  'answered-before': '一小时内刚答过',
  'command-answered': '照命令作答',
  stopped: '被叫停',
  'message-recalled': '提问被撤回',
  deadline: '超过时限',
  'internal-error': '内部错误',
};

const reason: Record<OutcomeReason, string> = {
  'listed-good': '管理员的好问题清单里有一模一样的一句，所以放行，不看分数。',
  'listed-bad': '管理员的坏问题清单里有一模一样的一句，所以忽略，不看分数。',
  'above-threshold': '它像是一个问题：得分高于阈值。',
  'below-threshold': '它更像闲聊：得分低于阈值。',
  'near-threshold': '得分离阈值太近，拿不准，不贸然开口。',
  'no-words': '消息里没有可以理解的文字，比如只有表情或标点。',
  'no-knowledge': '这个助手的知识库里还没有内容，没有东西可以依据。',
  'sent-to-doctor': '问的是个人的用药或诊断，资料里没有能替代医生的话，所以只请他去问医生。',
  'evidence-found': '它是一个问题，并且在知识库里找到了依据。',
  'no-evidence': '它像是一个问题，但知识库里找不到依据；没有依据就不回答。',
  'mentioned-without-evidence': '有人点了机器人的名，但知识库里找不到依据，于是如实说明。',
  'empty-message': '消息是空的。',
  'safety-blocked': '一条安全规则不让回答：见“安全规则”。',
  'small-talk': '按问题类型是闲聊；叫了机器人会回一句，否则不出声。',
  'picture-not-read': '问的是图片，目前还看不了图片。',
  'not-for-me': '这一类问题设为不由机器人回答。',
  'not-a-question': '对话模型读过这条消息，认为它不是在提问。',
  'red-flag': '消息里有急症的说法，已按固定文字提醒求助，并通知值班管理员。',
  'redaction-failed': '个人信息没能先隐去，所以什么也没有处理、没有发出。',
  'posted-file': '这条消息问的是群里发的文件，文件只供本群使用，到期删除。',
  'file-unreadable': '问到的文件打不开：可能加密、损坏或格式不支持，原因见“预处理”。',
  'no-question': '只有图片、文件或链接，等了一会儿也没有等到提问，单独的图片和链接不回答。',
  'voice-not-configured': '这是一条语音，而这里没有配置语音转文字。',
  'voice-format': '这是一条语音，它的格式这里解不开。',
  'voice-too-long': '这条语音超过了允许的长度，没有转成文字。',
  'voice-failed': '这条语音没能转成文字。',
  'unknown-assistant': '这个对话绑定的助手不存在。',
  'over-limit': '这位成员或这个群一分钟里问得太多，这一条没有再往下处理。',
  busy: '等待处理的消息太多，这一条没有再往下处理。',
  missed: '等到程序能处理时，这个问题已经太久，回答它没有用了。',
  silenced: '管理员让机器人在这个群先不说话。',
  'listen-only': '这个群设成了只听不说，判断照做，只是不开口。',
  'answered-by-member': '群里已经有人先回答了，机器人不再重复。',
  'member-answer': '这条消息是在回答另一位群友的提问，机器人不插嘴。',
  'answered-before': '一小时内刚答过同样的问题，这次只指向那条回答。',
  'command-answered': '这是对机器人下的命令（比如帮助或来源），已经照命令作答。',
  stopped: '有人叫停了它，或者撤回了回答。',
  'message-recalled': '提问的人撤回了消息，所以不再回答。',
  deadline: '没能在时限内写出回答。',
  'internal-error': '程序内部出错，错误已经记录，等待人工查看。',
};

const messageReasonShort: Record<MessageReason, string> = {
  'not-addressed': '不是对它说的',
  duplicate: '重复送达',
  command: '是一条命令',
  withdrawn: '处理前已撤回或叫停',
};

const messageReason: Record<MessageReason, string> = {
  'not-addressed': '这条消息不是对机器人说的，所以没有当作问题处理。',
  duplicate: '平台把同一条消息又送来一次；第一次那条已经处理，这一条不再处理。',
  command: '这是对机器人下的命令（比如停止或撤回），命令已经照办，没有当作问题。',
  withdrawn: '还没开始处理，它就被撤回或叫停了。',
};

const fallback: Record<WriterFallback, string> = {
  'model-unreachable': '连不上模型',
  'model-timeout': '模型超时',
  'model-error': '模型返回错误',
  'model-over-budget': '今天的模型用量已到上限',
  'invalid-json': '模型的输出不合格式',
  'unknown-citation': '模型引用了不存在的来源',
  'no-citation': '模型没有给出来源',
  'too-long': '模型写得太长',
  'model-declined': '模型认为资料不足以回答',
  'wrong-language': '模型没有用提问的语言回答',
  unsupported: '模型写的句子在资料里找不到依据',
};

const stage: Record<TraceStage['name'], string> = {
  preprocess: '预处理',
  gate: '判断',
  retrieve: '查找',
  write: '撰写',
};

/** What comes of a message, and why. */
export const outcomesZh = {
  status,
  decision,
  staffDecision,
  reason,
  reasonShort,
  messageReason,
  messageReasonShort,
  fallback,
  stage,
};
