import type { Answer } from '../core/answer';
import type { OutcomeReason } from '../core/outcome';
import type { PictureRefusal } from '../core/picture';
import type { Language } from '../core/question';
import { refusedLine } from './pictures/picture-lines';

const lines = {
  'no-evidence': {
    zh: '这个问题我手头的资料里没有找到依据，先不乱说，请问问群里的老师或医护人员吧。',
    en: 'I found nothing about this in my documents, so I would rather not guess. Please ask a person in the group.',
  },
  'how-to-ask': {
    zh: '我在。把想问的写在同一条消息里，我就去资料里找。',
    en: 'I am here. Put your question into one message and I will look it up.',
  },
  'cannot-hear': {
    zh: '这条语音我没法听，请把问题打成字发给我吧。',
    en: 'I could not listen to this voice message. Please send me your question in writing.',
  },
  'cannot-read-file': {
    zh: '这个文件我打不开，可能加了密码、已损坏或格式不支持。请换成 PDF、Word 或文字再发一次。',
    en: 'I could not read this file: it may be locked, damaged or of a kind I do not know. Please send it as PDF, Word or text.',
  },
  'not-for-me': {
    zh: '这个问题我不方便回答，请问问群里的老师或医护人员吧。',
    en: 'I should not answer this one. Please ask a person in the group.',
  },
  'not-set-up': {
    zh: '这个群还没有配好资料，我暂时答不了，请联系管理员。',
    en: 'This group has no documents set up yet, so I cannot answer. Please tell the admin.',
  },
  'over-limit': {
    zh: '问题有点多，我先歇一分钟，稍后再问我吧。',
    en: 'That is a lot of questions. Give me a minute, then ask again.',
  },
  busy: {
    zh: '现在排队的消息太多，这个问题我先不答了，请过几分钟再问。',
    en: 'Too many messages are waiting, so I leave this one. Please ask again in a few minutes.',
  },
} as const;

export type FixedLine = keyof typeof lines;

/** What a member who called the bot is told where there is no question to answer. @param picture why it could not be opened */
export const refusalLine = (reason: OutcomeReason, language: Language, picture?: PictureRefusal): Answer =>
  picture && reason === 'picture-unreadable'
    ? { text: refusedLine(picture, language), citations: [], writer: 'fixed' }
    : fixedLine(lineByRefusal[reason] ?? 'how-to-ask', language);

const lineByRefusal: Partial<Record<OutcomeReason, FixedLine>> = {
  'voice-not-configured': 'cannot-hear',
  'voice-format': 'cannot-hear',
  'voice-too-long': 'cannot-hear',
  'voice-failed': 'cannot-hear',
  'file-unreadable': 'cannot-read-file',
};

/** One of the program's own sentences; it claims nothing and so cites nothing. */
export const fixedLine = (line: FixedLine, language: Language): Answer => ({
  text: lines[line][language],
  citations: [],
  writer: 'fixed',
});
