import type { MessageDetails } from '../../../src/core/message';
import type { Subject } from '../stores.contract';
import { group, message, settlement, strangeText } from './samples';

export function describeConversations(subject: Subject): void {
  const inbox = () => subject.stores.inbox;
  const feishu = { channel: 'feishu', id: 'oc_1 a@b/c' };
  const named = (groupName: string | null): { details: MessageDetails } => ({
    details: {
      kind: 'text',
      attachments: [],
      quoted: null,
      threadId: null,
      mentionsAll: false,
      mentionedOthers: [],
      isDirect: false,
      groupName,
    },
  });

  describe('inbox: conversations', () => {
    it('are those of all channels that have messages, newest first', async () => {
      const third = { channel: 'web', id: 'Group-1' };
      await inbox().claim(message('m1', { receivedAt: 3000 }));
      await inbox().claim(message('m2', { receivedAt: 1000, assistant: 'before', app: 'app-0', conversation: feishu }));
      await inbox().claim(message('m3', { receivedAt: 5000, assistant: 'after', app: 'app-1', conversation: feishu }));
      await inbox().claim(message('m4', { receivedAt: 4000, conversation: third }));
      await inbox().settle(settlement('q1', { messageIds: ['m3'] }));
      await inbox().dismiss('m4', 'command');
      const ofGroups = { name: null, app: 'bot', assistant: 'patients', messages: 1 };
      const newest = [
        { conversation: feishu, name: null, app: 'app-1', assistant: 'after', lastMessageAt: 5000, messages: 2 },
        { conversation: third, ...ofGroups, lastMessageAt: 4000 },
        { conversation: group, ...ofGroups, lastMessageAt: 3000 },
      ];
      expect(await inbox().conversations(10)).toStrictEqual(newest);
      expect(await inbox().conversations(2)).toStrictEqual(newest.slice(0, 2));
    });

    it('are none where nothing was said', async () => {
      expect(await inbox().conversations(10)).toEqual([]);
    });

    it('tell of the message that came last, also within one millisecond', async () => {
      for (const assistant of ['b', 'c', 'a']) await inbox().claim(message(`of ${assistant}`, { assistant }));
      expect(await inbox().conversations(1)).toMatchObject([{ assistant: 'a', messages: 3 }]);
    });

    it('bear the name that came last', async () => {
      const names = ['旧名', strangeText, null];
      for (const [index, name] of names.entries()) {
        await inbox().claim(message(`m${index}`, { receivedAt: 1000 + index, conversation: feishu, ...named(name) }));
      }
      await inbox().claim(message('web'));
      const found = await inbox().conversations(10);
      expect(found.map(({ name }) => name)).toEqual([strangeText, null]);
    });
  });

  describe('inbox: history before a message', () => {
    const ids = async (limit: number, before?: string) =>
      (await inbox().history(group, limit, before)).map(({ message: { id } }) => id);

    it('goes on where the newer part began, also within one millisecond', async () => {
      for (const [index, receivedAt] of [2000, 1000, 2000, 2000, 3000].entries()) {
        await inbox().claim(message(`m${index}`, { receivedAt }));
      }
      await inbox().claim(message('elsewhere', { receivedAt: 1500, conversation: feishu }));
      expect(await ids(2)).toEqual(['m3', 'm4']);
      expect(await ids(2, 'm3')).toEqual(['m0', 'm2']);
      expect(await ids(2, 'm0')).toEqual(['m1']);
      expect(await ids(2, 'm1')).toEqual([]);
    });

    it('has nothing before a message that is gone', async () => {
      await inbox().claim(message('m1'));
      expect(await ids(2, 'unknown')).toEqual([]);
    });
  });
}
