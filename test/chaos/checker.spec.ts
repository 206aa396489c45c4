import type { Happening, LogEntry } from '../fakes/feishu-server/log';
import { check, type Utterance } from './checker';

const appId = 'cli_0000000000000001';
const chatId = 'oc_one';
const question = (id: string, marks = [`〔${id}.1〕`]): Utterance => ({
  messageIds: [id],
  chatId,
  expects: 'answer',
  marks,
});

/** Writes a log by hand, a second between two entries. */
function logOf(...happenings: Happening[]): LogEntry[] {
  return happenings.map((happening, at) => ({ ...happening, number: at + 1, at: at * 1000, realAt: at * 1000 }));
}
const says = (messageId: string, more: Partial<Extract<Happening, { kind: 'posted' }>> = {}): Happening => ({
  kind: 'posted',
  messageId,
  chatId,
  memberId: 'ou_member',
  messageType: 'text',
  text: 'a question',
  request: 'say',
  ...more,
});
const pushed = (messageId: string, ok = true): Happening => ({
  kind: 'delivered',
  appId,
  eventId: `event of ${messageId}`,
  eventType: 'im.message.receive_v1',
  messageId,
  via: 'webhook',
  attempt: 1,
  status: ok ? 200 : 0,
  milliseconds: 10,
  ok,
});
let posted = 0;
const replies = (
  inReplyTo: string | undefined,
  text: string,
  more: Partial<Extract<Happening, { kind: 'posted' }>> = {},
): Happening => ({
  kind: 'posted',
  messageId: `om_reply_${++posted}`,
  chatId,
  appId,
  inReplyTo,
  messageType: 'text',
  text,
  request: 'message.reply',
  ...more,
});
const clean = {
  lost: 0,
  unacknowledged: 0,
  doubled: 0,
  misplaced: 0,
  missingParts: 0,
  outOfOrder: 0,
  chatterAnswered: 0,
  wrong: 0,
};

describe('check', () => {
  it('counts a question with its one answer, and chatter that was left alone', () => {
    const log = logOf(says('q1'), pushed('q1'), says('c1'), pushed('c1'), replies('q1', 'yes 〔q1.1〕'));
    const chatter: Utterance = { messageIds: ['c1'], chatId, expects: 'silence', marks: [] };
    expect(check(log, [question('q1'), chatter])).toMatchObject({ ...clean, delivered: 2, replies: 1, faults: [] });
  });

  it('finds a question that was acknowledged and got nothing', () => {
    const found = check(logOf(says('q1'), pushed('q1')), [question('q1')]);
    expect(found).toMatchObject({ ...clean, delivered: 1, replies: 0, lost: 1 });
    expect(found.faults).toHaveLength(1);
  });

  it('tells a question that never was acknowledged from a lost one', () => {
    const found = check(logOf(says('q1'), pushed('q1', false)), [question('q1')]);
    expect(found).toMatchObject({ ...clean, delivered: 0, unacknowledged: 1 });
  });

  it('finds an answer that was given twice', () => {
    const log = logOf(says('q1'), pushed('q1'), replies('q1', '〔q1.1〕'), replies('q1', '〔q1.1〕'));
    expect(check(log, [question('q1')])).toMatchObject({ ...clean, doubled: 1, replies: 0 });
  });

  it('finds a second answer that says something else', () => {
    const log = logOf(says('q1'), pushed('q1'), replies('q1', '〔q1.1〕'), replies('q1', 'sorry'));
    expect(check(log, [question('q1')])).toMatchObject({ ...clean, doubled: 1 });
  });

  it('takes one message under two ids for one question', () => {
    const twin = { ...question('q1'), messageIds: ['q1', 'q2'] };
    const heard = [says('q1'), pushed('q1'), says('q2'), pushed('q2')];
    expect(check(logOf(...heard, replies('q2', '〔q1.1〕')), [twin])).toMatchObject({ ...clean, replies: 1 });
    const both = logOf(...heard, replies('q1', '〔q1.1〕'), replies('q2', '〔q1.1〕'));
    expect(check(both, [twin])).toMatchObject({ ...clean, doubled: 1 });
  });

  it('does not count what the bot took back', () => {
    const reply = replies('q1', '〔q1.1〕');
    const messageId = 'messageId' in reply ? (reply.messageId ?? '') : '';
    const log = logOf(says('q1'), pushed('q1'), reply, { kind: 'recalled', messageId, by: appId });
    expect(check(log, [question('q1')])).toMatchObject({ ...clean, lost: 1 });
  });

  it('reads what a message shows in the end', () => {
    const reply = replies('q1', 'one moment');
    const messageId = 'messageId' in reply ? (reply.messageId ?? '') : '';
    const log = logOf(says('q1'), pushed('q1'), reply, {
      kind: 'updated',
      messageId,
      text: 'done 〔q1.1〕',
      request: 'card.update',
    });
    expect(check(log, [question('q1')])).toMatchObject({ ...clean, replies: 1 });
  });

  describe('parts', () => {
    const long = question('q1', ['〔q1.1〕', '〔q1.2〕', '〔q1.3〕']);
    const answered = (...texts: string[]) =>
      check(logOf(says('q1'), pushed('q1'), ...texts.map((text) => replies('q1', text))), [long]);

    it('may come in any number of messages', () => {
      expect(answered('〔q1.1〕', '〔q1.2〕 〔q1.3〕')).toMatchObject({ ...clean, replies: 1 });
    });

    it('must all be there', () => {
      expect(answered('〔q1.1〕', '〔q1.3〕')).toMatchObject({ ...clean, missingParts: 1 });
    });

    it('end with what a finished answer ends with', () => {
      const closed = { ...question('q1'), closing: 'Sources' };
      const ends = (text: string) => check(logOf(says('q1'), pushed('q1'), replies('q1', text)), [closed]);
      expect(ends('〔q1.1〕')).toMatchObject({ ...clean, missingParts: 1 });
      expect(ends('〔q1.1〕 Sources: a leaflet')).toMatchObject({ ...clean, replies: 1 });
    });

    it('must come in order', () => {
      expect(answered('〔q1.2〕', '〔q1.1〕', '〔q1.3〕')).toMatchObject({ ...clean, outOfOrder: 1 });
    });

    it('must come once', () => {
      expect(answered('〔q1.1〕', '〔q1.1〕', '〔q1.2〕', '〔q1.3〕')).toMatchObject({ ...clean, doubled: 1 });
    });
  });

  describe('a reply in the wrong place', () => {
    const heard = [says('q1'), pushed('q1'), says('q2'), pushed('q2')];
    const two = [question('q1'), question('q2')];

    it('answers another question', () => {
      const found = check(logOf(...heard, replies('q1', '〔q1.1〕'), replies('q1', '〔q2.1〕')), two);
      expect(found).toMatchObject({ misplaced: 1, lost: 1 });
    });

    it('stands in another group', () => {
      const found = check(logOf(says('q1'), pushed('q1'), replies('q1', '〔q1.1〕', { chatId: 'oc_other' })), [
        question('q1'),
      ]);
      expect(found.misplaced).toBe(1);
    });

    it('stands outside the topic', () => {
      const log = logOf(says('q1', { threadId: 'omt_1' }), pushed('q1'), replies('q1', '〔q1.1〕'));
      expect(check(log, [question('q1')])).toMatchObject({ ...clean, misplaced: 1, lost: 1 });
    });

    it('answers nothing', () => {
      const found = check(logOf(...heard, replies(undefined, '〔q1.1〕'), replies('q2', '〔q2.1〕')), two);
      expect(found).toMatchObject({ misplaced: 1, lost: 1, replies: 1 });
    });
  });

  describe('order within a conversation', () => {
    const two = [question('q1'), question('q2')];
    const inTurn = [says('q1'), pushed('q1'), says('q2'), pushed('q2')];

    it('is that of the questions, when the second came after the first was acknowledged', () => {
      const found = check(logOf(...inTurn, replies('q2', '〔q2.1〕'), replies('q1', '〔q1.1〕')), two);
      expect(found).toMatchObject({ ...clean, outOfOrder: 1, replies: 2 });
    });

    it('is open, when both were under way at once', () => {
      const slow: Happening = { ...(pushed('q1') as Extract<Happening, { kind: 'delivered' }>), milliseconds: 5000 };
      const log = logOf(
        says('q1'),
        says('q2'),
        pushed('q2'),
        slow,
        replies('q2', '〔q2.1〕'),
        replies('q1', '〔q1.1〕'),
      );
      expect(check(log, two)).toMatchObject({ ...clean, replies: 2 });
    });

    it('keeps the parts of an answer together', () => {
      const log = logOf(...inTurn, replies('q1', '〔q1.1〕'), replies('q2', '〔q2.1〕'), replies('q1', '〔q1.2〕'));
      const found = check(log, [question('q1', ['〔q1.1〕', '〔q1.2〕']), question('q2')]);
      expect(found).toMatchObject({ ...clean, outOfOrder: 1, replies: 2 });
    });

    it('does not bind two groups', () => {
      const other = { ...question('q2'), chatId: 'oc_other' };
      const log = logOf(...inTurn, replies('q2', '〔q2.1〕', { chatId: 'oc_other' }), replies('q1', '〔q1.1〕'));
      expect(check(log, [question('q1'), other])).toMatchObject({ ...clean, replies: 2 });
    });
  });

  it('finds chatter that was answered', () => {
    const chatter: Utterance = { messageIds: ['c1'], chatId, expects: 'silence', marks: [] };
    expect(check(logOf(says('c1'), pushed('c1'), replies('c1', 'hello')), [chatter])).toMatchObject({
      ...clean,
      chatterAnswered: 1,
    });
  });

  it('finds an apology where an answer was due, and takes one where it was not', () => {
    const log = logOf(says('q1'), pushed('q1'), replies('q1', 'sorry'));
    expect(check(log, [question('q1')])).toMatchObject({ ...clean, wrong: 1, replies: 0 });
    expect(check(log, [{ ...question('q1'), expects: 'outcome' }])).toMatchObject({ ...clean, replies: 1 });
  });

  it('finds two outcomes where one was due', () => {
    const log = logOf(says('q1'), pushed('q1'), replies('q1', 'sorry'), replies('q1', 'sorry'));
    expect(check(log, [{ ...question('q1'), expects: 'outcome' }])).toMatchObject({ ...clean, doubled: 1 });
  });
});
