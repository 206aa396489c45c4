import type { IncomingMessage } from '../../src/core/message';
import type { Channel, ChannelHandlers, OutgoingReply } from '../../src/core/ports/channel';
import { channelCases } from './channel-harness/cases';
import { contractTable } from './channel-harness/contract-table';
import type { ChannelHarness } from './channel-harness/far-end';

/** A channel together with the far end of it: who types there and what is shown. */
export interface ChannelSubject {
  channel: Channel;
  /** What the member types, as the channel is to hand it on; the channel may tell more beside it. */
  message: IncomingMessage;
  /** As if the member had typed it; rejects when the channel cannot take it. */
  type: (message: IncomingMessage) => Promise<unknown>;
  /** All that the group sees of replies, one text each. */
  shown: () => string[];
  close?: () => Promise<void>;
}

export const typed = (channel: string, changes: Partial<IncomingMessage> = {}): IncomingMessage => ({
  conversation: { channel, id: 'group' },
  app: 'bot',
  platformMessageId: 'p1',
  assistant: 'patients',
  member: { id: 'li', name: '李阿姨' },
  text: '血压多少算高',
  mentionsBot: false,
  sentAt: 1000,
  ...changes,
});

const nothing = () => Promise.reject(new Error('nobody expects this'));

/** Handlers of which a test expects messages only. */
export const hearing = (onMessage: ChannelHandlers['onMessage']): ChannelHandlers => ({
  onMessage,
  onRecalled: nothing,
  onFeedback: nothing,
  onWithdraw: nothing,
  onOwnMessage: nothing,
});

export const claiming = (status: 'claimed' | 'duplicate' = 'claimed'): ChannelHandlers =>
  hearing(() => Promise.resolve({ messageId: 'm1', status }));

export function replyTo(
  { conversation, app, platformMessageId, member }: IncomingMessage,
  sendKey: string,
): OutgoingReply {
  const text = `reply ${sendKey}`;
  const form = { writer: 'quote', language: 'zh', part: 1, parts: 1 } as const;
  return {
    sendKey,
    conversation,
    app,
    replyTo: platformMessageId,
    text,
    body: { text, citations: [], questionId: 'q1', askedBy: member.id, askedAt: 0, ...form },
    draft: null,
  };
}

/** What every channel does by itself, as far as its far end tells whether a message was taken. */
export function describeChannel(name: string, create: () => Promise<ChannelSubject> | ChannelSubject): void {
  describe(`channel ${name}`, () => {
    let subject: ChannelSubject;
    beforeEach(async () => {
      subject = await create();
    });
    afterEach(async () => {
      await subject.channel.stop();
      await subject.close?.();
    });

    it('has its name', () => {
      expect(subject.channel.name).toBe(name);
      expect(subject.message.conversation.channel).toBe(name);
    });

    it('hands each message on as it was typed, and waits until it is stored', async () => {
      const { channel, type, message } = subject;
      const received: IncomingMessage[] = [];
      let isStored = false;
      await channel.start(
        hearing(async (incoming) => {
          received.push(incoming);
          await new Promise((resolve) => setImmediate(resolve));
          isStored = true;
          return { messageId: 'm1', status: 'claimed' };
        }),
      );
      await type(message);
      expect(isStored).toBe(true);
      expect(received).toHaveLength(1);
      expect(received[0]).toMatchObject(message);
    });

    it('tells the far end when a message could not be stored', async () => {
      const { channel, type, message } = subject;
      await channel.start(hearing(() => Promise.reject(new Error('database is locked'))));
      await expect(type(message)).rejects.toThrow(/locked|not-stored/);
    });

    it('takes nothing before it starts and after it stops', async () => {
      const { channel, type, message } = subject;
      await expect(type(message)).rejects.toThrow(/not started|not-open/);
      await channel.start(claiming());
      await channel.stop();
      await expect(type(message)).rejects.toThrow(/not started|not-open/);
    });

    it('shows each reply, and gives it an id of its own', async () => {
      const { channel, shown, message } = subject;
      await channel.start(claiming());
      const first = await channel.send(replyTo(message, 's1'));
      const second = await channel.send(replyTo(message, 's2'));
      expect(shown()).toEqual([expect.stringContaining('reply s1'), expect.stringContaining('reply s2')]);
      expect(first.platformMessageId).not.toBe(second.platformMessageId);
    });
  });
}

/**
 * What every channel does with the intake behind it: all cases on all channels, and a table of them. The channels run
 * beside each other, the cases of one channel after each other.
 */
export function describeChannels(harnesses: readonly ChannelHarness[]): void {
  const names = channelCases.map(({ name }) => name);
  /** Null: the case was kept. */
  const results = new Map<string, Promise<Error | null>>();
  const failed = new Set<string>();
  const keyOf = (channel: string, name: string): string => `${channel}: ${name}`;
  const noted = (key: string) => (error: unknown) => {
    failed.add(key);
    return error instanceof Error ? error : new Error(String(error));
  };

  beforeAll(() => {
    for (const harness of harnesses) {
      let before: Promise<Error | null> = Promise.resolve(null);
      for (const { name, check } of channelCases) {
        if (harness.lacks[name] !== undefined) continue;
        const key = keyOf(harness.name, name);
        before = before.then(() => check(harness).then(() => null, noted(key)));
        results.set(key, before);
      }
    }
  });

  afterAll(() => {
    console.log(contractTable(harnesses, names, (channel, name) => failed.has(keyOf(channel, name))));
  });

  describe.each(harnesses)('$name', ({ name: channel, lacks }) => {
    it.each(names.filter((name) => lacks[name] === undefined))('%s', async (name) => {
      const error = await results.get(keyOf(channel, name));
      if (error) throw error;
    });

    it('says why its platform does not offer the others', () => {
      for (const [name, reason] of Object.entries(lacks)) {
        expect(names).toContain(name);
        expect(reason).toMatch(/\w{3}/);
      }
    });
  });
}
