import { DraftingChannel, FakeChannel } from '../../../test/fakes/fake-channel';
import { type Run, answered, IntakeWorld } from '../../../test/fakes/intake';
import { question } from '../../../test/fakes/journey';
import { intakeConfig } from '../intake.config';

const failing: Run = () => Promise.reject(new Error('broken'));
/** Shows half of the answer before all of it. */
const writing: Run = async (_burst, { admit, onPartialAnswer }) => {
  await admit?.(question());
  onPartialAnswer?.('可以吃，');
  await new Promise((resolve) => setTimeout(resolve, 30));
  return answered('可以吃，煮熟就行。');
};

describe('what a group sees', () => {
  let world: IntakeWorld;
  afterEach(() => world.close());

  const ask = async (options: Parameters<IntakeWorld['start']>[0], channel = new FakeChannel()): Promise<void> => {
    world = await IntakeWorld.open(channel);
    const { receive, intake } = await world.start(options);
    await receive.receive(world.incoming('m1', { text: '@茴香豆 化疗后能吃虾吗？', mentionsBot: true }));
    await intake.drained();
  };
  const waiting = async () => (await world.stores.outcomes.listReviewItems(5)).map(({ kind }) => kind);

  it('is nothing of a draft for staff while it is written, nor a sign of the work', async () => {
    const signs: string[] = [];
    const channel = new DraftingChannel();
    channel.showWorking = ({ platformMessageId }) => Promise.resolve(void signs.push(platformMessageId));
    await ask({ run: writing, groups: { defaults: { mode: 'assist' } } }, channel);
    expect(channel.posted.size).toBe(0);
    expect(signs).toEqual([]);
    expect(await world.sendStates()).toEqual(['held']);
    expect(await waiting()).toEqual(['assist-draft']);
  });

  it('is an answer while it is written where the bot answers', async () => {
    const channel = new DraftingChannel();
    await ask({ run: writing }, channel);
    expect([...channel.posted.values()].map(({ texts }) => texts)).toEqual([
      ['可以吃，', '可以吃，', '可以吃，煮熟就行。'],
    ]);
  });

  it('is no apology where the bot only listens; the admins see the failure', async () => {
    await ask({ run: failing, groups: { defaults: { mode: 'listen' } } });
    expect(world.channel.texts()).toEqual([]);
    expect(await waiting()).toEqual(['failure']);
  });

  it('is no apology where staff answer, and no draft of one', async () => {
    await ask({ run: failing, groups: { defaults: { mode: 'assist' } } });
    expect(await world.sendStates()).toEqual([]);
    expect(await waiting()).toEqual(['failure']);
  });

  it('is no apology while the bot is silenced', async () => {
    world = await IntakeWorld.open();
    const { receive, intake } = await world.start({ run: failing });
    const asked = world.incoming('m1', { mentionsBot: true });
    await world.stores.conversations.put(asked.conversation, { silentUntil: world.clock.now() + 60_000 });
    await receive.receive(asked);
    await intake.drained();
    expect(world.channel.texts()).toEqual([]);
  });

  it('is no line about limits where staff answer', async () => {
    const config = { limits: { ...intakeConfig.parse({}).limits, memberPerMinute: 1 } };
    world = await IntakeWorld.open();
    const { receive, intake } = await world.start({ config, groups: { defaults: { mode: 'assist' } } });
    for (const id of ['m1', 'm2']) await receive.receive(world.incoming(id));
    await intake.drained();
    expect(world.outcomes()).toEqual({ m1: 'answered: evidence-found', m2: 'refused: over-limit' });
    expect(await world.sendStates()).toEqual(['held']);
  });
});
