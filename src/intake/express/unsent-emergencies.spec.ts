import { setTimeout as pause } from 'node:timers/promises';
import { FakeChannel } from '../../../test/fakes/fake-channel';
import { hanging, IntakeWorld, LateSnapshots, type StartOptions, withMethods } from '../../../test/fakes/intake';
import { wordFlags } from '../../../test/fakes/red-flags';
import { SendError } from '../../core/ports/channel';

let world: IntakeWorld;
beforeEach(async () => {
  world = await IntakeWorld.open();
});
afterEach(() => world.close());

const start = (options: StartOptions = {}) =>
  world.start({ redFlags: wordFlags, patience: { work: 50, broken: 50, sends: 50 }, ...options });
const group = { channel: 'web', id: 'group' };
const chestPain = '120! chest-pain zh';
const lookAround = () => world.stores.outcomes.listReviewItems(10);

describe('a crash', () => {
  it('between storing the message and answering it leaves it to the next start, without an index', async () => {
    const receivedAt = world.clock.now();
    await world.stores.inbox.claim({ ...world.incoming('a', { text: '我胸痛' }), id: 'a', receivedAt });
    const { intake } = await start({ snapshots: new LateSnapshots() });
    await world.untilTexts(1);
    await intake.drained();
    expect(world.channel.texts()).toEqual([chestPain]);
    expect(await lookAround()).toMatchObject([{ kind: 'emergency' }]);
  });

  it('before it is sent is made good at the next start', async () => {
    world.channel.send = () => new Promise(() => undefined);
    const { receive, intake } = await start();
    await receive.receive(world.incoming('a', { text: '我胸痛' }));
    while ((await world.sendStates())[0] !== 'sending') await pause(5);
    await intake.stop();
    Reflect.deleteProperty(world.channel, 'send');
    world.clock.advance(10_000);
    await start();
    await world.untilTexts(1);
    expect(world.channel.texts()).toEqual([chestPain]);
  });

  it('whose result is unknown is not repeated where there are no send keys: those on duty are told', async () => {
    await world.close();
    world = await IntakeWorld.open(new FakeChannel('wechat', false));
    world.channel.faults.push({ after: new SendError('unknown', 'no echo') });
    world.channel.directTo = (id) => `direct-${id}`;
    const { receive, intake } = await start({ onDuty: [{ channel: 'wechat', id: 'nurse' }] });
    await receive.receive(world.incoming('a', { text: '我胸痛' }));
    await intake.drained();
    expect(world.channel.texts('group')).toEqual([chestPain]);
    expect(await lookAround()).toMatchObject([{ kind: 'uncertain-send' }, { kind: 'emergency' }]);
    expect(world.channel.texts('direct-nurse').at(-1)).toContain('MAYBE NOT DELIVERED');
  });
});

describe('while the database is down', () => {
  const down = () => Promise.reject(new Error('the database is away'));

  it('the reply goes out all the same, once, and is stored when the platform delivers again', async () => {
    let isDown = true;
    const { receive, intake } = await start({
      refine: (stores) => ({
        ...stores,
        inbox: withMethods(stores.inbox, {
          claim: (message, options) => (isDown ? down() : stores.inbox.claim(message, options)),
        }),
      }),
    });
    const message = world.incoming('a', { text: '我胸痛' });
    for (const delivery of [message, message]) await expect(receive.receive(delivery)).rejects.toThrow('away');
    await intake.drained();
    expect(world.channel.texts()).toEqual([chestPain]);
    isDown = false;
    await receive.receive(message);
    await intake.drained();
    expect(world.channel.calls).toEqual(['send']);
    expect(await world.sendStates()).toEqual(['sent']);
    expect(await lookAround()).toMatchObject([{ kind: 'emergency' }]);
  });

  it('also where it hangs, or goes away once the message is stored', async () => {
    const { receive } = await start({
      refine: (stores) => ({ ...stores, inbox: withMethods(stores.inbox, { claim: hanging as never }) }),
    });
    void receive.receive(world.incoming('a', { text: '我胸痛' }));
    await world.untilTexts(1);
    const next = await start({
      refine: (stores) => ({ ...stores, inbox: withMethods(stores.inbox, { settle: down }) }),
    });
    await next.receive.receive(world.incoming('b', { text: '不想活了' }));
    await world.untilTexts(2);
    expect(world.channel.texts()).toEqual([chestPain, '120! suicide zh']);
  });
});

describe('a channel on which nothing may be sent', () => {
  it('keeps the reply, has those on duty told elsewhere, and sends it when it may', async () => {
    const feishu = new FakeChannel('feishu');
    feishu.directTo = (id) => id;
    let isOpen = false;
    world.channel.canSend = () => isOpen;
    const { receive, intake } = await start({
      channels: [feishu],
      onDuty: [{ channel: 'feishu', id: 'ou_nurse' }],
      groups: { list: [{ ...group, staff: { channel: 'feishu', id: 'oc_staff' } }] },
    });
    await receive.receive(world.incoming('a', { text: '我胸痛' }));
    await intake.drained();
    expect(world.channel.texts()).toEqual([]);
    for (const place of ['oc_staff', 'ou_nurse']) {
      expect(feishu.texts(place)).toHaveLength(2);
      expect(feishu.texts(place)[1]).toContain('NOT DELIVERED');
    }
    isOpen = true;
    await intake.stop();
    world.clock.advance(3 * 3_600_000);
    await start();
    await world.untilTexts(1);
    expect(world.channel.texts()).toEqual([chestPain]);
  });

  it('and stays so for hours leaves it to the admins', async () => {
    world.channel.canSend = () => false;
    const { receive, intake } = await start();
    await receive.receive(world.incoming('a', { text: '我胸痛' }));
    await intake.drained();
    await intake.stop();
    world.clock.advance(7 * 3_600_000);
    world.channel.canSend = () => true;
    await start();
    await world.untilSends('failed');
    expect(await lookAround()).toMatchObject([{ kind: 'failed-send' }, { kind: 'emergency' }]);
    expect(world.channel.texts()).toEqual([]);
  });
});
