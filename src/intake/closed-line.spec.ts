import { FakeChannel } from '../../test/fakes/fake-channel';
import { answered, IntakeWorld } from '../../test/fakes/intake';
import { details, outcome } from '../../test/fakes/journey';

/** No send keys, as a personal account; its line can be closed, also while something is sent. */
class PersonalChannel extends FakeChannel {
  isOpen = true;
  /** It closes after so many sends. */
  closesAfter = Infinity;
  override partCharacters = 10;
  override canSend = (): boolean => this.isOpen;

  constructor() {
    super('wechat', false);
  }

  override async send(...reply: Parameters<FakeChannel['send']>): Promise<{ platformMessageId: string }> {
    const sent = await super.send(...reply);
    if (this.posted.size >= this.closesAfter) this.isOpen = false;
    return sent;
  }
}

describe('a line that closes', () => {
  let channel: PersonalChannel;
  let world: IntakeWorld;

  beforeEach(async () => {
    channel = new PersonalChannel();
    world = await IntakeWorld.open(channel);
  });
  afterEach(() => world.close());

  type Program = Awaited<ReturnType<IntakeWorld['start']>>;
  const long = () => Promise.resolve(answered('可以吃虾，要煮熟。少量多次，慢慢加。有不舒服就停。'));
  const ask = async ({ receive, intake }: Program): Promise<void> => {
    await receive.receive(world.incoming('m1', { text: '化疗后能吃虾吗？' }));
    await intake.drained();
  };
  const review = async () => (await world.stores.outcomes.listReviewItems(9)).map(({ kind, reason }) => [kind, reason]);

  it('asks a person once about an answer of many parts', async () => {
    channel.isOpen = false;
    await ask(await world.start({ run: long }));
    expect(await world.sendStates()).toEqual(['held', 'held', 'held']);
    expect(await review()).toEqual([['assist-draft', 'line-closed']]);
    expect(world.notices).toHaveLength(1);
  });

  it('in the middle of an answer: a person has the rest sent', async () => {
    channel.closesAfter = 1;
    const program = await world.start({ run: long });
    await ask(program);
    expect(await world.sendStates()).toEqual(['sent', 'held', 'held']);
    channel.closesAfter = Infinity;
    channel.isOpen = true;
    await program.decide.decide(world.heard[0]?.questionId ?? '', { to: 'pending', text: null, by: 'admin' });
    await program.intake.drained();
    expect(channel.texts()).toHaveLength(3);
  });

  it('in the middle of an answer that a person drops: none of it stays', async () => {
    channel.closesAfter = 1;
    const program = await world.start({ run: long });
    await ask(program);
    channel.isOpen = true;
    await program.decide.decide(world.heard[0]?.questionId ?? '', { to: 'cancelled', text: null, by: 'admin' });
    await program.intake.drained();
    expect(channel.texts()).toEqual([]);
    expect(await review()).toEqual([]);
  });

  it('leaves no copy for a sister group behind, and none waits in the way of answers', async () => {
    channel.isOpen = false;
    const forwarding = [{ channel: 'wechat', groups: ['group', 'sister'] }];
    const program = await world.start({ run: () => Promise.resolve(outcome()), groups: { forwarding } });
    await program.receive.receive(world.incoming('m1', { text: '明天讲座', details: details() }));
    await program.intake.drained();
    expect(await world.sendStates()).toEqual(['failed']);
    expect(await review()).toEqual([]);
  });

  it('tells at once of a reply that a crash left of unknown result, and of what waits behind it', async () => {
    const killed = await world.start({ run: () => Promise.resolve(answered('可以吃')) });
    await ask(killed);
    await killed.intake.stop();
    await world.database.dataSource.query("UPDATE outbox SET state = 'sending'");
    channel.isOpen = false;
    const program = await world.start({ run: () => Promise.resolve(answered('可以吃')) });
    await program.receive.receive(world.incoming('m2', { text: '血压多少算高？' }));
    await program.intake.drained();
    expect(await world.sendStates()).toEqual(['uncertain', 'held']);
  });

  it('alarms nobody about a reply that its account shows before the send has failed', async () => {
    const program = await world.start({ run: () => Promise.resolve(answered('可以吃')) });
    const { conversation, app } = world.incoming('');
    channel.send = async ({ text }) => {
      const shown = { conversation, app, platformMessageId: 'own-1', sentAt: world.clock.now(), text };
      await program.intake.handlers.onOwnMessage(shown);
      throw new Error('no answer');
    };
    await ask(program);
    expect(await world.sendStates()).toEqual(['sent']);
    expect(world.notices).toEqual([]);
    expect(world.sends).toEqual(['sent']);
  });

  it('keeps a complaint in its own group', async () => {
    const forwarding = [{ channel: 'wechat', groups: ['group', 'sister'] }];
    const program = await world.start({ groups: { forwarding } });
    await program.receive.receive(world.incoming('m1', { text: '投诉', details: details() }));
    await program.intake.drained();
    expect(channel.texts('sister')).toEqual([]);
  });
});
