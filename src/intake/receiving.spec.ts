import { answering, hanging, IntakeWorld, LateSnapshots, secondMember, withMethods } from '../../test/fakes/intake';

let world: IntakeWorld;
beforeEach(async () => {
  world = await IntakeWorld.open();
});
afterEach(() => world.close());

const HOUR = 3_600_000;

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

  it('of an assistant whose index is still being built waits for it, in order, however long that takes', async () => {
    const snapshots = new LateSnapshots();
    const { receive, intake } = await world.start({ snapshots, config: { deadlineSeconds: 0.1 } });
    for (const text of ['a', 'b']) await receive.receive(world.incoming(text));
    await snapshots.untilAsked(2);
    expect(world.outcomes()).toEqual({});
    snapshots.build();
    await intake.drained();
    expect(world.channel.texts()).toEqual(['re: a', 're: b']);
  });

  it('that fails is silence, a kind line to who called the bot, and waits for the admin', async () => {
    const { receive, intake } = await world.start({ run: () => Promise.reject(new Error('secret detail')) });
    await receive.receive(world.incoming('a'));
    await receive.receive(world.incoming('b', { mentionsBot: true }));
    await intake.drained();
    expect(world.outcomes()).toEqual({ a: 'failed: internal-error', b: 'failed: internal-error' });
    expect(world.channel.texts()).toEqual([expect.stringMatching(/^Sorry/)]);
    expect(world.notices.map(({ kind }) => kind)).toEqual(['failure', 'failure']);
    expect(world.logger.text()).toContain('secret detail');
  });

  it('keeps its place when it cannot be settled at once', async () => {
    let isFailing = true;
    const { receive, intake } = await world.start({
      refine: (stores) => ({
        ...stores,
        inbox: withMethods(stores.inbox, {
          settle: (settlement) => {
            if (!isFailing) return stores.inbox.settle(settlement);
            isFailing = false;
            return Promise.reject(new Error('deadlock'));
          },
        }),
      }),
    });
    for (const text of ['a', 'b']) await receive.receive(world.incoming(text));
    await intake.drained();
    await world.untilTexts(2);
    expect(world.channel.texts()).toEqual(['re: a', 're: b']);
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
    expect(world.channel.texts()).toEqual(['re: 1', 're: 2', '(busy)']);
  });
});

describe('the deadline', () => {
  it('ends a question that does not end, with one kind line to who called the bot', async () => {
    const { receive, intake } = await world.start({ run: hanging, config: { deadlineSeconds: 0.1 } });
    await receive.receive(world.incoming('a'));
    await receive.receive(world.incoming('b', { mentionsBot: true }));
    await intake.drained();
    expect(world.outcomes()).toEqual({ a: 'failed: deadline', b: 'failed: deadline' });
    expect(world.channel.texts()).toEqual([expect.stringMatching(/^Sorry, I could not finish/)]);
  });
});
