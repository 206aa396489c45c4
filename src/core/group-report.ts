import type { Message } from './message';
import type { ConversationSummary, MessageRecord } from './ports/inbox-store';
import type { SendState } from './ports/outbox-store';

/** A conversation of any channel, for the admins' page. */
export type GroupReport = { channel: string; id: string } & Omit<ConversationSummary, 'conversation'>;

/** A message with what came of it. Without outcome and reason it is still being worked on. */
export type GroupMessage = Pick<Message, 'id' | 'member' | 'text' | 'mentionsBot' | 'sentAt'> &
  Pick<MessageRecord, 'questionId' | 'outcome' | 'reason'> & {
    /** Its pictures: the key among those of the chat page, or null where only the platform has it. */
    pictures: readonly (string | null)[];
    /** How far each part of the reply to its question is, in order; empty where the group was to see nothing. */
    parts: readonly SendState[];
    /** The completed question, where what was said did not stand by itself. */
    rewritten: string | null;
    /** What a pending message waits for: its member's next words, or an answer of other members; null: nothing any more. */
    waitsFor: 'more' | 'members' | null;
  };
