import { IntakeWorld, withMethods } from '../../../test/fakes/intake';

const SECOND = 1_000;

describe('a command that fails', () => {
  let world: IntakeWorld;
  beforeEach(async () => {
    world = await IntakeWorld.open();
  });
  afterEach(() => world.close());

  /** Where help, which tells the name of the assistant, fails so often. */
  const startFailing = (failures: number) => {
    let left = failures;
    return world.start({
      refine: (stores) => ({
        ...stores,
        assistants: withMethods(stores.assistants, {
          find: (name) => (left-- > 0 ? Promise.reject(new Error('broken row')) : stores.assistants.find(name)),
        }),
      }),
    });
  };

  it('is tried again, and then done once', async () => {
    const program = await startFailing(3);
    await world.say(program, '@茴香豆 帮助', { mentionsBot: true });
    for (let pass = 0; pass < 5; pass++) await world.pass(program, 10 * SECOND);
    expect(world.channel.texts()).toEqual([expect.stringContaining('我是')]);
    expect(world.outcomes()).toEqual({ '@茴香豆 帮助': 'answered: command-answered' });
  });

  it('is given up in the end, told to who called the bot and to the admin, and holds up nobody for longer', async () => {
    const program = await startFailing(Infinity);
    await world.say(program, '@茴香豆 帮助', { mentionsBot: true });
    await world.say(program, '化疗后能吃虾吗？');
    expect(world.outcomes()).toEqual({});
    for (let pass = 0; pass < 5; pass++) await world.pass(program, 10 * SECOND);
    expect(world.channel.texts()).toEqual([expect.stringContaining('我这边出了点问题'), 're: 化疗后能吃虾吗？']);
    expect(world.outcomes()).toEqual({
      '@茴香豆 帮助': 'failed: internal-error',
      '化疗后能吃虾吗？': 'answered: evidence-found',
    });
    expect(world.notices).toMatchObject([{ kind: 'failure', reason: 'internal-error' }]);
    const givenUp = world.logger.lines.filter(({ message }) => message.startsWith('A command failed'));
    expect(givenUp).toMatchObject([
      { level: 'error', fields: { attempts: 5, error: expect.stringContaining('broken row') as string } },
    ]);
    expect(world.logger.text()).not.toContain('帮助');
  });

  it('is silence where nobody called the bot', async () => {
    const program = await startFailing(Infinity);
    await world.say(program, '/help');
    for (let pass = 0; pass < 5; pass++) await world.pass(program, 10 * SECOND);
    expect(world.outcomes()).toEqual({ '/help': 'failed: internal-error' });
    expect(world.channel.texts()).toEqual([]);
  });
});
