import type { OutcomeReason } from '../../core/outcome';
import type { MessageReason } from '../../core/ports/inbox-store';
import type { Language } from '../../core/question';

/** Why something was not answered, in a group's words. */
const words: Readonly<Record<OutcomeReason | MessageReason, Readonly<Record<Language, string>>>> = {
  'listed-good': { zh: '它在好问题清单里', en: 'it is on the list of good questions' },
  'listed-bad': { zh: '它在坏问题清单里，不回答', en: 'it is on the list of questions to ignore' },
  'above-threshold': { zh: '它像一个问题', en: 'it looks like a question' },
  'below-threshold': { zh: '它看起来不是要我回答的问题', en: 'it did not look like a question for me' },
  'near-threshold': { zh: '拿不准是不是要我回答，留给管理员看', en: 'I was not sure, so an admin will look at it' },
  'no-words': { zh: '里面没有可以理解的文字', en: 'it held no words' },
  'no-knowledge': { zh: '知识库还是空的', en: 'there are no documents yet' },
  'sent-to-doctor': { zh: '问的是个人用药或诊断，请他去问医生', en: 'it is for a doctor, and I said so' },
  'evidence-found': { zh: '资料里有依据，已经回答', en: 'it was answered' },
  'no-evidence': { zh: '资料里没有找到依据', en: 'I found nothing about it in the documents' },
  'mentioned-without-evidence': { zh: '资料里没有找到依据', en: 'I found nothing about it in the documents' },
  'empty-message': { zh: '消息里没有文字', en: 'it held no words' },
  'red-flag': { zh: '像是急症，已经先提醒求助', en: 'it sounded like an emergency, so I told where to get help' },
  'redaction-failed': { zh: '没能先隐去个人信息，所以没有处理', en: 'personal data could not be hidden first' },
  'small-talk': { zh: '是闲聊', en: 'it was small talk' },
  'picture-not-read': { zh: '问的是图片，还看不了', en: 'it asks about a picture, which I cannot read yet' },
  'not-for-me': { zh: '这类问题不由我回答', en: 'questions of this kind are not for me' },
  'not-a-question': { zh: '它不是在提问', en: 'it asked nothing' },
  'safety-blocked': { zh: '有一条安全规则不让回答', en: 'a safety rule blocked it' },
  'posted-file': { zh: '问的是群里发的文件', en: 'it asks about a posted file' },
  'file-unreadable': { zh: '问到的文件打不开', en: 'the file that it asks about could not be read' },
  'no-question': { zh: '只有图片、文件或链接，没有等到提问', en: 'there was a picture, file or link and no question' },
  'voice-not-configured': {
    zh: '是语音，这里没有配置语音转文字',
    en: 'it was a voice message, which I cannot hear here',
  },
  'voice-format': { zh: '是语音，格式无法识别', en: 'it was a voice message in a format that I cannot read' },
  'voice-too-long': { zh: '语音太长', en: 'the voice message was too long' },
  'voice-failed': { zh: '语音没能转成文字', en: 'the voice message could not be written down' },
  'unknown-assistant': { zh: '这个群还没有配好助手', en: 'this group has no assistant yet' },
  'over-limit': { zh: '一分钟里问得太多', en: 'there were too many questions within a minute' },
  busy: { zh: '当时排队的消息太多', en: 'too many messages were waiting' },
  missed: { zh: '等到能处理时已经太晚', en: 'it was too late by the time I could look at it' },
  silenced: { zh: '管理员让我在这个群先不说话', en: 'an admin asked me to be silent here' },
  'listen-only': { zh: '我在这个群只听不说', en: 'I only listen in this group' },
  'answered-by-member': { zh: '群里已经有人回答了', en: 'a member had answered already' },
  'member-answer': { zh: '它是在回答别人的问题', en: 'it answered another member' },
  'answered-before': { zh: '一小时内刚答过同样的问题', en: 'the same was answered a short while ago' },
  'command-answered': { zh: '它是一条命令，已经照办', en: 'it was a command' },
  stopped: { zh: '它被叫停了', en: 'it was stopped' },
  'message-recalled': { zh: '提问被撤回了', en: 'the question was taken back' },
  deadline: { zh: '没能在时限内查完', en: 'I could not finish in time' },
  'internal-error': { zh: '程序出了错，管理员已经知道', en: 'something went wrong, and the admin knows' },
  'not-addressed': { zh: '它是对别人说的', en: 'it was said to somebody else' },
  duplicate: { zh: '它是重复送达的同一条消息', en: 'it was delivered twice' },
  command: { zh: '它是一条命令，已经照办', en: 'it was a command' },
  withdrawn: { zh: '它在处理前被撤回或叫停了', en: 'it was taken back before I looked at it' },
};

export const reasonWords = (reason: OutcomeReason | MessageReason, language: Language): string =>
  words[reason][language];
