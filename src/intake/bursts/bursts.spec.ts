import { type Run, IntakeWorld, answering, secondMember } from '../../../test/fakes/intake';
import { details } from '../../../test/fakes/journey';
import type { IncomingMessage } from '../../core/message';
import { intakeConfig } from '../intake.config';

const SECOND = 1_000;
const picture: Partial<IncomingMessage> = {
  text: '',
  details: details({ kind: 'image', attachments: [{ kind: 'image', key: 'picture', name: null }] }),
};

/** A group whose members write at times that a test sets; what the assistant was asked, in order. */
class Talk {
  readonly asked: string[] = [];
  private count = 0;

  constructor(
    readonly world: IntakeWorld,
    private readonly run: Run = answering,
  ) {}

  program = () =>
    this.world.start({
      config: { burst: intakeConfig.parse({}).burst },
      run: (burst, options) => {
        this.asked.push(
          burst.messages.map(({ text, details: told }) => (told?.kind === 'image' ? '[图]' : text)).join(' / '),
        );
        return this.run(burst, options);
      },
    });

  async say(services: Awaited<ReturnType<Talk['program']>>, what: string | Partial<IncomingMessage>): Promise<void> {
    const changes = typeof what === 'string' ? { text: what } : what;
    await services.receive.receive(this.world.incoming(`m${++this.count}`, changes));
  }

  /** Time goes by, and what is due by then is worked on. */
  async pass(services: Awaited<ReturnType<Talk['program']>>, seconds: number): Promise<void> {
    this.world.clock.advance(seconds * SECOND);
    services.receive.lane.wake(this.world.incoming('').conversation);
    await services.intake.drained();
  }
}

describe('what a member writes in several messages', () => {
  let world: IntakeWorld;
  let talk: Talk;

  beforeEach(async () => {
    world = await IntakeWorld.open();
    talk = new Talk(world);
  });
  afterEach(() => world.close());

  it('is one question', async () => {
    const program = await talk.program();
    await talk.say(program, '大家好，我想问一下，');
    await talk.pass(program, 8);
    await talk.say(program, '我妈刚做完第三次化疗，');
    await talk.pass(program, 9);
    await talk.say(program, '现在能吃虾吗？');
    await talk.pass(program, 2);
    expect(talk.asked).toEqual([]);
    await talk.pass(program, 2);
    expect(talk.asked).toEqual(['大家好，我想问一下， / 我妈刚做完第三次化疗， / 现在能吃虾吗？']);
    expect(world.channel.texts()).toHaveLength(1);
  });

  it('is two questions with a long pause between', async () => {
    const program = await talk.program();
    await talk.say(program, '化疗后能吃虾吗？');
    await talk.pass(program, 13);
    await talk.say(program, '降压药早上吃还是晚上吃？');
    await talk.pass(program, 13);
    expect(talk.asked).toEqual(['化疗后能吃虾吗？', '降压药早上吃还是晚上吃？']);
  });

  it('takes a picture in either order, however long the words let wait for themselves', async () => {
    const program = await talk.program();
    await talk.say(program, picture);
    await talk.pass(program, 100);
    await talk.say(program, '这个指标偏高要紧吗？');
    await talk.pass(program, 4);
    await talk.say(program, '这个药能和华法林一起吃吗');
    await talk.pass(program, 5);
    await talk.say(program, picture);
    await talk.pass(program, 31);
    expect(talk.asked).toEqual(['[图] / 这个指标偏高要紧吗？', '这个药能和华法林一起吃吗 / [图]']);
  });

  it('asks the assistant about a picture alone only once nobody asks any more', async () => {
    const program = await talk.program();
    await talk.say(program, picture);
    await talk.pass(program, 31);
    await talk.pass(program, 200);
    expect(talk.asked).toEqual([]);
    await talk.pass(program, 100);
    expect(talk.asked).toEqual(['[图]']);
  });

  it('does not keep the others waiting, nor is mixed with what they write', async () => {
    const program = await talk.program();
    await talk.say(program, '我想问一下，');
    await talk.pass(program, 1);
    await talk.say(program, { text: '血压多少算高？', member: secondMember });
    await talk.pass(program, 4);
    expect(talk.asked).toEqual(['血压多少算高？']);
    await talk.say(program, '化疗后能吃虾吗？');
    await talk.pass(program, 4);
    expect(talk.asked).toEqual(['血压多少算高？', '我想问一下， / 化疗后能吃虾吗？']);
  });

  it('is whole after a restart in the middle of it', async () => {
    const first = await talk.program();
    await talk.say(first, '我妈刚做完第三次化疗，');
    await first.intake.stop();
    world.clock.advance(5 * SECOND);
    const second = await talk.program();
    await talk.say(second, '能吃虾吗？');
    await talk.pass(second, 4);
    expect(talk.asked).toEqual(['我妈刚做完第三次化疗， / 能吃虾吗？']);
  });

  it('is whole when the program was down as it waited for words', async () => {
    const first = await talk.program();
    await talk.say(first, picture);
    await first.intake.stop();
    world.clock.advance(60 * SECOND);
    const second = await talk.program();
    await talk.say(second, '血压多少算高？');
    await talk.pass(second, 4);
    expect(talk.asked).toEqual(['[图] / 血压多少算高？']);
  });

  it('ends without a question when all of it is taken back', async () => {
    const program = await talk.program();
    await talk.say(program, '我想问一下，');
    await talk.say(program, '化疗后能吃虾吗？');
    const { conversation, app } = world.incoming('');
    await program.intake.handlers.onRecalled({ conversation, app, platformMessageId: 'm2' });
    await program.intake.handlers.onRecalled({ conversation, app, platformMessageId: 'm1' });
    await talk.pass(program, 60);
    expect(talk.asked).toEqual([]);
    const history = await world.stores.inbox.history(conversation, 10);
    expect(history.map(({ reason }) => reason)).toEqual(['withdrawn', 'withdrawn']);
  });

  it('goes on without the message that was taken back', async () => {
    const program = await talk.program();
    await talk.say(program, '发错了，');
    await talk.say(program, '化疗后能吃虾吗？');
    const { conversation, app } = world.incoming('');
    await program.intake.handlers.onRecalled({ conversation, app, platformMessageId: 'm1' });
    await talk.pass(program, 60);
    expect(talk.asked).toEqual(['化疗后能吃虾吗？']);
  });

  it('is not waited for longer after the clock was set back', async () => {
    const program = await talk.program();
    await talk.say(program, '我妈刚做完第三次化疗，');
    world.clock.set(-3_600 * SECOND);
    await talk.pass(program, 31);
    while (talk.asked.length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(talk.asked).toEqual(['我妈刚做完第三次化疗，']);
  });

  it('is the question where "why" stands behind it', async () => {
    const program = await talk.program();
    await talk.say(program, '我妈白细胞一直低');
    await talk.pass(program, 4);
    await talk.say(program, '为什么');
    await talk.pass(program, 4);
    expect(talk.asked).toEqual(['我妈白细胞一直低 / 为什么']);
  });

  it('leaves talk to others alone, and says so', async () => {
    const program = await talk.program();
    await talk.say(program, { text: '@王 你昨天化疗怎么样？', details: details({ mentionedOthers: ['王'] }) });
    await talk.pass(program, 60);
    expect(talk.asked).toEqual([]);
    const [record] = await world.stores.inbox.history(world.incoming('').conversation, 1);
    expect(record?.reason).toBe('not-addressed');
  });
});
