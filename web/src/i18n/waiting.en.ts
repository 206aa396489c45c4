import type { waitingZh } from './waiting.zh';

const channelName: Readonly<Record<string, string>> = {
  web: 'Web',
  terminal: 'Terminal',
  feishu: 'Feishu',
  wechat: 'WeChat',
  wecom: 'WeCom',
};

const sendFailure: Readonly<Record<string, string>> = {
  'refused-by-platform': 'The platform refused it',
  'gave-up': 'Many attempts to send it failed',
  'too-late': 'By the time it could be sent it was too late',
};

const channelState = {
  connecting: 'is connecting',
  ok: 'is connected, but something is wrong',
  reconnecting: 'lost its connection and is reconnecting',
  failed: 'cannot connect and needs a person',
  stopped: 'has stopped',
} as const;

export const waitingEn: typeof waitingZh = {
  waiting: {
    button: 'Waiting',
    title: 'Waiting for a person',
    note: 'Drafts for somebody to send, good answers of members, messages that the bot was unsure about, that failed, were not sent or were missed, and answers that members reported. Open one to see why.',
    none: 'Nothing is waiting.',
    count: (count) => `${count} waiting for a person`,
    back: 'Back to what is waiting',
    kind: {
      'review-zone': 'Unsure',
      failure: 'Failed',
      'uncertain-send': 'Perhaps not sent',
      'failed-send': 'Could not be sent',
      'failed-recall': 'Not taken back',
      missed: 'Missed question',
      report: 'Reported',
      'assist-draft': 'Draft to be sent',
      'candidate-pair': 'A member’s answer',
      emergency: 'Emergency',
    },
    answer: {
      'review-zone': 'Answer that was not sent',
      failure: 'Answer that was not sent',
      'uncertain-send': 'Answer that may have been sent',
      'failed-send': 'Answer that could not be sent',
      'failed-recall': 'Answer that the group still sees',
      missed: 'Answer that was not sent',
      report: 'Answer that the group saw',
      'assist-draft': 'Draft',
      'candidate-pair': 'Answer that was not sent',
      emergency: 'Sent to the group at once',
    },
    uncertain:
      'The platform never confirmed it. Please look into the group; the program will not send it again by itself.',
    notRecalled:
      'The platform did not let it be taken back, so the group still sees it. Have it deleted there, or say so.',
    failed: (code) => `${sendFailure[code] ?? `It was not sent (${code})`}; the group has not seen this answer.`,
    missed: (time) => `Asked at ${time}; too old to be answered.`,
    reported: (reason) => `Reason given: “${reason}”`,
    reportedWithoutReason: 'No reason was given.',
    said: (parts) => parts.join(', '),
    channel: (channel) => channelName[channel] ?? channel,
    place: (channel, group) => `${channelName[channel] ?? channel} ${group}`,
    withId: (place, id) => `${place} (${id})`,
    done: 'Done',
    emergency: (what) => `${what}. Please acknowledge that you have seen it, and reach the member now.`,
    acknowledge: 'Acknowledge',
    acknowledgeLabel: (words) => `Acknowledge: ${words}`,
    reminded: (count) => `Reminded ${count} more times; nobody has acknowledged.`,
    acknowledgedTitle: 'Emergencies that were acknowledged within a day',
    acknowledgedBy: (who, time) => `Acknowledged ${time} ${who === null ? 'on the page' : `by ${who}`}`,
    doneLabel: (words) => `Done: ${words}`,
    notClosed: 'It could not be marked as done; please try again.',
    noWords: '(no words)',
  },

  reply: {
    title: 'What became of the reply',
    state: {
      drafting: 'being written',
      pending: 'waiting to be sent',
      sending: 'being sent',
      sent: 'sent',
      held: 'a draft for staff',
      handed: 'sent by staff',
      uncertain: 'perhaps not sent',
      failed: 'could not be sent',
      cancelled: 'cancelled, never sent',
      recalling: 'being withdrawn',
      recalled: 'withdrawn',
    },
    part: (part, parts) => `Part ${part} of ${parts}`,
    attempts: (count) => `tried ${count} times`,
    withdraw: 'Withdraw',
    withdrawSure: 'Yes, withdraw it from the group',
    withdrawing: 'Being withdrawn.',
    nothingToWithdraw: 'There is nothing left to withdraw.',
    withdrawFailed: 'It could not be withdrawn; please try again.',
    up: (count) => (count === 1 ? '1 member found it useful' : `${count} members found it useful`),
    down: (count) => (count === 1 ? '1 member did not' : `${count} members did not`),
    times: (count) => (count === 1 ? 'once' : `${count} times`),
    noFeedback: 'No member has rated it yet.',
  },

  channels: {
    label: 'State of the channels',
    line: (channel, app, state, time) =>
      `${channelName[channel] ?? channel} (${app}) ${channelState[state]}, since ${time}.`,
    problem: (problem) => `Reason: ${problem}`,
  },
};
