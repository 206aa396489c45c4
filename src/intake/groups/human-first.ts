import type { ConversationRef, Message } from '../../core/message';
import type { Clock } from '../../core/ports/clock';
import type { InboxStore, MessageRecord } from '../../core/ports/inbox-store';
import type { GroupPolicy } from './resolve-group-policy.use-case';
import { isAnswer } from './human-answer';

/** Messages of the group that are looked through for an answer. */
const LATER = 100;

/** What members did with a question. */
export type HumanFirstVerdict =
  | { status: 'go-on' }
  /** They have until then, in epoch milliseconds. */
  | { status: 'wait'; until: number }
  /** `answer`: in the words of the members who gave it. */
  | { status: 'answered'; answer: string };

export interface AskedInGroup {
  conversation: ConversationRef;
  /** At least one, oldest first. */
  messages: readonly Message[];
}

/** Lets members answer before the bot does, where the group wants it so. */
export class HumanFirst {
  constructor(
    private readonly inbox: Pick<InboxStore, 'history'>,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  async judge({ conversation, messages }: AskedInGroup, policy: GroupPolicy): Promise<HumanFirstVerdict> {
    const last = messages.at(-1);
    const isCalled = messages.some(({ mentionsBot }) => mentionsBot);
    if (!last || policy.humanFirstSeconds === 0 || isCalled) return { status: 'go-on' };
    const answers = await this.answersTo(conversation, messages, policy.experts);
    if (answers.length > 0) return { status: 'answered', answer: answers.join('\n') };
    const until = last.receivedAt + policy.humanFirstSeconds * 1_000;
    return this.clock.now() < until ? { status: 'wait', until } : { status: 'go-on' };
  }

  private async answersTo(
    conversation: ConversationRef,
    messages: readonly Message[],
    experts: readonly string[],
  ): Promise<string[]> {
    const history = await this.inbox.history(conversation, LATER);
    const ids = new Set(messages.map(({ id }) => id));
    const lastAt = history.findLastIndex(({ message: { id } }) => ids.has(id));
    if (lastAt === -1) return [];
    const asker = messages[0]?.member;
    const question = messages.map(({ text }) => text).join('\n');
    const platformIds = new Set(messages.map(({ platformMessageId }) => platformMessageId));
    const isGiven = ({ message: { member, text, details } }: MessageRecord): boolean =>
      member.id !== asker?.id &&
      isAnswer(question, {
        text,
        quotesQuestion: platformIds.has(details?.quoted?.platformMessageId ?? ''),
        mentionsAsker: asker !== undefined && (details?.mentionedOthers ?? []).includes(asker.name),
        isExpert: experts.includes(member.id),
      });
    return history
      .slice(lastAt + 1)
      .filter(({ reason }) => reason === null || reason === 'not-addressed')
      .filter(isGiven)
      .map(({ message: { text } }) => text);
  }
}
