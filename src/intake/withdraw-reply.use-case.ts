import type { ConversationRef } from '../core/message';
import type { PlatformMessageRef } from '../core/ports/channel';
import type { Clock } from '../core/ports/clock';
import type { InboxStore, MessageRecord } from '../core/ports/inbox-store';
import type { OutboxItem, OutboxStore } from '../core/ports/outbox-store';
import { questionIdOf } from './question-ids';
import type { RunningQuestions, StopReason } from './running-questions';

export interface WithdrawReplyOptions {
  inbox: InboxStore;
  outbox: OutboxStore;
  running: RunningQuestions;
  /** Who may take back answers to others. */
  admins: readonly { channel: string; id: string }[];
  /** Tells that the conversation has something to send or recall. */
  wakeSender: (conversation: ConversationRef) => void;
  hideWorking: (message: PlatformMessageRef) => Promise<void>;
  clock: Clock;
}

interface WithdrawRequest {
  questionId: string;
  conversation: ConversationRef;
  memberId: string;
}

const unsent: readonly string[] = ['pending', 'held', 'sending', 'cancelled'];

/** Ends the work on a question, and takes its reply back. */
export class WithdrawReply {
  constructor(private readonly options: WithdrawReplyOptions) {}

  /** Takes back what was sent and cancels what was not. False when the question got no reply, or all of it is gone already. */
  async withdraw(questionId: string): Promise<boolean> {
    const { outbox, clock, wakeSender, hideWorking } = this.options;
    const wasRunning = this.options.running.stop(questionId, 'stopped');
    const items = await outbox.withdraw(questionId, clock.now());
    const [first] = items;
    if (first) {
      wakeSender(first.conversation);
      const { conversation, app, replyTo } = first;
      await hideWorking({ conversation, app, platformMessageId: replyTo });
    }
    return wasRunning || items.some(({ state }) => state === 'recalling' || state === 'cancelled');
  }

  /** The same as a member asks for it; false when they neither asked the question nor are an admin, or it was an emergency. */
  async onWithdraw({ questionId, conversation, memberId }: WithdrawRequest): Promise<boolean> {
    const [item] = await this.options.outbox.itemsOf(questionId);
    if (item?.conversation.channel !== conversation.channel || item.express) return false;
    if (item.body.askedBy !== memberId && !this.isAdmin(conversation.channel, memberId)) return false;
    return this.withdraw(questionId);
  }

  isAdmin(channel: string, memberId: string): boolean {
    return this.options.admins.some((admin) => admin.channel === channel && admin.id === memberId);
  }

  /** Ends the work on a question that waits or is being worked on; false when it was settled before. */
  async stop({ message, burstId, questionId, reason }: MessageRecord, why: StopReason): Promise<boolean> {
    if (questionId !== null || reason !== null) return false;
    const { inbox } = this.options;
    const id = questionIdOf(burstId);
    if (this.options.running.stop(id, why)) return true;
    // Who says stop means all that was asked; who takes a message back means that one.
    const isEnded = await (why === 'message-recalled'
      ? inbox.dismiss(message.id, 'withdrawn')
      : inbox.dismissBurst(burstId, 'withdrawn'));
    if (!isEnded) return false;
    // Its work may have begun meanwhile.
    this.options.running.stop(id, why);
    // Another process may have begun to show a draft.
    if ((await this.options.outbox.withdraw(id, this.options.clock.now())).length > 0) {
      this.options.wakeSender(message.conversation);
    }
    return true;
  }

  /** A member took a message back: it is not worked on any more, and a reply that nobody has seen yet is not sent. */
  async onRecalled({ conversation, app, platformMessageId }: PlatformMessageRef): Promise<void> {
    const { inbox, outbox } = this.options;
    const record = await inbox.findByPlatformId({ channel: conversation.channel, app, platformMessageId });
    if (!record || (await this.stop(record, 'message-recalled'))) return;
    // Settled before, or just now.
    const questionId = questionIdOf(record.burstId);
    const items = await outbox.itemsOf(questionId);
    if (items.some(isUnsent) && !items.some(({ state }) => state === 'sent')) await this.withdraw(questionId);
  }
}

const isUnsent = ({ state }: OutboxItem): boolean => unsent.includes(state);
