import { answered, answering, hanging, IntakeWorld, type Run, silent, withMethods } from '../../test/fakes/intake';
import { DraftingChannel, FakeChannel } from '../../test/fakes/fake-channel';
import { outcome, snapshotsOf } from '../../test/fakes/journey';
import { SendError } from '../core/ports/channel';

let world: IntakeWorld;
beforeEach(async () => {
  world = await IntakeWorld.open();
});
afterEach(() => world.close());

const HOUR = 3_600_000;
/** Work that does not end, and tells when it has begun. */
function hangingRun(): { run: Run; hasBegun: Promise<void> } {
  let begin: () => void = () => undefined;
  const hasBegun = new Promise<void>((resolve) => (begin = resolve));
  const run: Run = (burst, options) => {
    begin();
    return hanging(burst, options);
  };
  return { run, hasBegun };
}

const secondMember = { id: 'wang', name: '王' };

describe('a message', () => {
  it('is acknowledged when it is stored, and answered once however often it comes', async () => {
    const { receive, intake } = await world.start();
    const first = await receive.receive(world.incoming('a'));
    const again = await Promise.all([1, 2, 3].map(() => receive.receive(world.incoming('a', { text: 'a, again' }))));
    await intake.drained();
    expect(first.status).toBe('claimed');
    expect(again.map(({ status, messageId }) => [status, messageId === first.messageId])).toEqual(
      Array(3).fill(['duplicate', true]),
    );
    expect(world.channel.texts()).toEqual(['re: a']);
    expect(world.heard).toHaveLength(1);
  });

  it('is not acknowledged when it cannot be stored', async () => {
    const { receive } = world.program({
      refine: (stores) => ({
        ...stores,
        inbox: withMethods(stores.inbox, { claim: () => Promise.reject(new Error('disk full')) }),
      }),
    });
    await expect(receive.receive(world.incoming('a'))).rejects.toThrow('disk full');
  });

  it('is answered in the order of its conversation, while others go on', async () => {
    let free: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => (free = resolve));
    const { receive, intake } = await world.start({
      run: async (burst, options) => {
        if (burst.messages[0]?.text === 'a1') await slow;
        return answering(burst, options);
      },
    });
    for (const text of ['a1', 'a2', 'a3']) await receive.receive(world.incoming(text));
    const other = { channel: 'web', id: 'other' };
    await receive.receive(world.incoming('b1', { conversation: other }));
    while (world.channel.texts('other').length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(world.channel.texts()).toEqual(['re: b1']);
    free();
    await intake.drained();
    expect(world.channel.texts('group')).toEqual(['re: a1', 're: a2', 're: a3']);
  });

  it('that the platform tells twice under two ids is answered once; asked again later, again', async () => {
    const { receive, intake } = await world.start();
    const sentAt = world.clock.now();
    await receive.receive(world.incoming('x', { text: 'q', sentAt }));
    await receive.receive(world.incoming('y', { text: 'q', sentAt }));
    await receive.receive(world.incoming('z', { text: 'q', sentAt: sentAt + 60_000 }));
    await receive.receive(world.incoming('v', { text: 'q', sentAt, member: secondMember }));
    await intake.drained();
    expect(world.channel.texts()).toEqual(['re: q', 're: q', 're: q']);
    const [, twin] = await world.stores.inbox.history({ channel: 'web', id: 'group' }, 10);
    expect(twin).toMatchObject({ questionId: null, reason: 'duplicate' });
  });

  it('about an assistant whose index cannot be had ends as a failure that the admin sees', async () => {
    const snapshots = { ...snapshotsOf(), whenReady: () => Promise.reject(new Error('no index')) };
    const { receive, intake } = await world.start({ snapshots });
    await receive.receive(world.incoming('a'));
    await receive.receive(world.incoming('b', { mentionsBot: true }));
    await intake.drained();
    expect(world.outcomes()).toEqual({ a: 'failed: internal-error', b: 'failed: internal-error' });
    expect(world.channel.texts()).toEqual([expect.stringMatching(/^Sorry/)]);
    expect(world.notices.map(({ kind }) => kind)).toEqual(['failure', 'failure']);
    expect(world.logger.text()).toContain('no index');
  });
});

describe('a late question', () => {
  it('is answered under a line that names its time', async () => {
    const { receive, intake } = await world.start();
    const sentAt = Date.parse('2026-03-01T06:05:00Z');
    world.clock.advance(sentAt + 10 * 60_000 - Date.now());
    await receive.receive(world.incoming('血压多少算高', { sentAt }));
    await intake.drained();
    expect(world.channel.texts()).toEqual(['关于你 14:05 的提问：\nre: 血压多少算高']);
  });

  it('is listed as missed when it is too old, and nothing is sent', async () => {
    const { receive, intake } = await world.start();
    await receive.receive(world.incoming('a', { sentAt: world.clock.now() - 7 * HOUR, mentionsBot: true }));
    await intake.drained();
    expect(world.channel.texts()).toEqual([]);
    expect(world.outcomes()).toEqual({ a: 'refused: missed' });
    expect(await world.stores.outcomes.listReviewItems(10)).toMatchObject([{ kind: 'missed', text: '血压多少算高' }]);
  });
});

describe('too many questions', () => {
  it('of a member get one notice, then silence; others are answered', async () => {
    const { receive, intake } = await world.start({ config: { limits: { memberPerMinute: 2, groupPerMinute: 0 } } });
    for (const text of ['1', '2', '3', '4', '5']) await receive.receive(world.incoming(text));
    await receive.receive(world.incoming('6', { member: secondMember }));
    await intake.drained();
    expect(world.channel.texts()).toEqual(['re: 1', 're: 2', '(over-limit)', 're: 6']);
    world.clock.advance(61_000);
    await receive.receive(world.incoming('7'));
    await intake.drained();
    expect(world.channel.texts().at(-1)).toBe('re: 7');
  });

  it('of a group get one notice, also after a restart', async () => {
    const config = { limits: { memberPerMinute: 0, groupPerMinute: 1 } };
    const first = await world.start({ config });
    for (const text of ['1', '2']) {
      await first.receive.receive(world.incoming(text, { member: { id: text, name: '' } }));
    }
    await first.intake.drained();
    await first.intake.stop();
    const second = await world.start({ config });
    await second.receive.receive(world.incoming('3', { member: { id: '3', name: '' } }));
    await second.intake.drained();
    expect(world.channel.texts()).toEqual(['re: 1', '(over-limit)']);
  });

  it('that wait are told once that it is busy', async () => {
    const first = world.program({ run: hanging });
    for (const text of ['1', '2', '3', '4']) await first.receive.receive(world.incoming(text));
    await first.intake.stop();
    const { intake } = await world.start({ config: { queue: { perGroup: 2, total: 100 } } });
    await intake.drained();
    expect(world.channel.texts()).toEqual(['(busy)', 're: 3', 're: 4']);
  });
});

describe('a reply in parts', () => {
  it('is sent part by part, with the sources under the last', async () => {
    world.channel.partCharacters = 10;
    const { receive, intake } = await world.start({
      run: () => Promise.resolve(answered('一二三四五。六七八九十。最后。')),
    });
    await receive.receive(world.incoming('a'));
    await intake.drained();
    expect(world.channel.texts()).toEqual(['一二三四五。', '六七八九十。最后。']);
  });

  it('waits for the part before it', async () => {
    world.channel.partCharacters = 10;
    world.channel.faults.push({ before: new SendError('retry', '230020') });
    const { receive, intake } = await world.start({
      run: () => Promise.resolve(answered('一二三四五。六七八九十。最后。')),
    });
    await receive.receive(world.incoming('a'));
    await intake.drained();
    expect(world.channel.texts()).toEqual([]);
    await untilTexts(2);
    expect(world.channel.texts()).toEqual(['一二三四五。', '六七八九十。最后。']);
  });
});

const untilTexts = async (count: number): Promise<void> => {
  while (world.channel.texts().length < count) await new Promise((resolve) => setTimeout(resolve, 10));
};

describe('a send whose result is lost', () => {
  const lost = () => ({ after: new SendError('unknown', 'timeout') });

  it('is repeated under the same key where the platform knows it: one reply', async () => {
    world.channel.faults.push(lost(), lost());
    const { receive } = await world.start();
    await receive.receive(world.incoming('a'));
    while ((await itemStates()).join() !== 'sent') await new Promise((resolve) => setTimeout(resolve, 10));
    expect(world.channel.posted.size).toBe(1);
    expect(world.channel.calls).toEqual(['send', 'send', 'send']);
  });

  it('is looked for in the conversation when the key is too old', async () => {
    world.channel.sendKeyMilliseconds = HOUR;
    world.channel.faults.push(lost());
    const { receive, intake } = await world.start();
    await receive.receive(world.incoming('a'));
    await intake.drained();
    world.clock.advance(2 * HOUR);
    while ((await itemStates()).join() !== 'sent') await new Promise((resolve) => setTimeout(resolve, 10));
    expect(world.channel.posted.size).toBe(1);
    expect(world.channel.calls).toEqual(['send', 'findSent']);
  });

  it('is never repeated where there is no key: the admin is told', async () => {
    await world.close();
    world = await IntakeWorld.open(new FakeChannel('wechat', false));
    world.channel.faults.push(lost());
    const { receive, intake } = await world.start();
    await receive.receive(world.incoming('a'));
    await intake.drained();
    expect(await itemStates()).toEqual(['uncertain']);
    expect(world.channel.calls).toEqual(['send']);
    expect(world.notices).toMatchObject([{ kind: 'uncertain-send' }]);
    expect(await world.stores.outcomes.listReviewItems(10)).toMatchObject([{ kind: 'uncertain-send' }]);
  });

  it('and was refused is told to the admin, and the next reply goes out', async () => {
    world.channel.faults.push({ before: new SendError('refused', '230002') });
    const { receive, intake } = await world.start();
    await receive.receive(world.incoming('a'));
    await receive.receive(world.incoming('b'));
    await intake.drained();
    expect(world.channel.texts()).toEqual(['re: b']);
    expect(await itemStates()).toEqual(['failed', 'sent']);
    expect(await world.stores.outcomes.listReviewItems(10)).toMatchObject([{ kind: 'failed-send' }]);
  });

  it('is given up after a day', async () => {
    world.channel.faults.push({ before: new SendError('retry', '10014') });
    const { receive, intake } = await world.start();
    await receive.receive(world.incoming('a'));
    await intake.drained();
    world.clock.advance(25 * HOUR);
    while ((await itemStates()).join() !== 'failed') await new Promise((resolve) => setTimeout(resolve, 10));
    expect(world.channel.texts()).toEqual([]);
  });
});

const itemStates = async (): Promise<string[]> => {
  const rows = await world.database.dataSource.query<{ state: string }[]>('SELECT state FROM outbox ORDER BY sequence');
  return rows.map(({ state }) => state);
};

describe('a member', () => {
  const quoting = (platformMessageId: string) => ({
    details: {
      kind: 'text' as const,
      attachments: [],
      quoted: { platformMessageId, rootPlatformMessageId: platformMessageId, text: null, isFromBot: null },
      threadId: null,
      mentionsAll: false,
      mentionedOthers: [],
      isDirect: false,
    },
  });

  it('stops the work on their own question', async () => {
    const { run, hasBegun } = hangingRun();
    const { receive, intake } = await world.start({ run });
    await receive.receive(world.incoming('a', { mentionsBot: true }));
    await hasBegun;
    await receive.receive(world.incoming('stop', { text: '@茴香豆 停', mentionsBot: true }));
    await intake.drained();
    expect(world.outcomes()).toEqual({ a: 'silent: stopped' });
    expect(world.channel.texts()).toEqual([]);
  });

  it('takes the answer to their own question back, not that of another', async () => {
    const { receive, intake } = await world.start();
    for (const text of ['a', 'b']) await receive.receive(world.incoming(text));
    await intake.drained();
    const [first = ''] = world.channel.posted.keys();
    await receive.receive(world.incoming('x', { text: '撤回', member: secondMember, ...quoting(first) }));
    await intake.drained();
    expect(world.channel.texts()).toEqual(['re: a', 're: b']);
    await receive.receive(world.incoming('y', { text: '撤回。', ...quoting(first) }));
    await intake.drained();
    expect(world.channel.texts()).toEqual(['re: b']);
    await receive.receive(world.incoming('z', { text: 'recall', member: { id: 'admin', name: '' }, ...quoting('b') }));
    await intake.drained();
    expect(world.channel.texts()).toEqual([]);
  });

  it('takes back their latest answer, and no older one with it', async () => {
    const { receive, intake } = await world.start();
    for (const text of ['a', 'b']) await receive.receive(world.incoming(text));
    await receive.receive(world.incoming('c', { text: '撤回', mentionsBot: true }));
    await intake.drained();
    expect(world.channel.texts()).toEqual(['re: a']);
  });

  it('takes a question back before it is answered: nothing is sent', async () => {
    const { run, hasBegun } = hangingRun();
    const { receive, intake } = await world.start({ run });
    const incoming = world.incoming('a');
    await receive.receive(incoming);
    await hasBegun;
    await receive.receive(world.incoming('b'));
    await intake.handlers.onRecalled(world.incoming('b'));
    await intake.handlers.onRecalled(incoming);
    await intake.handlers.onRecalled(world.incoming('unknown'));
    await intake.drained();
    expect(world.outcomes()).toEqual({ a: 'silent: message-recalled' });
    const [, second] = await world.stores.inbox.history(incoming.conversation, 10);
    expect(second).toMatchObject({ reason: 'withdrawn', questionId: null });
    expect(world.channel.texts()).toEqual([]);
  });

  it('takes an answered question back: the answer stays', async () => {
    const { receive, intake } = await world.start();
    await receive.receive(world.incoming('a'));
    await intake.drained();
    await intake.handlers.onRecalled(world.incoming('a'));
    await intake.drained();
    expect(world.channel.texts()).toEqual(['re: a']);
  });

  it('says what they think of an answer, and changes it', async () => {
    const { receive, intake } = await world.start();
    const incoming = world.incoming('a');
    await receive.receive(incoming);
    await intake.drained();
    const questionId = world.heard[0]?.questionId ?? '';
    const feedback = { questionId, conversation: incoming.conversation, memberId: 'li' };
    expect(await intake.handlers.onFeedback({ ...feedback, kind: 'up', reason: null })).toBe(true);
    expect(await intake.handlers.onFeedback({ ...feedback, kind: 'down', reason: '不对' })).toBe(true);
    expect(await intake.handlers.onFeedback({ ...feedback, kind: 'report', reason: '广告' })).toBe(true);
    expect(await intake.handlers.onFeedback({ ...feedback, questionId: 'x', kind: 'up', reason: null })).toBe(false);
    expect(await world.stores.feedback.of(questionId)).toMatchObject([
      { memberId: 'li', kind: 'down', reason: '不对' },
    ]);
    expect(await world.stores.outcomes.listReviewItems(10)).toMatchObject([{ kind: 'report' }]);
  });

  it('sees a sign while the bot works on a question, and none after', async () => {
    let seen: string[] = [];
    const { receive, intake } = await world.start({
      run: async (burst, options) => {
        const answer = await answering(burst, options);
        seen = [...world.channel.working];
        return answer;
      },
    });
    await receive.receive(world.incoming('a'));
    await intake.drained();
    expect(seen).toEqual(['a']);
    expect(world.channel.working).toEqual([]);
  });
});

describe('an answer that is shown while it is written', () => {
  beforeEach(async () => {
    await world.close();
    world = await IntakeWorld.open(new DraftingChannel());
  });

  const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

  it('is one reply, in the end the finished one', async () => {
    const { receive, intake } = await world.start({
      run: async (_burst, { onPartialAnswer }) => {
        onPartialAnswer?.('一。');
        await pause(20);
        onPartialAnswer?.('一。二。');
        await pause(20);
        return answered('一。二。三。');
      },
    });
    await receive.receive(world.incoming('a'));
    await intake.drained();
    const [only, ...others] = world.channel.posted.values();
    expect(others).toEqual([]);
    expect([...new Set(only?.texts)]).toEqual(['一。', '一。二。', '一。二。三。']);
  });

  it('is not begun while an earlier reply is still on its way', async () => {
    world.channel.faults.push({ before: new SendError('retry', '230020') });
    const { receive } = await world.start({
      run: async ({ messages }, { onPartialAnswer }) => {
        if (messages[0]?.text === 'b') onPartialAnswer?.('b，未完。');
        await pause(20);
        return answered(`re: ${messages[0]?.text ?? ''}`);
      },
    });
    for (const text of ['a', 'b']) {
      await receive.receive(world.incoming(text));
    }
    await untilTexts(2);
    expect(world.channel.texts()).toEqual(['re: a', 're: b']);
    expect(world.channel.calls).not.toContain('openDraft new');
  });

  it('is taken back when nothing comes of it', async () => {
    const { receive, intake } = await world.start({
      run: async (_burst, { onPartialAnswer }) => {
        onPartialAnswer?.('一。');
        await pause(20);
        return outcome({ kind: 'silent', reason: 'no-evidence' });
      },
    });
    await receive.receive(world.incoming('a'));
    await intake.drained();
    expect(world.channel.texts()).toEqual([]);
    expect(await itemStates()).toEqual(['recalled']);
  });

  it('goes on as the same reply after a restart', async () => {
    const first = await world.start({
      run: async (_burst, { onPartialAnswer }) => {
        onPartialAnswer?.('一。');
        await pause(20);
        return hanging(_burst, {});
      },
    });
    await first.receive.receive(world.incoming('a'));
    await untilTexts(1);
    await first.intake.stop();
    const second = await world.start({ run: () => Promise.resolve(answered('一。二。')) });
    await second.intake.drained();
    expect(world.channel.texts()).toEqual(['一。二。']);
  });
});

describe('the deadline', () => {
  it('ends a question that does not end, with one kind line to who called the bot', async () => {
    const { receive, intake } = await world.start({ run: hanging, config: { deadlineSeconds: -2.9 } });
    await receive.receive(world.incoming('a'));
    await receive.receive(world.incoming('b', { mentionsBot: true }));
    await intake.drained();
    expect(world.outcomes()).toEqual({ a: 'failed: deadline', b: 'failed: deadline' });
    expect(world.channel.texts()).toEqual([expect.stringMatching(/^Sorry, I could not finish/)]);
  });
});

describe('a stop', () => {
  it('leaves what did not end to the next start, and begins nothing more', async () => {
    const first = world.program({ run: hanging });
    await first.receive.receive(world.incoming('a'));
    await first.receive.receive(world.incoming('b'));
    await first.intake.stop();
    await first.receive.receive(world.incoming('c'));
    expect(world.outcomes()).toEqual({});
    const second = await world.start({ run: silent });
    await second.intake.drained();
    expect(Object.keys(world.outcomes())).toEqual(['a', 'b', 'c']);
  }, 30_000);
});

describe('a restart', () => {
  it('waits for what a killed process held, and then answers once', async () => {
    const killed = world.program({ run: hanging });
    await killed.receive.receive(world.incoming('a'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    const { intake } = await world.start();
    await intake.drained();
    expect(world.channel.texts()).toEqual([]);
    world.clock.advance(10_000);
    await untilTexts(1);
    expect(world.channel.texts()).toEqual(['re: a']);
  }, 30_000);

  it('sends what was settled and not sent', async () => {
    const first = world.program({
      refine: (stores) => ({
        ...stores,
        outbox: withMethods(stores.outbox, { begin: () => Promise.reject(new Error('killed')) }),
      }),
    });
    await first.receive.receive(world.incoming('a'));
    await first.intake.drained();
    await first.intake.stop();
    expect(world.channel.texts()).toEqual([]);
    const second = await world.start();
    await second.intake.drained();
    expect(world.channel.texts()).toEqual(['re: a']);
    expect(world.heard).toHaveLength(1);
  });

  it('takes up a message that could not be settled, without its words in the log', async () => {
    const first = world.program({
      refine: (stores) => ({
        ...stores,
        inbox: withMethods(stores.inbox, { settle: () => Promise.reject(new Error('database is locked')) }),
      }),
    });
    await first.receive.receive(world.incoming('a', { text: 'my words' }));
    await first.intake.drained();
    await first.intake.stop();
    expect(world.logger.lines).toMatchObject([{ level: 'error', message: 'A message could not be settled' }]);
    expect(world.logger.text()).not.toContain('my words');
    world.clock.advance(10_000);
    const second = await world.start();
    await second.intake.drained();
    expect(world.channel.texts()).toEqual(['re: my words']);
  });
});
