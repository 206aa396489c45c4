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

describe('a send whose result is lost', () => {
  const lost = () => ({ after: new SendError('unknown', 'timeout') });

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

  it('is given up after a day', async () => {
    world.channel.faults.push({ before: new SendError('retry', '10014') });
    const { receive, intake } = await world.start();
    await receive.receive(world.incoming('a'));
    await intake.drained();
    world.clock.advance(25 * HOUR);
    await world.untilSends('failed');
    expect(world.channel.texts()).toEqual([]);
  });
});
