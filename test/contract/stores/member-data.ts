import type { Message, MessageDetails } from '../../../src/core/message';
import { papersBySubject } from '../../fakes/figures';
import type { Subject } from '../stores.contract';
import { delivery, group, message, outcome, pendingDraft, settlement } from './samples';
import { pendingMessages } from './tables-content';

const member = { channel: 'web', memberId: 'member-1' };
const other = { id: 'member-2', name: '李叔' };
const SECRET = '我的血压是一百六';
const details = (changes: Partial<MessageDetails>): MessageDetails => ({
  kind: 'text',
  attachments: [],
  quoted: null,
  threadId: null,
  mentionsAll: false,
  mentionedOthers: [],
  isDirect: false,
  ...changes,
});

export function describeMemberData(subject: Subject): void {
  const stores = () => subject.stores;
  const erase = (except?: string) =>
    stores().memberData.erase(member, { at: 9000, ...(except !== undefined && { except }) });
  const claim = (id: string, changes: Partial<Message> = {}) =>
    stores().inbox.claim(message(id, { text: `${SECRET} ${id}`, ...changes }));
  const { trace } = outcome();
  const about = (words: string) =>
    outcome({
      trace: { ...trace, question: { ...trace.question, text: words, rewritten: words } },
      answer: { text: `关于${words}`, citations: [], writer: 'quote' },
    });
  const answer = async (questionId: string, messageId: string, { words = SECRET, askedBy = 'member-1' } = {}) => {
    const text = `关于${words}`;
    await stores().inbox.settle(
      settlement(questionId, {
        messageIds: [messageId],
        outcome: about(words),
        deliveries: [
          delivery(`send-${questionId}`, {
            text,
            body: { text, questionId, askedBy, figures: papersBySubject({ filters: words }) },
          }),
        ],
      }),
    );
  };
  /** Everything that stands anywhere, as one text. */
  const everything = async () => {
    const tables = ['inbox', 'questions', 'outbox', 'review_items', 'feedback', 'conversation_files', 'placeholders'];
    const rows = await Promise.all(
      tables.map((table) => subject.database.dataSource.query<object[]>(`SELECT * FROM ${table}`)),
    );
    return JSON.stringify(rows);
  };

  describe('a member who opts out', () => {
    it('is known until they opt in again', async () => {
      await stores().memberData.setOptOut(member, 1000);
      await stores().memberData.setOptOut(member, 2000);
      await stores().memberData.setOptOut({ channel: 'feishu', memberId: 'x' }, 2000);
      await subject.restart();
      expect(await stores().memberData.optedOut()).toEqual(
        expect.arrayContaining([member, { channel: 'feishu', memberId: 'x' }]),
      );
      await stores().memberData.setOptOut(member, null);
      expect(await stores().memberData.optedOut()).toEqual([{ channel: 'feishu', memberId: 'x' }]);
    });
  });

  describe("erasing a member's data", () => {
    it('leaves no word of it, nor the name, and keeps that it was answered', async () => {
      await claim('m1', { details: details({ attachments: [{ kind: 'file', key: 'k', name: `${SECRET}.pdf` }] }) });
      await answer('q1', 'm1');
      const { inbox, feedback, conversationFiles } = stores();
      await feedback.put({ questionId: 'q1', memberId: 'member-1', kind: 'down', reason: SECRET, at: 3000 });
      await feedback.report({ questionId: 'q1', memberId: 'member-1', reason: SECRET, at: 3000 });
      await conversationFiles.put({
        ...{ id: 'f1', conversation: group, name: `${SECRET}.pdf`, format: 'pdf', text: SECRET, places: [] },
        ...{ readAt: 1000, expiresAt: 90_000 },
      });
      expect(await everything()).toContain(SECRET);
      expect(await erase()).toBe(1);
      expect(await erase()).toBe(1);
      expect(await everything()).not.toContain(SECRET);
      expect(await everything()).not.toContain('王阿姨');
      expect(await inbox.claim(message('m1'))).toBe('duplicate');
      const [record] = await inbox.history(group, 5);
      expect(record).toMatchObject({ questionId: 'q1', outcome: { kind: 'answered', reason: 'evidence-found' } });
    });

    it('takes their words out of what others quote, and leaves the rest of it', async () => {
      await claim('m1');
      const quoted = { platformMessageId: 'platform-m1', rootPlatformMessageId: 'platform-m1', isFromBot: false };
      await claim('m2', {
        member: other,
        text: '这个要紧吗',
        details: details({ quoted: { ...quoted, text: SECRET } }),
      });
      await answer('q2', 'm2', { words: `${SECRET} 这个要紧吗`, askedBy: other.id });
      await claim('m3', { member: other, text: '别的事' });
      await erase();
      expect(await everything()).not.toContain(SECRET);
      const history = await stores().inbox.history(group, 5);
      expect(history.map((record) => record.message.text)).toEqual(['', '这个要紧吗', '别的事']);
      expect((await stores().outcomes.findQuestion('q2'))?.outcome.trace.question.text).toBe(' 这个要紧吗');
    });

    it('ends what waits, and takes back what is under way; others go on', async () => {
      await claim('m1');
      await claim('m2', { member: other });
      await claim('m3');
      const { inbox, outbox, outcomes } = stores();
      await outbox.openDraft(pendingDraft('key', { questionId: 'q1', text: SECRET }));
      await answer('q3', 'm3');
      await erase();
      expect(await pendingMessages(subject)).toEqual(['m2']);
      expect((await inbox.nextJob(group, 9000))?.messages.map(({ id }) => id)).toEqual(['m2']);
      expect(await inbox.settle(settlement('q1'))).toBe(false);
      expect([(await outbox.find('key'))?.state, (await outbox.find('send-q3'))?.state]).toEqual([
        'cancelled',
        'cancelled',
      ]);
      expect((await outcomes.findQuestion('q3'))?.outcome.answer).toBeNull();
    });

    it('takes back copies for other groups and drafts told to staff', async () => {
      const body = { ...delivery('x').body, text: SECRET };
      const forward = { questionId: 'f1', conversation: { channel: 'web', id: 'sister' }, app: 'bot', body };
      const copy = `【转自 群】王阿姨😀：\n${SECRET} m1`;
      const notice = { ...body, askedBy: '', text: copy };
      await stores().inbox.claim(message('m1', { text: `${SECRET} m1` }), {
        forwards: [
          { ...forward, sendKey: 'copy', text: copy },
          { ...forward, sendKey: 'staff', text: copy, body: notice },
        ],
      });
      await erase();
      expect(await everything()).not.toContain(SECRET);
      for (const key of ['copy', 'staff']) expect((await stores().outbox.find(key))?.state).toBe('cancelled');
    });

    it('leaves the message that asks for it to be answered', async () => {
      await claim('m1');
      await claim('m2', { text: '删除我的数据' });
      expect(await erase('m2')).toBe(1);
      expect(await pendingMessages(subject)).toEqual(['m2']);
      expect(await stores().inbox.settle(settlement('q2', { messageIds: ['m2'] }))).toBe(true);
    });

    it('touches nobody else, in no other channel', async () => {
      await claim('m1', { conversation: { channel: 'feishu', id: 'oc_1' } });
      await claim('m2', { member: other });
      await answer('q2', 'm2', { askedBy: other.id });
      const before = await everything();
      expect(await erase()).toBe(0);
      expect(await everything()).toBe(before);
    });
  });
}
