import { setTimeout as pause } from 'node:timers/promises';
import type { ChannelHandlers, OwnMessage } from '../../../core/ports/channel';
import type { Clock } from '../../../core/ports/clock';
import type { Logger } from '../../../core/ports/logger';
import { withDeadline } from '../../deadline';
import { describeError } from '../describe-error';
import { withoutLead } from '../outbound/lead-line';
import { messageType, type PuppetMessage, type WeChatPuppet } from '../puppet/puppet';
import type { QuietLog } from '../../quiet-log';
import type { GroupBinding } from './group-binding';
import { readContent } from './message-content';
import { isServiceId, recalledIds } from './platform-facts';
import { readMessage } from './read-message';
import type { RecentMessages } from './recent-messages';
import { sentAtOf } from './sent-at';
import type { WeChatNames } from './wechat-names';

export interface WeChatMessagesOptions {
  puppet: Pick<WeChatPuppet, 'currentUserId' | 'isLoggedIn' | 'messagePayload' | 'messageUrl'>;
  names: WeChatNames;
  binding: GroupBinding;
  recent: RecentMessages;
  clock: Clock;
  logger: Logger;
  log: QuietLog;
  /** Told of each message of the account's own. */
  onOwn: (message: OwnMessage, type: number) => void;
  /** Told what WeChat itself says to the account. */
  onNotice: (text: string) => void;
  /** Pauses in milliseconds before a message is stored anew that could not be; for tests. */
  storePauses?: readonly number[];
}

/** WeChat sends nothing twice, so a message that cannot be stored is kept here for about ten minutes. */
const STORE_PAUSES = [500, 1_000, 2_000, 5_000, 10_000, 20_000, ...Array<number>(19).fill(30_000)];
const PAYLOAD_MILLISECONDS = 10_000;
const MOST_WAITING = 5_000;
/** Ids are stored in columns of 255 characters. */
const LONGEST_ID = 200;

/** Messages from the puppet to the handlers, those of a conversation one after the other. */
export class WeChatMessages {
  private handlers: ChannelHandlers | null = null;
  private readonly lanes = new Map<string, Promise<void>>();
  private reading: Promise<unknown> = Promise.resolve();
  private waiting = 0;
  /** Groups of which that was logged. */
  private readonly unbound = new Set<string>();

  constructor(private readonly options: WeChatMessagesOptions) {}

  /** Null: takes nothing more. */
  handTo(handlers: ChannelHandlers | null): void {
    this.handlers = handlers;
  }

  /** Never throws; resolves when the message is stored or given up. */
  async take(messageId: string): Promise<void> {
    const { log } = this.options;
    if (!this.handlers) return;
    if (messageId === '' || messageId.length > LONGEST_ID || this.waiting >= MOST_WAITING) {
      const kind = this.waiting >= MOST_WAITING ? 'too many waiting' : 'no id';
      log.warn(kind, { waiting: this.waiting }, 'A WeChat message was not taken');
      return;
    }
    this.waiting++;
    try {
      // In the order of their arrival, although the puppet may take longer for one than for the next.
      const read = this.reading.then(() => this.payloadOf(messageId));
      this.reading = read;
      const message = await read;
      if (message) await this.receive(message);
    } finally {
      this.waiting--;
    }
  }

  /** Somebody came to a group; what comes of it is the bot's own coming. Never throws. */
  joined({ roomId, inviteeIdList }: { roomId: string; inviteeIdList: readonly string[] }): Promise<void> {
    return this.inLane(roomId, async () => {
      const { puppet } = this.options;
      if (!puppet.isLoggedIn || !inviteeIdList.includes(puppet.currentUserId)) return;
      const assistant = await this.assistantOf(roomId);
      if (assistant === null) return;
      const conversation = { channel: 'wechat', id: roomId };
      await this.handlers?.onJoined?.({ conversation, app: puppet.currentUserId, assistant });
    });
  }

  private async receive(message: PuppetMessage): Promise<void> {
    const { puppet } = this.options;
    if (!puppet.isLoggedIn) return;
    const botId = puppet.currentUserId;
    const sender = senderOf(message, botId);
    if (sender === 'platform') {
      this.options.onNotice(message.text ?? '');
      return;
    }
    const own = sender === 'bot' ? this.ownOf(message, botId) : null;
    // At once: whoever sends waits for it.
    if (own) this.options.onOwn(own, message.type);
    const conversation = message.roomId ?? own?.conversation.id ?? message.talkerId;
    await this.inLane(conversation, () => (own ? this.handOwn(message, own) : this.handMember(message, botId)));
  }

  private async payloadOf(messageId: string): Promise<PuppetMessage | null> {
    const { puppet, log } = this.options;
    try {
      return await withDeadline(puppet.messagePayload(messageId), PAYLOAD_MILLISECONDS, () => {
        throw new Error('the puppet does not answer');
      });
    } catch (error) {
      log.warn('no payload', { messageId, error: describeError(error) }, 'A WeChat message could not be read');
      return null;
    }
  }

  private inLane(conversation: string, work: () => Promise<void>): Promise<void> {
    const last = this.lanes.get(conversation) ?? Promise.resolve();
    const next = last.then(work).catch((error: unknown) => {
      const fields = { conversation, error: describeError(error) };
      this.options.log.warn('not handled', fields, 'A WeChat message could not be handled');
    });
    this.lanes.set(conversation, next);
    return next.finally(() => {
      if (this.lanes.get(conversation) === next) this.lanes.delete(conversation);
    });
  }

  private async handMember(message: PuppetMessage, botId: string): Promise<void> {
    const { names, binding, puppet, recent, clock } = this.options;
    const { roomId, talkerId } = message;
    if (message.type === messageType.recalled) return this.handRecalled(message, botId);
    if (roomId === undefined && (binding.ofDirect() === null || (await names.isService(talkerId)))) return;
    const assistant = roomId === undefined ? binding.ofDirect() : await this.assistantOf(roomId);
    if (assistant === null) return;
    const incoming = await readMessage(message, assistant, { puppet, names, recent, botId, now: clock.now() });
    await this.store(incoming.platformMessageId, (handlers) => handlers.onMessage(incoming));
  }

  private async assistantOf(roomId: string): Promise<string | null> {
    const { binding, names, logger } = this.options;
    const assistant = await binding.ofGroup(roomId, () => names.ofGroup(roomId));
    if (assistant === null && !this.unbound.has(roomId)) {
      this.unbound.add(roomId);
      logger.info({ roomId }, 'A WeChat group is not bound to an assistant and left alone');
    }
    return assistant;
  }

  private async handRecalled(message: PuppetMessage, botId: string): Promise<void> {
    const { recent, log } = this.options;
    const conversation = message.roomId ?? message.talkerId;
    const ids = recalledIds(message.text ?? '');
    const id = ids.find((candidate) => recent.find(conversation, candidate)) ?? ids[0];
    if (id === undefined) {
      log.warn('recalled', { messageId: message.id }, 'The puppet does not tell which WeChat message was taken back');
      return;
    }
    const recalled = { conversation: { channel: 'wechat', id: conversation }, app: botId, platformMessageId: id };
    await this.store(id, (handlers) => handlers.onRecalled(recalled));
  }

  /** Null when the puppet does not tell to whom it went. */
  private ownOf(message: PuppetMessage, botId: string): OwnMessage | null {
    const conversation = message.roomId ?? message.listenerId ?? '';
    if (conversation === '') return null;
    return {
      conversation: { channel: 'wechat', id: conversation },
      app: botId,
      platformMessageId: message.id,
      text: message.type === messageType.text ? withoutLead(message.text ?? '') : '',
      sentAt: sentAtOf(message.timestamp, this.options.clock.now()),
    };
  }

  private async handOwn(message: PuppetMessage, own: OwnMessage): Promise<void> {
    const { puppet, recent, names } = this.options;
    if (message.type === messageType.recalled) return;
    const { attachments, text } = await readContent(message, puppet);
    const [name = ''] = await names.ofBot(message.roomId ?? null, own.app);
    recent.add(own.conversation.id, { id: message.id, memberId: null, name, text, attachments });
    await this.store(message.id, (handlers) => handlers.onOwnMessage(own));
  }

  private async store(messageId: string, hand: (handlers: ChannelHandlers) => Promise<unknown>): Promise<void> {
    const { logger, storePauses = STORE_PAUSES } = this.options;
    for (const wait of [...storePauses, null]) {
      if (!this.handlers) return;
      try {
        await hand(this.handlers);
        return;
      } catch (error) {
        if (wait !== null) {
          this.options.log.warn('not stored', { messageId, error: String(error) }, 'A WeChat message is stored later');
          await pause(wait, undefined, { ref: false });
        } else {
          logger.error({ messageId, error: String(error) }, 'A WeChat message could not be stored and is lost');
        }
      }
    }
  }
}

function senderOf({ type, talkerId, roomId }: PuppetMessage, botId: string): 'platform' | 'bot' | 'member' {
  // Lines of the system bear the group's id, or the bot's.
  const isMember = talkerId !== '' && talkerId !== botId && talkerId !== roomId;
  if (isServiceId(talkerId) || (type === messageType.unknown && !isMember)) return 'platform';
  return isMember ? 'member' : talkerId === botId ? 'bot' : 'platform';
}
