import type { ConversationRef, Message } from '../../core/message';
import type { Clock } from '../../core/ports/clock';
import type { InboxStore, MessageRecord } from '../../core/ports/inbox-store';
import type { GroupPolicy } from './resolve-group-policy.use-case';
import { isAnswer } from './human-answer';

/** Messages of the group that are looked through for an answer, read so many at a time. */
const LATER = 2_000;
const PAGE = 100;
/** Questions of the group that wait for members. */
const WAITING = 50;

/** What members did with a question. */
export type HumanFirstVerdict =
  | { status: 'go-on' }
  /** It is itself what a member says to another's question. */
  | { status: 'is-answer' }
  /** They have until then, in epoch milliseconds. */
  | { status: 'wait'; until: number }
  /** `answer`: in the words of the members who gave it. */
  | { status: 'answered'; answer: string };

export interface AskedInGroup {
  conversation: ConversationRef;
  /** At least one, oldest first. */
  messages: readonly Message[];
  /** They had their time already. */
  wasPutOff: boolean;
}

/** Lets members answer before the bot does, where the group wants it so. */
export class HumanFirst {
  constructor(
    private readonly inbox: Pick<InboxStore, 'history' | 'waiting'>,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  async judge({ conversation, messages, wasPutOff }: AskedInGroup, policy: GroupPolicy): Promise<HumanFirstVerdict> {
    const last = messages.at(-1);
    const isCalled = messages.some(({ mentionsBot, details }) => mentionsBot || details?.quoted?.isFromBot === true);
    if (!last || policy.humanFirstSeconds === 0 || isCalled) return { status: 'go-on' };
    if (await this.answersAnother(conversation, messages, policy.experts)) return { status: 'is-answer' };
    const answers = await this.answersTo(conversation, messages, policy.experts);
    if (answers.length > 0) return { status: 'answered', answer: answers.join('\n') };
    const until = last.receivedAt + policy.humanFirstSeconds * 1_000;
    // Not by the clock a second time: it may have been set.
    return !wasPutOff && this.clock.now() < until ? { status: 'wait', until } : { status: 'go-on' };
  }

  /** Whether one of the questions that wait for members is meant. */
  private async answersAnother(
    conversation: ConversationRef,
    messages: readonly Message[],
    experts: readonly string[],
  ): Promise<boolean> {
    const [first] = messages;
    const text = messages.map((message) => message.text).join('\n');
    const quotes = messages.flatMap(({ details }) => details?.quoted?.platformMessageId ?? []);
    const names = messages.flatMap(({ details }) => details?.mentionedOthers ?? []);
    const waiting = await this.inbox.waiting(conversation, WAITING);
    return waiting.some(({ isDeferred, messages: asked }) => {
      const asker = asked[0]?.member;
      if (!isDeferred || first === undefined || asker === undefined || asker.id === first.member.id) return false;
      return isAnswer(asked.map((message) => message.text).join('\n'), {
        text,
        quotesQuestion: asked.some(({ platformMessageId }) => quotes.includes(platformMessageId)),
        mentionsAsker: names.includes(asker.name),
        isExpert: experts.includes(first.member.id),
      });
    });
  }

  /** Also from between the messages of the asker, to what these had asked by then. */
  private async answersTo(
    conversation: ConversationRef,
    messages: readonly Message[],
    experts: readonly string[],
  ): Promise<string[]> {
    const asker = messages[0]?.member;
    const platformIds = new Set(messages.map(({ platformMessageId }) => platformMessageId));
    const isGiven = ({ message: { member, text, details, receivedAt } }: MessageRecord): boolean => {
      const { quoted = null, mentionedOthers = [] } = details ?? {};
      const quotesQuestion = platformIds.has(quoted?.platformMessageId ?? '');
      const mentionsAsker = asker !== undefined && mentionedOthers.includes(asker.name);
      const isToAnother = quoted !== null || mentionedOthers.length > 0;
      if (member.id === asker?.id || (isToAnother && !quotesQuestion && !mentionsAsker)) return false;
      const question = messages.flatMap((message) => (message.receivedAt <= receivedAt ? message.text : []));
      const isExpert = experts.includes(member.id);
      return isAnswer(question.join('\n'), { text, quotesQuestion, mentionsAsker, isExpert });
    };
    const said = await this.saidAfter(conversation, messages[0]?.id);
    return said
      .filter(({ reason }) => reason === null || reason === 'not-addressed')
      .filter(isGiven)
      .map(({ message: { text } }) => text);
  }

  private async saidAfter(conversation: ConversationRef, messageId: string | undefined): Promise<MessageRecord[]> {
    let later: MessageRecord[] = [];
    while (later.length < LATER) {
      const page = await this.inbox.history(conversation, PAGE, later[0]?.message.id);
      const at = page.findIndex(({ message: { id } }) => id === messageId);
      later = [...page.slice(at + 1), ...later];
      if (at !== -1 || page.length < PAGE) break;
    }
    return later;
  }
}
