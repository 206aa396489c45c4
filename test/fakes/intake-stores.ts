import type { Message } from '../../src/core/message';
import type { Channel, OutgoingReply } from '../../src/core/ports/channel';
import type { InboxStore, Settlement } from '../../src/core/ports/inbox-store';
import type { OutboxItem, OutboxStore, SendState } from '../../src/core/ports/outbox-store';
import { notSetUp } from './journey';

/** Inbox and outbox in memory, as one database: settling writes both. */
export class FakeIntakeStore implements InboxStore, OutboxStore {
  readonly messages = new Map<string, Message>();
  readonly settlements: Settlement[] = [];
  readonly items = new Map<string, OutboxItem & { platformMessageId?: string }>();
  /** Every state that an item was marked with, in order. */
  readonly marks: SendState[] = [];
  /** What the next calls of these throw. */
  readonly faults: { settle?: Error; mark?: Partial<Record<SendState, Error>> } = {};

  claim(message: Message): Promise<'claimed' | 'duplicate'> {
    if (this.messages.has(message.id)) return Promise.resolve('duplicate');
    this.messages.set(message.id, message);
    return Promise.resolve('claimed');
  }

  pending(): Promise<Message[]> {
    const settled = new Set(this.settlements.flatMap(({ messageIds }) => messageIds));
    return Promise.resolve([...this.messages.values()].filter(({ id }) => !settled.has(id)));
  }

  history = notSetUp;

  settle(settlement: Settlement): Promise<boolean> {
    if (this.faults.settle) return Promise.reject(this.faults.settle);
    const isSettled = this.settlements.some(({ messageIds }) =>
      messageIds.some((id) => settlement.messageIds.includes(id)),
    );
    if (isSettled) return Promise.resolve(false);
    this.settlements.push(settlement);
    const [id = ''] = settlement.messageIds;
    const message = this.messages.get(id);
    if (settlement.delivery && message) {
      const { conversation, app, platformMessageId: replyTo } = message;
      const { questionId, delivery } = settlement;
      this.put({ ...delivery, questionId, conversation, app, replyTo, state: 'pending' });
    }
    return Promise.resolve(true);
  }

  put(item: OutboxItem): void {
    this.items.set(item.sendKey, item);
  }

  unsent(): Promise<OutboxItem[]> {
    return Promise.resolve([...this.items.values()].filter(({ state }) => ['pending', 'sending'].includes(state)));
  }

  find(sendKey: string): Promise<OutboxItem | null> {
    return Promise.resolve(this.items.get(sendKey) ?? null);
  }

  mark(sendKey: string, state: SendState, platformMessageId?: string): Promise<void> {
    const fault = this.faults.mark?.[state];
    if (fault) return Promise.reject(fault);
    const item = this.items.get(sendKey);
    if (!item) throw new Error(`There is no reply ${sendKey}.`);
    this.marks.push(state);
    this.items.set(sendKey, { ...item, state, ...(platformMessageId !== undefined && { platformMessageId }) });
    return Promise.resolve();
  }
}

/** A channel that shows what the group sees. */
export class FakeChannel implements Channel {
  readonly shown: OutgoingReply[] = [];
  fault: Error | null = null;

  constructor(
    readonly name = 'web',
    readonly recognisesSendKeys = true,
  ) {}

  start = (): Promise<void> => Promise.resolve();
  stop = (): Promise<void> => Promise.resolve();

  send(reply: OutgoingReply): Promise<{ platformMessageId: string }> {
    if (this.fault) return Promise.reject(this.fault);
    this.shown.push(reply);
    return Promise.resolve({ platformMessageId: `sent-${this.shown.length}` });
  }

  texts(): string[] {
    return this.shown.map(({ text }) => text);
  }
}
