import type { Channel, OutgoingReply } from '../../src/core/ports/channel';
import type { IncomingMessage } from '../../src/core/message';

/** A channel together with the far end of it: who types there and what is shown. */
export interface ChannelSubject {
  channel: Channel;
  /** As if a member had typed it; rejects when the channel cannot take it. */
  type: (message: IncomingMessage) => Promise<unknown>;
  shown: () => string[];
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

/** What every channel does. */
export function describeChannel(name: string, create: () => ChannelSubject): void {
  describe(`channel ${name}`, () => {
    const replyTo = (sendKey: string): OutgoingReply => ({
      sendKey,
      conversation: { channel: name, id: 'group' },
      app: 'bot',
      replyTo: 'p1',
      text: `reply ${sendKey}`,
    });

    it('has its name', () => {
      expect(create().channel.name).toBe(name);
    });

    it('hands each message on as it was typed, and waits until it is stored', async () => {
      const { channel, type } = create();
      const received: IncomingMessage[] = [];
      let isStored = false;
      await channel.start({
        onMessage: async (message) => {
          received.push(message);
          await new Promise((resolve) => setImmediate(resolve));
          isStored = true;
          return { messageId: 'm1', status: 'claimed' };
        },
      });
      await type(typed(name));
      expect(isStored).toBe(true);
      expect(received).toEqual([typed(name)]);
    });

    it('tells the far end when a message could not be stored', async () => {
      const { channel, type } = create();
      await channel.start({ onMessage: () => Promise.reject(new Error('database is locked')) });
      await expect(type(typed(name))).rejects.toThrow('locked');
    });

    it('takes nothing before it starts and after it stops', async () => {
      const { channel, type } = create();
      await expect(type(typed(name))).rejects.toThrow('not started');
      await channel.start({ onMessage: () => Promise.resolve({ messageId: 'm1', status: 'claimed' }) });
      await channel.stop();
      await expect(type(typed(name))).rejects.toThrow('not started');
    });

    it('shows each reply, and gives it an id of its own', async () => {
      const { channel, shown } = create();
      await channel.start({ onMessage: () => Promise.resolve({ messageId: 'm1', status: 'claimed' }) });
      const first = await channel.send(replyTo('s1'));
      const second = await channel.send(replyTo('s2'));
      expect(shown()).toEqual(['reply s1', 'reply s2']);
      expect(first.platformMessageId).not.toBe(second.platformMessageId);
    });
  });
}
