import { Subject, type Observable, filter, map } from 'rxjs';
import type { ConversationRef, IncomingMessage, Message } from '../../core/message';
import type { Channel, ChannelHandlers, OutgoingReply, ReceiptOfMessage } from '../../core/ports/channel';
import type { OutcomeListener, SettledQuestion } from '../../core/ports/outcome-listener';

export type WebChatEvent =
  | { type: 'message'; data: Pick<Message, 'id' | 'member' | 'text' | 'mentionsBot' | 'sentAt'> & { outcome: null } }
  | {
      type: 'outcome';
      data: { messageIds: string[]; outcome: Pick<SettledQuestion['outcome'], 'kind' | 'reason' | 'answer'> };
    }
  | { type: 'reply'; data: { sendKey: string; replyTo: string; text: string } };

/** The chat page as a channel. A page that is not connected reads what it missed from the history. */
export class WebChannel implements Channel, OutcomeListener {
  readonly name = 'web';
  readonly recognisesSendKeys = true;
  /** Whoever tries the bot does not wait as long as a group does. */
  readonly burstPauseMilliseconds = 3_000;
  private readonly events = new Subject<{ conversation: ConversationRef; event: WebChatEvent }>();
  private handlers: ChannelHandlers | null = null;

  /** Whether it takes messages. */
  get isOpen(): boolean {
    return this.handlers !== null;
  }

  start(handlers: ChannelHandlers): Promise<void> {
    this.handlers = handlers;
    return Promise.resolve();
  }

  stop(): Promise<void> {
    this.handlers = null;
    this.events.complete();
    return Promise.resolve();
  }

  async receive(incoming: IncomingMessage): Promise<ReceiptOfMessage> {
    if (!this.handlers) throw new Error('The web channel is not started');
    const receipt = await this.handlers.onMessage(incoming);
    const { conversation, member, text, mentionsBot, sentAt } = incoming;
    if (receipt.status === 'claimed') {
      const data = { id: receipt.messageId, member, text, mentionsBot, sentAt, outcome: null };
      this.events.next({ conversation, event: { type: 'message', data } });
    }
    return receipt;
  }

  /** Figures and files are shown by the answer, which comes with the outcome. */
  send({ sendKey, conversation, replyTo, text, body }: OutgoingReply): Promise<{ platformMessageId: string }> {
    if (!body.file) this.events.next({ conversation, event: { type: 'reply', data: { sendKey, replyTo, text } } });
    return Promise.resolve({ platformMessageId: sendKey });
  }

  onOutcome({ messages, outcome }: SettledQuestion): void {
    const conversation = messages[0]?.conversation;
    if (conversation?.channel !== this.name) return;
    const { kind, reason, answer } = outcome;
    const data = { messageIds: messages.map(({ id }) => id), outcome: { kind, reason, answer } };
    this.events.next({ conversation, event: { type: 'outcome', data } });
  }

  eventsOf(conversationId: string): Observable<WebChatEvent> {
    return this.events.pipe(
      filter(({ conversation }) => conversation.id === conversationId),
      map(({ event }) => event),
    );
  }
}
