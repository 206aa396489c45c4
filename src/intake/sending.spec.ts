import { FakeChannel } from '../../test/fakes/fake-channel';
import { answered, IntakeWorld } from '../../test/fakes/intake';
import { SendError } from '../core/ports/channel';

let world: IntakeWorld;
beforeEach(async () => {
  world = await IntakeWorld.open();
});
afterEach(() => world.close());

const HOUR = 3_600_000;

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
    await world.untilTexts(2);
    expect(world.channel.texts()).toEqual(['一二三四五。', '六七八九十。最后。']);
  });
});

it('a reply to a voice is in the language that was spoken', async () => {
  const citation = { number: 1, evidenceId: 'e', title: '指南', headingPath: [], sources: [], reviewedOn: null };
  const spoken = { ...answered(''), answer: { text: '可以吃 [1]。', citations: [citation], writer: 'quote' as const } };
  const { receive, intake } = await world.start({ run: () => Promise.resolve(spoken) });
  await receive.receive({ ...world.incoming('a'), text: '' });
  await intake.drained();
  expect(world.channel.texts()).toEqual([expect.stringContaining('来源')]);
});

const lost = () => ({ after: new SendError('unknown', 'timeout') });
const later = () => ({ before: new SendError('retry', '10014') });

describe('a send whose result is lost', () => {
  it('is repeated under the same key where the platform knows it: one reply', async () => {
    world.channel.faults.push(lost(), lost());
    const { receive } = await world.start();
    await receive.receive(world.incoming('a'));
    await world.untilSends('sent');
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
    await world.untilSends('sent');
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
    expect(await world.sendStates()).toEqual(['uncertain']);
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
    expect(await world.sendStates()).toEqual(['failed', 'sent']);
    expect(await world.stores.outcomes.listReviewItems(10)).toMatchObject([{ kind: 'failed-send' }]);
  });

  it('counts as shown also after an attempt that surely failed', async () => {
    world.channel.sendKeyMilliseconds = HOUR;
    world.channel.faults.push(lost(), later());
    const { receive } = await world.start();
    await receive.receive(world.incoming('a'));
    await untilCalls(2);
    world.channel.forgetKeys();
    world.clock.advance(2 * HOUR);
    await world.untilSends('sent');
    expect(world.channel.texts()).toEqual(['re: a']);
  });

  it('is looked for again when looking fails', async () => {
    world.channel.sendKeyMilliseconds = HOUR;
    world.channel.faults.push(lost());
    const { receive, intake } = await world.start();
    await receive.receive(world.incoming('a'));
    await intake.drained();
    world.channel.forgetKeys();
    const findSent = world.channel.findSent.bind(world.channel);
    world.channel.findSent = () => {
      world.channel.findSent = findSent;
      return Promise.reject(new SendError('retry', '99991400'));
    };
    world.clock.advance(2 * HOUR);
    await world.untilSends('sent');
    expect(world.channel.texts()).toEqual(['re: a']);
  });

  it('is not called unsent when the platform refuses to repeat it', async () => {
    world.channel.faults.push(lost(), { before: new SendError('refused', '230011') });
    const { receive } = await world.start();
    await receive.receive(world.incoming('a'));
    await world.untilSends('uncertain');
    expect(await world.stores.outcomes.listReviewItems(10)).toMatchObject([{ kind: 'uncertain-send' }]);
  });

  it('is taken back where the question is', async () => {
    world.channel.faults.push(lost(), later());
    const { receive, intake } = await world.start();
    const incoming = world.incoming('a');
    await receive.receive(incoming);
    await untilCalls(2);
    await intake.handlers.onRecalled(incoming);
    await world.untilSends('recalled');
    expect(world.channel.texts()).toEqual([]);
  });

  it('and was refused in one part takes the other parts back', async () => {
    world.channel.partCharacters = 10;
    const { receive } = await world.start({
      run: () => Promise.resolve(answered('一二三四五。六七八九十。一二三四五。')),
    });
    world.channel.refuseFrom = 2;
    await receive.receive(world.incoming('a'));
    await world.untilSends('recalled', 'failed', 'cancelled');
    expect(world.channel.texts()).toEqual([]);
  });
});

describe('a reply that cannot be sent for long', () => {
  it('comes with the time of its question', async () => {
    world.channel.faults.push(later());
    const { receive, intake } = await world.start();
    await receive.receive(world.incoming('血压多少算高'));
    await intake.drained();
    world.clock.advance(HOUR);
    await world.untilSends('sent');
    expect(world.channel.texts()).toEqual([expect.stringMatching(/^关于你 \d\d:\d\d 的提问：\nre: 血压多少算高$/)]);
  });

  it('is listed as missed in the end', async () => {
    world.channel.faults.push(later());
    const { receive, intake } = await world.start();
    await receive.receive(world.incoming('a'));
    await intake.drained();
    world.clock.advance(7 * HOUR);
    await world.untilSends('failed');
    expect(world.channel.texts()).toEqual([]);
    expect(await world.stores.outcomes.listReviewItems(10)).toMatchObject([{ kind: 'missed' }]);
  });

  it('because of an error that the channel does not explain is tried again with pauses', async () => {
    world.channel.faults.push({ before: new Error('a fault of the channel') });
    const { receive } = await world.start();
    await receive.receive(world.incoming('a'));
    await world.untilSends('sent');
    expect(world.channel.calls).toEqual(['send', 'send']);
    expect(world.sends).toEqual(['sending', 'sent']);
  });
});

describe('a recall', () => {
  const recallFirst = async () => {
    const { receive, intake, withdraw } = await world.start();
    await receive.receive(world.incoming('a'));
    await intake.drained();
    return { withdraw, questionId: world.heard[0]?.questionId ?? '' };
  };

  it('works on an answer of any age', async () => {
    const { withdraw, questionId } = await recallFirst();
    world.clock.advance(48 * HOUR);
    expect(await withdraw.withdraw(questionId)).toBe(true);
    await world.untilSends('recalled');
    expect(world.channel.texts()).toEqual([]);
  });

  it('that the platform refuses waits for the admin', async () => {
    const { withdraw, questionId } = await recallFirst();
    world.channel.recall = () => Promise.reject(new SendError('refused', '230026'));
    await withdraw.withdraw(questionId);
    await world.untilSends('sent');
    expect(await world.stores.outcomes.listReviewItems(10)).toMatchObject([{ kind: 'failed-recall' }]);
  });

  it('that fails is tried again with growing pauses', async () => {
    const { withdraw, questionId } = await recallFirst();
    let tries = 0;
    world.channel.recall = () => {
      tries++;
      return Promise.reject(new SendError('retry', '99991400'));
    };
    await withdraw.withdraw(questionId);
    while (tries < 3) await new Promise((resolve) => setTimeout(resolve, 10));
    const [item] = await world.stores.outbox.itemsOf(questionId);
    expect(item?.attempts).toBeGreaterThanOrEqual(2);
  });
});

const untilCalls = async (count: number): Promise<void> => {
  while (world.channel.calls.length < count) await new Promise((resolve) => setTimeout(resolve, 10));
};
