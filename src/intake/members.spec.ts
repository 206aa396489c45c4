import { answering, hangingRun, IntakeWorld, quoting, secondMember, withMethods } from '../../test/fakes/intake';
import { SendError } from '../core/ports/channel';

let world: IntakeWorld;
beforeEach(async () => {
  world = await IntakeWorld.open();
});
afterEach(() => world.close());

describe('a member', () => {
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

  it('stops the question that is worked on, not the talk that waits behind it', async () => {
    const { run, hasBegun } = hangingRun();
    const { receive, intake } = await world.start({
      run: (burst, options) => (burst.messages[0]?.text === 'a' ? run(burst, options) : answering(burst, options)),
    });
    await receive.receive(world.incoming('a'));
    await hasBegun;
    await receive.receive(world.incoming('快点'));
    await receive.receive(world.incoming('stop', { text: '@茴香豆 停', mentionsBot: true }));
    await intake.drained();
    expect(world.outcomes()).toMatchObject({ a: 'silent: stopped' });
    expect(world.channel.texts()).toEqual(['re: 快点']);
  });

  it('takes an answer back although the database fails meanwhile', async () => {
    let isFailing = true;
    const { receive, intake } = await world.start({
      refine: (stores) => ({
        ...stores,
        outbox: withMethods(stores.outbox, {
          withdraw: (questionId, at) => {
            if (!isFailing) return stores.outbox.withdraw(questionId, at);
            isFailing = false;
            return Promise.reject(new Error('disk full'));
          },
        }),
      }),
    });
    await receive.receive(world.incoming('a'));
    await intake.drained();
    await receive.receive(world.incoming('b', { text: '撤回', mentionsBot: true }));
    await world.untilSends('recalled');
    expect(world.channel.texts()).toEqual([]);
  });

  it('takes a question back at the moment in which it is settled: nothing is sent', async () => {
    const { receive, intake } = await world.start({
      refine: (stores) => ({
        ...stores,
        inbox: withMethods(stores.inbox, {
          findByPlatformId: async (id) => {
            const record = await stores.inbox.findByPlatformId(id);
            await intake.drained();
            return record;
          },
        }),
      }),
    });
    world.channel.faults.push({ before: new SendError('retry', '10014') });
    const incoming = world.incoming('a');
    await receive.receive(incoming);
    await intake.handlers.onRecalled(incoming);
    await world.untilSends('cancelled');
    expect(world.channel.texts()).toEqual([]);
    expect(world.channel.working).toEqual([]);
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
