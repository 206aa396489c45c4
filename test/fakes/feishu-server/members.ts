import { isDeepStrictEqual } from 'node:util';
import { type App, tenantKey } from './apps';
import { type Chat } from './chats';
import { type DeliverOptions, type EventDelivery } from './event-delivery';
import { buildEvent, type FeishuEvent, messageEvent, userId } from './events';
import { type Message, type Reaction } from './messages';
import { type Platform } from './platform';
import { addReaction, removeReaction } from './reactions.api';
import { contentOf, type Said } from './said';
import { readJson } from './visible-text';
import { type PushOutcome } from './webhook';

export interface SayOptions {
  /** A message that this one answers. */
  replyTo?: string;
  /** Opens a topic under that message, or goes into its one. */
  inThread?: boolean;
  /** Puts the bot's name in front: of the chat's first app, or of this one. */
  mentionBot?: boolean | string;
  /** `app`: another bot speaks. */
  senderType?: 'user' | 'app';
  /** Real milliseconds since 1970; now by default. */
  createdAt?: number;
  /** To every app that subscribes and may read it: by default; never; or in this way. */
  deliver?: boolean | DeliverOptions;
}

/** Something that happened, as the apps of the chat are told. */
export interface Told {
  messageId: string;
  /** For the chat's first app. */
  event: FeishuEvent;
  /** One for each app in the chat, also for those that do not get it. */
  events: FeishuEvent[];
  /** When the first pushes are over. */
  delivered: Promise<PushOutcome[]>;
}

export interface PressOutcome extends PushOutcome {
  /** What the member is shown for a moment. */
  toast: string | undefined;
}

/** What people do in chats. */
export class Members {
  constructor(
    private readonly platform: Platform,
    private readonly delivery: EventDelivery,
  ) {
    platform.botReacted = (message, reaction, change) => {
      this.tellReaction(message, reaction, change, true);
    };
  }

  say(chatId: string, openId: string, said: Said, options: SayOptions = {}): Told {
    const chat = this.platform.chats.get(chatId);
    const { type, content, mentions } = contentOf(this.platform, chat, said, options.mentionBot ?? false);
    const message = this.platform.messages.post({
      chat,
      sender: { openId, senderType: options.senderType ?? 'user' },
      type,
      content,
      mentions,
      inReplyTo: options.replyTo === undefined ? undefined : this.find(options.replyTo),
      inThread: options.inThread,
      request: 'say',
      createdAt: options.createdAt,
    });
    return this.tell(chat, message, 'im.message.receive_v1', messageEvent(message, chat), options.deliver);
  }

  /** Changes the member's own text. */
  edit(messageId: string, said: Said, deliver?: boolean | DeliverOptions): Told {
    const message = this.find(messageId);
    const chat = this.platform.chats.get(message.chatId);
    const { content, mentions } = contentOf(this.platform, chat, said, false);
    this.platform.messages.change(message, content, mentions, 'edit');
    return this.tell(chat, message, 'im.message.updated_v1', messageEvent(message, chat), deliver);
  }

  /** Page "撤回消息" (event). */
  recall(messageId: string, deliver?: boolean | DeliverOptions): Told {
    const message = this.find(messageId);
    const chat = this.platform.chats.get(message.chatId);
    const by = 'openId' in message.sender ? message.sender.openId : message.sender.appId;
    this.platform.messages.recall(message, by);
    const event = {
      message_id: messageId,
      chat_id: chat.chatId,
      recall_time: String(Date.now()),
      recall_type: 'message_owner',
    };
    return this.tell(chat, message, 'im.message.recalled_v1', event, deliver);
  }

  /** Pages "新增消息表情回复", "删除消息表情回复" (events). */
  react(messageId: string, openId: string, emoji: string, change: 'add' | 'remove' = 'add', deliver?: boolean): Told {
    const message = this.find(messageId);
    if (change === 'add') {
      const reaction = addReaction(this.platform, message, emoji, openId, false);
      return this.tellReaction(message, reaction, 'created', deliver);
    }
    const reaction = [...message.reactions.values()].find((one) => one.by === openId && one.emoji === emoji);
    if (reaction === undefined) throw new Error(`${openId} has no ${emoji} on ${messageId}.`);
    removeReaction(this.platform, message, reaction);
    return this.tellReaction(message, reaction, 'deleted', deliver);
  }

  private tellReaction(message: Message, reaction: Reaction, change: 'created' | 'deleted', deliver?: boolean): Told {
    const event = {
      message_id: message.messageId,
      reaction_type: { emoji_type: reaction.emoji },
      operator_type: reaction.byApp ? 'app' : 'user',
      ...(reaction.byApp ? { app_id: reaction.by } : { user_id: userId(reaction.by) }),
      action_time: String(Date.now()),
    };
    const chat = this.platform.chats.get(message.chatId);
    return this.tell(chat, message, `im.message.reaction.${change}_v1`, event, deliver);
  }

  /** The message's content as JSON: of a card, as it is now. */
  content(messageId: string): unknown {
    const message = this.find(messageId);
    return message.cardId === undefined ? readJson(message.content) : this.platform.cards.jsonOf(message.cardId);
  }

  /** What the buttons of a card send back when they are pressed. */
  buttons(messageId: string): Record<string, unknown>[] {
    return valuesOf(this.content(messageId)).filter(isRecord);
  }

  /**
   * Page "卡片回传交互": a button of a card that a bot posted. Throws when the card has no such value. An answer with a
   * toast or a card of type `raw` is shown to the member.
   */
  async press(
    messageId: string,
    openId: string,
    value: Record<string, unknown>,
    form?: Record<string, unknown>,
  ): Promise<PressOutcome> {
    const { platform } = this;
    const message = this.find(messageId);
    if (!('appId' in message.sender)) throw new Error(`${messageId} is not a bot's.`);
    if (!this.buttons(messageId).some((one) => isDeepStrictEqual(one, value))) {
      throw new Error(`The card of ${messageId} has no button with ${JSON.stringify(value)}.`);
    }
    const event = buildEvent({
      app: platform.apps.get(message.sender.appId),
      eventId: platform.ids.event(),
      eventType: 'card.action.trigger',
      callback: true,
      messageId,
      event: {
        operator: { tenant_key: tenantKey, ...userId(openId) },
        token: `c-${platform.ids.hex(40)}`,
        action: { value, tag: 'button', timezone: 'Asia/Shanghai', ...(form !== undefined && { form_value: form }) },
        host: 'im_message',
        context: { open_message_id: messageId, open_chat_id: message.chatId },
      },
    });
    const [outcome] = await this.delivery.deliver(event);
    if (outcome === undefined) throw new Error('Nothing was pushed.');
    return { ...outcome, toast: this.showAnswer(message, outcome.answer) };
  }

  private showAnswer(message: Message, answer: unknown): string | undefined {
    const { toast, card } = (answer ?? {}) as {
      toast?: { content?: string };
      card?: { type?: string; data?: unknown };
    };
    if (toast?.content !== undefined) {
      this.platform.log.add({ kind: 'shown-toast', messageId: message.messageId, text: toast.content });
    }
    if (card?.type === 'raw') {
      this.platform.messages.change(message, JSON.stringify(card.data), [], 'card.action.trigger');
    }
    return toast?.content;
  }

  /** Tells every app of the chat, whatever the scopes. */
  tell(
    chat: Chat,
    message: Message,
    eventType: string,
    event: Record<string, unknown>,
    deliver: boolean | DeliverOptions = true,
  ): Told {
    const { messageId } = message;
    const apps = [...chat.appIds].map((appId) => this.platform.apps.get(appId));
    const events = apps.map((app) =>
      buildEvent({ app, eventId: this.platform.ids.event(), eventType, event, messageId }),
    );
    const wanted = events.filter((_event, at) => receives(apps[at] as App, eventType, chat, message));
    const options = typeof deliver === 'object' ? deliver : {};
    const delivered = deliver === false ? Promise.resolve([]) : this.delivery.deliver(wanted, options);
    return { messageId, event: events[0] as FeishuEvent, events, delivered };
  }

  private find(messageId: string): Message {
    const message = this.platform.messages.all.get(messageId);
    if (message === undefined) throw new Error(`No message ${messageId} is on the fake platform.`);
    return message;
  }
}

/**
 * Page "接收消息": a direct message needs `im:message.p2p_msg:readonly`; one in a group `im:message.group_msg`, or
 * `im:message.group_at_msg:readonly` when it names the bot. Whether the scopes hold for edited messages is an assumption.
 */
function receives(app: App, eventType: string, chat: Chat, message: Message): boolean {
  if (app.events === undefined || app.events.types?.includes(eventType) === false) return false;
  if (eventType !== 'im.message.receive_v1' && eventType !== 'im.message.updated_v1') return true;
  if (chat.type === 'p2p') return app.scopes.has('im:message.p2p_msg:readonly');
  const named = message.mentions.some((mention) => mention.openId === app.botOpenId);
  return app.scopes.has('im:message.group_msg') || (named && app.scopes.has('im:message.group_at_msg:readonly'));
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Everything that a card's buttons send back. */
function valuesOf(card: unknown): unknown[] {
  if (Array.isArray(card)) return card.flatMap(valuesOf);
  if (typeof card !== 'object' || card === null) return [];
  const entries = Object.entries(card as Record<string, unknown>);
  return entries.flatMap(([key, inner]) => (key === 'value' ? [inner] : valuesOf(inner)));
}
