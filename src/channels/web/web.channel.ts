import { Subject, type Observable, filter, map } from 'rxjs';
import type { Attachment, ConversationRef, IncomingMessage, Message } from '../../core/message';
import {
  type Channel,
  type ChannelHandlers,
  type FetchedAttachment,
  type OutgoingReply,
  type PlatformMessageRef,
  type ReceiptOfMessage,
} from '../../core/ports/channel';
import type { ChatPictures } from '../../core/ports/chat-pictures';
import type { OutcomeListener, SettledQuestion } from '../../core/ports/outcome-listener';
import { readLocalAttachment } from '../read-local-attachment';
import { picturesOf } from './message-pictures';

export type WebChatEvent =
  | {
      type: 'message';
      data: Pick<Message, 'id' | 'member' | 'text' | 'mentionsBot' | 'sentAt'> & { pictures: string[]; outcome: null };
    }
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

  constructor(readonly pictures: ChatPictures) {}

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
      const pictures = picturesOf(incoming);
      const data = { id: receipt.messageId, member, text, mentionsBot, sentAt, pictures, outcome: null };
      this.events.next({ conversation, event: { type: 'message', data } });
    }
    return receipt;
  }

  /** Figures and files are shown by the answer, which comes with the outcome. */
  send({ sendKey, conversation, replyTo, text, body }: OutgoingReply): Promise<{ platformMessageId: string }> {
    if (!body.file) this.events.next({ conversation, event: { type: 'reply', data: { sendKey, replyTo, text } } });
    return Promise.resolve({ platformMessageId: sendKey });
  }

  async fetchAttachment(
    _message: Pick<PlatformMessageRef, 'app' | 'platformMessageId'>,
    { key }: Attachment,
    limits: { maxBytes: number },
  ): Promise<FetchedAttachment> {
    return readLocalAttachment(await this.pictures.find(key), limits);
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
