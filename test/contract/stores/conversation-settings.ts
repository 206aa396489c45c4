import { createStores } from '../../../src/stores/typeorm/stores';
import type { Subject } from '../stores.contract';
import { group, strangeText } from './samples';

export function describeConversationSettings(subject: Subject): void {
  const settings = () => subject.stores.conversations;
  const nothing = { mode: null, humanFirstSeconds: null, experts: null, silentUntil: null };

  describe('settings of a conversation', () => {
    it('are unknown where nothing was set', async () => {
      expect(await settings().find(group)).toBeNull();
    });

    it('keep everything as it was set, also over a restart', async () => {
      const set = {
        mode: 'assist',
        humanFirstSeconds: 0,
        experts: ['ou_1', strangeText],
        silentUntil: 1_795_219_199_999,
      } as const;
      expect(await settings().put(group, set)).toStrictEqual(set);
      await subject.restart();
      expect(await settings().find(group)).toStrictEqual(set);
    });

    it('change where they are told to, and stay elsewhere', async () => {
      await settings().put(group, { mode: 'listen', experts: [] });
      expect(await settings().put(group, { silentUntil: 5000 })).toStrictEqual({
        ...nothing,
        mode: 'listen',
        experts: [],
        silentUntil: 5000,
      });
      expect(await settings().put(group, { mode: null, humanFirstSeconds: 30 })).toStrictEqual({
        ...nothing,
        experts: [],
        humanFirstSeconds: 30,
        silentUntil: 5000,
      });
      expect(await settings().put(group, {})).toMatchObject({ humanFirstSeconds: 30, silentUntil: 5000 });
    });

    it('are those of one conversation of one channel', async () => {
      await settings().put(group, { mode: 'listen' });
      await settings().put({ ...group, channel: 'wechat' }, { mode: 'assist' });
      expect(await settings().find({ ...group, id: 'Group-1' })).toBeNull();
      expect((await settings().find(group))?.mode).toBe('listen');
    });

    it('lose nothing when two programs change them at once', async () => {
      const other = await subject.openAnother();
      const { conversations } = createStores(other);
      for (let round = 1; round <= 10; round += 1) {
        const conversation = { channel: 'web', id: `group-${round}` };
        await Promise.all([
          settings().put(conversation, { mode: 'assist' }),
          conversations.put(conversation, { silentUntil: round }),
          settings().put(conversation, { humanFirstSeconds: round }),
        ]);
        expect(await settings().find(conversation)).toStrictEqual({
          mode: 'assist',
          humanFirstSeconds: round,
          experts: null,
          silentUntil: round,
        });
      }
      await other.close();
    });
  });
}
