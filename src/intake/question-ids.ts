import { createHash } from 'node:crypto';
import type { ConversationRef, IncomingMessage } from '../core/message';

const digest = (identity: readonly (string | number)[]): string =>
  createHash('sha256').update(JSON.stringify(identity)).digest('base64url').slice(0, 22);

/** The same for every delivery of one message, so that a redelivery gets the id that the first one got. */
export const messageIdOf = ({ conversation, app, platformMessageId }: IncomingMessage): string =>
  digest([conversation.channel, app, platformMessageId]);

/** Of the question that begins with this message: the same however often its work is begun. */
export const questionIdOf = (messageId: string): string => digest(['question', messageId]);

/** Of one part of the reply to a question, counted from 1. 22 characters; Feishu's `uuid` takes 50. */
export const sendKeyOf = (questionId: string, part: number): string => digest(['reply', questionId, part]);

/** Of the copy of a message for another group. */
export function forwardKeyOf(messageId: string, conversationId: string): { sendKey: string; questionId: string } {
  const questionId = digest(['forward', messageId, conversationId]);
  return { sendKey: sendKeyOf(questionId, 1), questionId };
}

/** Of what a group is told when the bot joins it: one for ever. */
export function joinNoticeKeyOf(conversation: ConversationRef, app: string): { sendKey: string; questionId: string } {
  const questionId = digest(['joined', conversation.channel, conversation.id, app]);
  return { sendKey: sendKeyOf(questionId, 1), questionId };
}

/** Of what is told to staff about a question. */
export function staffNoticeKeyOf(questionId: string): { sendKey: string; questionId: string } {
  const noticeId = digest(['staff', questionId]);
  return { sendKey: sendKeyOf(noticeId, 1), questionId: noticeId };
}

/** Of an emergency that this message tells of: apart from the question that its burst would make, to which more may come. */
export function emergencyIdsOf(messageId: string): { sendKey: string; questionId: string } {
  const questionId = digest(['emergency', messageId]);
  return { sendKey: sendKeyOf(questionId, 1), questionId };
}

/** Of what somebody is told about an emergency. @param sendKey of its reply @param which `first`, or what follows it */
export const alarmKeyOf = (sendKey: string, { channel, id }: ConversationRef, which: string): string =>
  digest(['alarm', sendKey, channel, id, which]);
