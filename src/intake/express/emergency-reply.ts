import type { Answer } from '../../core/answer';
import type { Message } from '../../core/message';
import type { OutgoingReply } from '../../core/ports/channel';
import type { Delivery } from '../../core/ports/inbox-store';
import type { Language } from '../../core/question';

export interface EmergencyReply {
  answer: Answer;
  /** The message that is answered. */
  message: Pick<Message, 'conversation' | 'app' | 'platformMessageId' | 'member' | 'sentAt'>;
  questionId: string;
  sendKey: string;
  language: Language;
}

/** In one part, whatever the channel allows: nobody waits for the second. */
export function emergencyDelivery({ answer, message, questionId, sendKey, language }: EmergencyReply): Delivery {
  const { text, citations, writer } = answer;
  const { member, sentAt: askedAt } = message;
  const body = { text, citations, writer, language, questionId, askedBy: member.id, askedAt, part: 1, parts: 1 };
  return { sendKey, text, body };
}

/** The same as a channel is handed it. */
export function emergencyOutgoing(reply: EmergencyReply): OutgoingReply {
  const { conversation, app, platformMessageId } = reply.message;
  return { ...emergencyDelivery(reply), conversation, app, replyTo: platformMessageId, draft: null, express: true };
}
