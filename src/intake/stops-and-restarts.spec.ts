import { hanging, IntakeWorld, LateSnapshots, silent, withMethods } from '../../test/fakes/intake';
import { question } from '../../test/fakes/journey';
import { intakeConfig } from './intake.config';

let world: IntakeWorld;
beforeEach(async () => {
  world = await IntakeWorld.open();
});
afterEach(() => world.close());

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

  it('answers what waited for the first index, when that is built in time', async () => {
    const snapshots = new LateSnapshots();
    const { receive, intake } = await world.start({ snapshots, patience: { work: 10_000 } });
    for (const text of ['a', 'b']) await receive.receive(world.incoming(text));
    const stopped = intake.stop();
    await snapshots.untilAsked(3);
    snapshots.build();
    await stopped;
    expect(world.channel.texts()).toEqual(['re: a', 're: b']);
  });

  it('leaves what waits for an index that is not built in time, unbegun', async () => {
    const snapshots = new LateSnapshots();
    const first = await world.start({ snapshots });
    await first.receive.receive(world.incoming('a'));
    await first.intake.stop();
    snapshots.build();
    const job = await world.stores.inbox.nextJob({ channel: 'web', id: 'group' }, world.clock.now());
    expect(job?.attempts).toBe(0);
    const second = await world.start();
    await second.intake.drained();
    expect(world.channel.texts()).toEqual(['re: a']);
  });

  it('waits for nothing that is not due', async () => {
    const { receive, intake } = await world.start({
      config: intakeConfig.parse({ burst: { pauseSeconds: 60, completeSeconds: 60 } }),
      patience: { work: 600_000, broken: 600_000, sends: 600_000 },
    });
    await receive.receive(world.incoming('a'));
    await intake.stop();
    expect(world.outcomes()).toEqual({});
    expect(await world.stores.inbox.waiting({ channel: 'web', id: 'group' }, 10)).toHaveLength(1);
  });

  it('ends while the database does not answer', async () => {
    const { receive, intake } = await world.start({
      refine: (stores) => ({
        ...stores,
        inbox: withMethods(stores.inbox, { nextJob: () => new Promise<never>(() => undefined) }),
        leases: withMethods(stores.leases, { releaseAll: () => new Promise<never>(() => undefined) }),
      }),
    });
    await receive.receive(world.incoming('a'));
    await intake.stop();
    expect(world.channel.texts()).toEqual([]);
  });
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
    await world.untilTexts(1);
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

describe('many restarts', () => {
  it('do not use up the attempts of a question that they broke off', async () => {
    const first = world.program({ run: hanging });
    await first.receive.receive(world.incoming('a'));
    await new Promise((resolve) => setTimeout(resolve, 30));
    await first.intake.stop();
    const job = await world.stores.inbox.nextJob({ channel: 'web', id: 'group' }, world.clock.now());
    expect(job?.attempts).toBe(0);
  });

  it('hide the sign of a question that the last of them answers with silence', async () => {
    const first = world.program({
      run: async (burst, options) => {
        await options.admit?.(question());
        return hanging(burst, options);
      },
    });
    await first.receive.receive(world.incoming('a'));
    while (world.channel.working.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    world.clock.advance(10_000);
    const { intake } = await world.start({ run: silent });
    while (Object.keys(world.outcomes()).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await intake.drained();
    expect(world.channel.working).toEqual([]);
  });
});
