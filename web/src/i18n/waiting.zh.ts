import type { ChannelState, ReviewKind, SendState } from '../api';

const waitingKind: Record<ReviewKind, string> = {
  'review-zone': '拿不准',
  failure: '处理出错',
  'uncertain-send': '不知道发出去没有',
  'failed-send': '没能发出去',
  'failed-recall': '没能撤回',
  missed: '错过的提问',
  report: '成员举报',
  'assist-draft': '待发草稿',
  'candidate-pair': '群友的回答',
  emergency: '紧急情况',
};

const waitingAnswer: Record<ReviewKind, string> = {
  'review-zone': '没有发出的回答',
  failure: '没有发出的回答',
  'uncertain-send': '可能已经发出的回答',
  'failed-send': '没能发出的回答',
  'failed-recall': '群里还看得到的回答',
  missed: '没有发出的回答',
  report: '群里看到的回答',
  'assist-draft': '草稿',
  'candidate-pair': '没有发出的回答',
  emergency: '马上发到群里的提醒',
};

const sendState: Record<SendState, string> = {
  drafting: '正在写',
  pending: '等待发送',
  sending: '正在发送',
  sent: '已发出',
  held: '草稿，等工作人员处理',
  handed: '工作人员已发送',
  uncertain: '不知道发出去没有',
  failed: '没能发出去',
  cancelled: '已取消，没有发',
  recalling: '正在撤回',
  recalled: '已撤回',
};

/** Codes of the sender; another one is shown as it is. */
const sendFailure: Readonly<Record<string, string>> = {
  'refused-by-platform': '平台拒收了',
  'gave-up': '试了很多次都没能发出去',
  'too-late': '能发的时候已经太晚',
};

const channelState: Record<ChannelState, string> = {
  connecting: '正在连接',
  ok: '连上了，但有问题',
  reconnecting: '连接断了，正在重连',
  failed: '连不上，需要人工处理',
  stopped: '已停止',
};

const channelName: Readonly<Record<string, string>> = {
  web: '网页',
  terminal: '终端',
  feishu: '飞书',
  wechat: '微信',
  wecom: '企业微信',
};

/** What waits for a person, what became of replies, and how the channels do. */
export const waitingZh = {
  waiting: {
    button: '待处理',
    title: '待处理',
    note: '等人发送的草稿、群友的好回答，还有机器人没有把握、出了错、没能发出去、错过了，或被成员举报的消息。点开一条，看看为什么。',
    none: '没有要处理的。',
    count: (count: string) => `${count} 条待处理`,
    back: '回到待处理',
    kind: waitingKind,
    answer: waitingAnswer,
    uncertain: '发出后没有等到平台的确认。请到群里看一眼；程序不会自己再发一次。',
    notRecalled: '平台没有让它撤回，群里还看得到。请群主删除，或在群里说明。',
    failed: (code: string) => `${sendFailure[code] ?? `没能发出去（${code}）`}，群里看不到这条回答。`,
    missed: (time: string) => `${time} 问的，太久了，没有回答。`,
    reported: (reason: string) => `举报的原因：“${reason}”`,
    reportedWithoutReason: '举报的人没有写原因。',
    said: (parts: readonly string[]) => parts.join('，'),
    channel: (channel: string) => channelName[channel] ?? channel,
    place: (channel: string, group: string) => `${channelName[channel] ?? channel} ${group}`,
    withId: (place: string, id: string) => `${place}（${id}）`,
    done: '已处理',
    emergency: (what: string) => `${what}。看到了请点“收到”，并马上联系本人。`,
    acknowledge: '收到',
    acknowledgeLabel: (words: string) => `收到：${words}`,
    reminded: (count: number) => `又提醒了 ${count} 次，还没有人收到。`,
    acknowledgedTitle: '一天内有人收到的紧急情况',
    acknowledgedBy: (who: string | null, time: string) => `${time} ${who ?? '在页面上'}收到`,
    doneLabel: (words: string) => `已处理：${words}`,
    notClosed: '没能标为已处理，请再试一次。',
    noWords: '（没有文字）',
  },

  reply: {
    title: '回答的去向',
    state: sendState,
    part: (part: number, parts: number) => `第 ${part} 段，共 ${parts} 段`,
    attempts: (count: number) => `试了 ${count} 次`,
    withdraw: '撤回',
    withdrawSure: '确定从群里撤回',
    withdrawing: '正在撤回。',
    nothingToWithdraw: '没有可以撤回的了。',
    withdrawFailed: '没能撤回，请再试一次。',
    up: (count: number) => `${count} 人觉得有用`,
    down: (count: number) => `${count} 人觉得没用`,
    times: (count: number) => `${count} 次`,
    noFeedback: '还没有成员评价。',
  },

  channels: {
    label: '渠道状态',
    line: (channel: string, app: string, state: ChannelState, time: string) =>
      `${channelName[channel] ?? channel}（${app}）${channelState[state]}，自 ${time} 起。`,
    problem: (problem: string) => `原因：${problem}`,
  },
};
