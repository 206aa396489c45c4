import {
  type Run,
  answered,
  answering,
  hangingRun,
  IntakeWorld,
  quoting,
  secondMember,
} from '../../../test/fakes/intake';
import { outcome } from '../../../test/fakes/journey';
import type { Member } from '../../core/message';
import { intakeConfig } from '../intake.config';

const admin: Member = { id: 'admin', name: '管理员' };
const citation = {
  number: 1,
  evidenceId: 'p1',
  title: '饮食手册',
  headingPath: [],
  sources: [],
  reviewedOn: null,
  url: 'https://host/s/1',
};
const citing: Run = () =>
  Promise.resolve(
    outcome({
      kind: 'answered',
      reason: 'evidence-found',
      answer: { text: '可以吃，煮熟 [1]。', citations: [citation], writer: 'quote' },
    }),
  );

describe('a command in a group', () => {
  let world: IntakeWorld;

  beforeEach(async () => {
    world = await IntakeWorld.open();
  });
  afterEach(() => world.close());

  const last = () => world.channel.texts().at(-1);

  it.each(['怎么用', '为什么', '来源', '详细点', '停', '撤回'])('is not "%s" said to another member', async (text) => {
    const asked: string[] = [];
    const run: Run = ({ messages }) => {
      asked.push(messages[0]?.text ?? '');
      return Promise.resolve(outcome());
    };
    const program = await world.start({ run });
    await world.say(program, '医生让我停药', { member: secondMember });
    await world.say(program, text, quoting('m1'));
    expect(asked).toEqual(['医生让我停药', text]);
    expect(world.channel.texts()).toEqual([]);
  });

  it('is what is said below the bot’s own words', async () => {
    const program = await world.start({ run: citing });
    await world.say(program, '化疗后能吃虾吗？');
    await world.say(program, '来源', { member: secondMember, ...quoting('sent-1') });
    expect(last()).toContain('饮食手册');
  });

  it('gives sources with the addresses that they were sent with', async () => {
    const program = await world.start({ run: citing });
    await world.say(program, '化疗后能吃虾吗？');
    await world.say(program, '来源');
    expect(last()).toContain('https://host/s/1');
  });

  it('gives more once, and says when that was all', async () => {
    const asked: string[] = [];
    const run: Run = (burst) => {
      asked.push(burst.messages[0]?.text ?? '');
      return Promise.resolve(answered(`可以吃 ${asked.length}`));
    };
    const program = await world.start({ run });
    await world.say(program, '化疗后能吃虾吗？');
    await world.say(program, '详细点');
    await world.say(program, '详细点');
    expect(asked).toEqual(['化疗后能吃虾吗？', '化疗后能吃虾吗？']);
    expect(world.channel.texts()).toEqual(['可以吃 1', '可以吃 2', expect.stringContaining('都说了')]);
  });

  it('stops the question that waits, though an older one was answered', async () => {
    const config = { burst: intakeConfig.parse({}).burst };
    const program = await world.start({ config });
    const later = async (): Promise<void> => {
      world.clock.advance(40_000);
      program.receive.lane.wake(world.incoming('').conversation);
      await program.intake.drained();
    };
    await world.say(program, '化疗后能吃虾吗？');
    await later();
    await world.say(program, '我想问一下，');
    await world.say(program, '@茴香豆 停', { mentionsBot: true });
    await later();
    expect(world.channel.texts()).toEqual(['re: 化疗后能吃虾吗？']);
  });

  it('stops a question that members may answer first', async () => {
    const program = await world.start({ groups: { defaults: { humanFirstSeconds: 120 } } });
    await world.say(program, '化疗后能吃虾吗？');
    await world.say(program, '@茴香豆 停', { mentionsBot: true });
    world.clock.advance(130_000);
    program.receive.lane.wake(world.incoming('').conversation);
    await program.intake.drained();
    expect(world.channel.texts()).toEqual([]);
  });

  it('tells the admins of a report', async () => {
    const program = await world.start();
    await world.say(program, '化疗后能吃虾吗？');
    await world.say(program, '投诉', { member: secondMember });
    expect(world.notices).toMatchObject([{ kind: 'report', outcomeId: world.heard[0]?.questionId }]);
    expect(await world.stores.outcomes.listReviewItems(5)).toMatchObject([{ kind: 'report' }]);
  });

  it('floods no group: everybody’s report is filed, and so many are told within a minute', async () => {
    const config = { limits: { memberPerMinute: 2, groupPerMinute: 3 } };
    const program = await world.start({ config });
    for (let at = 0; at < 10; at++) await world.say(program, '投诉', { member: { id: `member-${at}`, name: `${at}` } });
    for (let at = 0; at < 10; at++) await world.say(program, '/help');
    expect(world.channel.texts()).toHaveLength(3);
    expect(await world.stores.outcomes.listReviewItems(50)).toHaveLength(10);
    await world.say(program, '@茴香豆 状态', { member: admin, mentionsBot: true });
    expect(last()).toContain('直接回答');
  });

  it('gets no sources while the bot is silenced, but help', async () => {
    const program = await world.start({ run: citing });
    await world.say(program, '化疗后能吃虾吗？');
    await world.say(program, '@茴香豆 静默30分钟', { member: admin, mentionsBot: true });
    await world.say(program, '@茴香豆 来源', { mentionsBot: true });
    expect(last()).toContain('先不说话');
    await world.say(program, '/help');
    expect(last()).toContain('投诉');
  });

  it('to stop reaches work that is under way', async () => {
    const { run, hasBegun } = hangingRun();
    const program = await world.start({
      run: (burst, options) => (burst.messages[0]?.text === 'a' ? answering(burst, options) : run(burst, options)),
    });
    await world.say(program, 'a');
    await program.receive.receive(world.incoming('b'));
    await hasBegun;
    await world.say(program, '@茴香豆 停', { mentionsBot: true });
    expect(world.outcomes()).toEqual({ a: 'answered: evidence-found', b: 'silent: stopped' });
    expect(world.channel.texts()).toEqual(['re: a']);
  });
});
