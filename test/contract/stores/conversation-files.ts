import type { ConversationFile } from '../../../src/core/ports/conversation-file-store';
import type { Subject } from '../stores.contract';
import { strangeText } from './samples';

const group = { channel: 'feishu', id: 'oc_1' };
const file = (id: string, changes: Partial<ConversationFile> = {}): ConversationFile => ({
  id,
  conversation: group,
  name: '指南.pdf',
  format: 'pdf',
  text: '血压到140/90算高。',
  places: [{ start: 0, place: { kind: 'page', first: 1, last: 1 } }],
  readAt: 1_000,
  expiresAt: 5_000,
  ...changes,
});

export function describeConversationFiles(subject: Subject): void {
  const files = () => subject.stores.conversationFiles;

  describe('files of conversations', () => {
    it('are kept as they were read, whatever the text', async () => {
      const strange = file('a', { name: strangeText, text: strangeText });
      await files().put(strange);
      expect(await files().find('a', 4_999)).toStrictEqual(strange);
      const again = { ...strange, text: 'new', readAt: 2_000, expiresAt: 6_000 };
      await files().put(again);
      expect(await files().find('a', 5_000)).toStrictEqual(again);
    });

    it('are listed for their own conversation, newest first', async () => {
      await files().put(file('old'));
      await files().put(file('new', { readAt: 2_000 }));
      await files().put(file('elsewhere', { conversation: { ...group, id: 'oc_2' }, readAt: 3_000 }));
      await files().put(file('other channel', { conversation: { ...group, channel: 'wechat' }, readAt: 3_000 }));
      expect((await files().list(group, 4_000, 5)).map(({ id }) => id)).toEqual(['new', 'old']);
      expect((await files().list(group, 4_000, 1)).map(({ id }) => id)).toEqual(['new']);
    });

    it('are gone at their end', async () => {
      await files().put(file('a'));
      await files().put(file('b', { expiresAt: 9_000 }));
      expect(await files().find('a', 5_000)).toBeNull();
      expect(await files().deleteExpired(5_000)).toBe(1);
      expect(await files().deleteExpired(5_000)).toBe(0);
      expect((await files().list(group, 0, 5)).map(({ id }) => id)).toEqual(['b']);
    });
  });
}
