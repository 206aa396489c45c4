import {
  type Run,
  answering,
  answeringQuestions,
  IntakeWorld,
  quoting,
  secondMember,
} from '../../../test/fakes/intake';
import { details, outcome, question } from '../../../test/fakes/journey';
import type { Member } from '../../core/message';
import { intakeConfig } from '../intake.config';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const nurse: Member = { id: 'nurse', name: '护士长' };
const groups = { defaults: { humanFirstSeconds: 120, experts: ['nurse'] } };
const anything: Run = (burst, options) =>
  burst.messages.some(({ text }) => /[？?]$/.test(text)) ? answering(burst, options) : Promise.resolve(outcome());

describe('members who have the first word', () => {
  let world: IntakeWorld;

  beforeEach(async () => {
    world = await IntakeWorld.open();
  });
  afterEach(() => world.close());

  it('are not given a second time because the clock was set back', async () => {
    const program = await world.start({ run: answeringQuestions, groups });
    await world.say(program, '化疗后能吃虾吗？');
    world.clock.set(-HOUR);
    await world.pass(program, 121 * SECOND);
    await world.untilTexts(1);
    expect(world.channel.texts()).toEqual(['re: 化疗后能吃虾吗？']);
  });

  it('may take longer than a question counts as missed', async () => {
    const config = { missedAfterHours: 6 };
    const program = await world.start({
      run: answeringQuestions,
      config,
      groups: { defaults: { humanFirstSeconds: 28_800 } },
    });
    await world.say(program, '化疗后能吃虾吗？');
    await world.pass(program, 8 * HOUR + SECOND);
    expect(world.channel.texts()).toEqual([expect.stringContaining('re: 化疗后能吃虾吗？')]);
  });

  it('are heard over the noise of a large group', async () => {
    const program = await world.start({ run: answeringQuestions, groups });
    await world.say(program, '化疗后能吃虾吗？');
    await world.say(program, '可以吃，煮熟就行', { member: secondMember });
    for (let at = 0; at < 120; at++) {
      await world.say(program, `哈哈哈 ${at}`, { member: { id: `m-${at}`, name: `${at}` } });
    }
    await world.pass(program, 121 * SECOND);
    expect(world.channel.texts()).toEqual([]);
  }, 30_000);

  it('are heard when the asker thanks them in the same breath', async () => {
    const program = await world.start({ run: anything, groups, config: { burst: intakeConfig.parse({}).burst } });
    await world.say(program, '我妈化疗后能吃虾吗？');
    await world.say(program, '可以吃，煮熟就行', { member: secondMember });
    await world.say(program, '好的谢谢');
    await world.pass(program, 13 * SECOND);
    await world.pass(program, 121 * SECOND);
    expect(world.channel.texts()).toEqual([]);
  });

  it('do not answer this question with what they say to another', async () => {
    const program = await world.start({ run: answeringQuestions, groups });
    await world.say(program, '血压药饭前吃吗', { member: secondMember });
    await world.say(program, '化疗后能吃虾吗？');
    await world.say(program, '饭前饭后都可以的', { member: nurse, ...quoting('m1', false) });
    await world.say(program, '@王 饭前饭后都可以的', { member: nurse, details: details({ mentionedOthers: ['王'] }) });
    await world.pass(program, 121 * SECOND);
    expect(world.channel.texts()).toEqual(['re: 化疗后能吃虾吗？']);
  });

  it('do not come before the bot where it is asked by a quote', async () => {
    const program = await world.start({ run: answeringQuestions, groups });
    await world.say(program, '那虾皮呢？', quoting('sent-1', true));
    expect(world.channel.texts()).toEqual(['re: 那虾皮呢？']);
  });

  it('are no reason to answer twice whoever calls the bot after all', async () => {
    const run: Run = async (burst, options) => {
      const admission = await options.admit?.(question());
      if (admission?.admitted !== false) return answering(burst, {});
      const { reason, tell, answer = null } = admission;
      return outcome({ kind: 'answered', reason, answer: tell ? answer : null });
    };
    const program = await world.start({ run, groups, config: { repeatMinutes: 60 } });
    await world.say(program, '化疗后能吃虾吗？');
    await world.say(program, '@茴香豆 化疗后能吃虾吗？', { mentionsBot: true });
    await world.pass(program, 121 * SECOND);
    expect(world.channel.texts()).toEqual(['re: @茴香豆 化疗后能吃虾吗？']);
  });

  it('go without the bot once it is silenced meanwhile', async () => {
    const program = await world.start({ run: answeringQuestions, groups });
    await world.say(program, '化疗后能吃虾吗？');
    await world.say(program, '@茴香豆 静默30分钟', { mentionsBot: true, member: { id: 'admin', name: '' } });
    await world.pass(program, 121 * SECOND);
    expect(world.channel.texts()).toHaveLength(1);
    expect(world.outcomes()['化疗后能吃虾吗？']).toContain('silenced');
  });

  it('are asked no more when the question is taken back', async () => {
    const program = await world.start({ run: answeringQuestions, groups });
    await world.say(program, '化疗后能吃虾吗？');
    await program.intake.handlers.onRecalled(world.incoming('m1'));
    await world.pass(program, 121 * SECOND);
    expect(world.channel.texts()).toEqual([]);
  });

  it('leave a message of unknown time to be answered', async () => {
    const program = await world.start({ run: answeringQuestions });
    await world.say(program, '化疗后能吃虾吗？', { sentAt: 0 });
    expect(world.channel.texts()).toEqual(['re: 化疗后能吃虾吗？']);
  });
});
