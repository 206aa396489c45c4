import type { Message } from '../../core/message';
import type { Forward } from '../../core/ports/inbox-store';
import type { RedFlagClass } from '../../core/ports/red-flags';
import { alarmKeyOf } from '../question-ids';
import type { AlarmTarget } from './alarm-targets';
import { redFlagWords } from './red-flag-words';

export interface AlarmNotice {
  class: RedFlagClass;
  questionId: string;
  /** Of the reply that the member gets. */
  sendKey: string;
  message: Pick<Message, 'conversation' | 'member' | 'sentAt' | 'receivedAt' | 'details'>;
  /** What the member wrote, without personal data; null where that is not known. */
  words: string | null;
  timeZone: string;
}

const WORDS = 500;
const ask = [
  '群里正在发出求助提醒。请马上联系本人，并引用这条消息回复“收到”，也可以在管理页上点“收到”。',
  'The group is being told where to get help. Please reach the member now, and reply "ack" quoting this message, or on the page.',
];

/** What those on duty are told at once. The member's words are for staff groups alone. */
export function alarmNotice(notice: AlarmNotice, target: AlarmTarget): Forward {
  const { class: kind, message, words, timeZone } = notice;
  const { conversation, member, details } = message;
  const { zh, en } = redFlagWords[kind];
  const text = [
    `【紧急 EMERGENCY】${zh} ${en}`,
    `群 Group：${details?.groupName ?? conversation.id}`,
    `成员 Member：${member.name || member.id}`,
    `时间 Time：${timeOf(message.sentAt || message.receivedAt, timeZone)}`,
    ...(target.isStaff && words !== null ? [`原话 Words：${words.slice(0, WORDS)}`] : []),
    ...ask,
  ].join('\n');
  const sendKey = alarmKeyOf(notice.sendKey, target.conversation, 'first');
  return forwardTo(target, { text, sendKey, questionId: notice.questionId });
}

/** More about an emergency that somebody was told of. */
export interface FurtherNotice {
  questionId: string;
  /** Of the reply that the member gets. */
  sendKey: string;
  /** Keeps it apart from the others about the emergency. */
  which: string;
  line: string;
  /** What was told first. */
  first: string;
}

export function furtherNotice(
  { questionId, sendKey, which, line, first }: FurtherNotice,
  target: AlarmTarget,
): Forward {
  const key = alarmKeyOf(sendKey, target.conversation, which);
  return forwardTo(target, { text: `${line}\n${first}`, sendKey: key, questionId });
}

/** @param questionId of the emergency, by which what quotes the notice is known to be about it */
function forwardTo(
  { conversation, app }: AlarmTarget,
  { text, sendKey, questionId }: { text: string; sendKey: string; questionId: string },
): Forward {
  const body = { text, citations: [], writer: 'fixed' as const, language: 'zh' as const };
  return {
    sendKey,
    questionId: `alarm:${sendKey}`,
    conversation,
    app,
    text,
    body: { ...body, questionId, askedBy: '', askedAt: 0, part: 1, parts: 1 },
  };
}

const timeOf = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat('zh-CN', {
    timeZone,
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(at);
