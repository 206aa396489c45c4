import { z } from 'zod';
import type { IncomingMessage } from '../../../core/message';
import type { ChannelHandlers } from '../../../core/ports/channel';
import type { Clock } from '../../../core/ports/clock';
import type { Logger } from '../../../core/ports/logger';
import type { FeishuApi } from '../api/feishu-api';
import { withDeadline } from '../../deadline';
import type { FeishuAppConfig } from '../feishu.config';
import type { QuietLog } from '../../quiet-log';
import { BotIdentity } from './bot-identity';
import { actOn, readCardAction, toast } from './card-action';
import type { EventCircumstances, EventSink } from './event-sink';
import { greet, GREETED_MILLISECONDS } from './greeting';
import { GroupNames } from './group-names';
import { MemberNames } from './member-names';
import { eventEnvelope, messageEvent, platformId } from './message-event';
import { parseMessage } from './parse-message';
import { RecentIds } from './recent-ids';
import type { SharedChats } from './shared-chats';

export interface FeishuEventsOptions {
  app: Pick<FeishuAppConfig, 'appId' | 'assistant' | 'groups' | 'requireMention'>;
  api: Pick<FeishuApi, 'botInfo' | 'getChat' | 'listMembers' | 'create'>;
  clock: Clock;
  logger: Logger;
  log: QuietLog;
  /** With the program's other apps. */
  shared: SharedChats;
}

/** The platform wants an answer within 3 s. */
const DEADLINE_MILLISECONDS = 2_500;
/** What another of the program's bots may take to tell its name. */
const NEIGHBOUR_MILLISECONDS = 500;

interface Envelope {
  eventId: string;
  type: string;
  /** Epoch milliseconds, by the platform's clock; null when it did not tell. */
  createdAt: number | null;
  event: Readonly<Record<string, unknown>>;
}

const recalled = z.object({ message_id: platformId, chat_id: platformId });
const inChat = z.object({ chat_id: platformId });

/** Kinds that we subscribe to for nothing, or that come along with others: an edit of a question is no new one. */
const ignored: readonly string[] = [
  'im.message.updated_v1',
  'im.message.message_read_v1',
  'im.message.reaction.created_v1',
  'im.message.reaction.deleted_v1',
];

/** One app's events: what they mean to the program. */
export class FeishuEvents implements EventSink {
  /** Epoch milliseconds; null before the first. */
  lastEventAt: number | null = null;
  readonly identity: BotIdentity;
  private readonly names: MemberNames;
  private readonly groupNames: GroupNames;
  /** Events that are stored nowhere. */
  private readonly acted = new RecentIds();
  private handlers: ChannelHandlers | null = null;
  /** Epoch milliseconds; what was acted on before is not known any more. */
  private startedAt = 0;

  constructor(private readonly options: FeishuEventsOptions) {
    this.identity = new BotIdentity(options.api);
    options.shared.join(options.app.appId, this.identity);
    this.names = new MemberNames(options);
    this.groupNames = new GroupNames(options);
  }

  /** From now on, or with null until further notice no more. */
  handTo(handlers: ChannelHandlers | null): void {
    this.handlers = handlers;
    this.startedAt = this.options.clock.now();
  }

  async receive(payload: Readonly<Record<string, unknown>>, circumstances: EventCircumstances): Promise<object> {
    const { handlers } = this;
    if (!handlers) throw new Error('The Feishu channel is not started');
    this.lastEventAt = this.options.clock.now();
    const parsed = eventEnvelope.safeParse(payload);
    if (!parsed.success) return this.ignore('malformed', {}, 'A Feishu event without its id and type is ignored');
    const { header, event } = parsed.data;
    const envelope = { eventId: header.event_id, type: header.event_type, createdAt: header.create_time, event };
    // A press wants a word on the screen in any case.
    if (envelope.type === 'card.action.trigger') return this.onCardAction(envelope, circumstances, handlers);
    // Nor is it needed to learn late who came or went.
    if (envelope.type.startsWith('im.chat.member.bot.')) return circumstances.isLate ? {} : this.onMembership(envelope);
    return withDeadline(this.handle(envelope, handlers), DEADLINE_MILLISECONDS, () => {
      throw new Error('The event was not stored in time');
    });
  }

  private async handle(envelope: Envelope, handlers: ChannelHandlers): Promise<object> {
    switch (envelope.type) {
      case 'im.message.receive_v1':
        return this.onMessage(envelope, handlers);
      case 'im.message.recalled_v1':
        return this.onRecalled(envelope, handlers);
      default:
        if (ignored.includes(envelope.type)) return {};
        return this.ignore('unknown event', idsOf(envelope), 'A Feishu event of a kind that means nothing to us');
    }
  }

  private async onMessage(envelope: Envelope, handlers: ChannelHandlers): Promise<object> {
    const event = messageEvent.safeParse(envelope.event).data;
    if (!event) return this.ignore('message malformed', idsOf(envelope), 'A Feishu message lacks what it needs');
    // Our own, and other programs': two bots that answer each other never end.
    if (event.sender.sender_type !== 'user') return {};
    const { app, clock, shared } = this.options;
    const needsIdentity = (event.message.mentions ?? []).length > 0 && event.message.chat_type !== 'p2p';
    const bot = needsIdentity ? await this.identity.get(DEADLINE_MILLISECONDS) : this.identity.known;
    const message = parseMessage(event, bot?.openId ?? null);
    if (!message) return this.ignore('message unreadable', idsOf(envelope), 'A Feishu message cannot be read');
    const { chatId, senderId, platformMessageId, text, mentionsBot, others, details } = message;
    if (app.requireMention && !mentionsBot) return {};
    if (!mentionsBot) {
      if (await shared.mentionsOther(app.appId, others, NEIGHBOUR_MILLISECONDS)) return {};
      if (!shared.takes({ appId: app.appId, chatId, platformMessageId })) return {};
    }
    this.names.learn(chatId, message.names);
    const [name, groupName] = await this.namesOf(chatId, senderId, details.isDirect);
    const incoming: IncomingMessage = {
      conversation: { channel: 'feishu', id: chatId },
      app: app.appId,
      platformMessageId,
      assistant: app.groups[chatId] ?? app.assistant,
      member: { id: senderId, name },
      text,
      mentionsBot,
      sentAt: message.sentAt ?? envelope.createdAt ?? clock.now(),
      details: { ...details, groupName },
    };
    await handlers.onMessage(incoming);
    return {};
  }

  /** The member's and the group's; a direct chat has no list of members, and no name. */
  private async namesOf(chatId: string, memberId: string, isDirect: boolean): Promise<[string, string | null]> {
    if (isDirect) return [memberId.slice(-6), null];
    return Promise.all([this.names.nameOf(chatId, memberId), this.groupNames.nameOf(chatId)]);
  }

  private async onRecalled(envelope: Envelope, handlers: ChannelHandlers): Promise<object> {
    const event = recalled.safeParse(envelope.event).data;
    if (!event) return this.ignore('recall malformed', idsOf(envelope), 'A Feishu recall lacks what it needs');
    await handlers.onRecalled({
      conversation: { channel: 'feishu', id: event.chat_id },
      app: this.options.app.appId,
      platformMessageId: event.message_id,
    });
    return {};
  }

  /** The bot came to a group, or was taken out of one. */
  private onMembership({ type, event, eventId, createdAt }: Envelope): object {
    const { api, app, clock, logger, shared } = this.options;
    const chatId = inChat.safeParse(event).data?.chat_id;
    if (chatId === undefined || !this.acted.add(eventId)) return {};
    if (type === 'im.chat.member.bot.deleted_v1') {
      shared.left(app.appId, chatId);
      logger.info({ app: app.appId, chatId }, 'The bot was removed from a Feishu group');
    }
    if (type !== 'im.chat.member.bot.added_v1') return {};
    logger.info({ app: app.appId, chatId }, 'The bot was added to a Feishu group');
    if (clock.now() - (createdAt ?? 0) > GREETED_MILLISECONDS) return {};
    const assistant = app.groups[chatId] ?? app.assistant;
    const joined = { conversation: { channel: 'feishu', id: chatId }, app: app.appId, assistant };
    this.handlers?.onJoined?.(joined).catch((error: unknown) => {
      logger.warn({ app: app.appId, chatId, error: String(error) }, 'A Feishu group could not be told what is kept');
    });
    greet(api, chatId, eventId).catch((error: unknown) => {
      logger.warn({ app: app.appId, chatId, error: String(error) }, 'A Feishu group could not be greeted');
    });
    return {};
  }

  /**
   * The platform sends a press once only, so an old one is a replay, and it must not overrule a newer one. One from before
   * the start may have been acted on: whoever pressed then may press again.
   */
  private async onCardAction(
    envelope: Envelope,
    { isLate }: EventCircumstances,
    handlers: ChannelHandlers,
  ): Promise<object> {
    const press = readCardAction(envelope.event);
    if (!press) return this.ignore('card unknown', idsOf(envelope), 'A press on a Feishu card that is not ours');
    const { language } = press.action.value;
    if (isLate || !this.acted.add(envelope.eventId)) return {};
    if (envelope.createdAt !== null && envelope.createdAt < this.startedAt) return toast('failed', language);
    try {
      return toast(
        await withDeadline(actOn(press, handlers), DEADLINE_MILLISECONDS, () => 'failed' as const),
        language,
      );
    } catch (error) {
      const fields = { ...idsOf(envelope), error: String(error) };
      this.options.log.warn('card not stored', fields, 'A press on a Feishu card was not stored');
      return toast('failed', language);
    }
  }

  private ignore(kind: string, fields: Record<string, string>, message: string): object {
    this.options.log.warn(kind, { app: this.options.app.appId, ...fields }, message);
    return {};
  }
}

const idsOf = ({ eventId, type }: Envelope) => ({ eventId, type });
