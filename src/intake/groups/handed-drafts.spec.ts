import { type Run, answered, IntakeWorld, quoting } from '../../../test/fakes/intake';
import { details, outcome } from '../../../test/fakes/journey';
import type { IncomingMessage, Member } from '../../core/message';

const nurse: Member = { id: 'nurse', name: '护士长' };
const draft = '化疗后可以吃虾，要彻底煮熟，少量多次。';
const run: Run = ({ member }) => Promise.resolve(member.id === 'nurse' ? outcome() : answered(draft));

describe('a draft for staff', () => {
  let world: IntakeWorld;
  type Program = Awaited<ReturnType<IntakeWorld['start']>>;
  let program: Program;

  beforeEach(async () => {
    world = await IntakeWorld.open();
    program = await world.start({ run, groups: { defaults: { mode: 'assist', experts: ['nurse'] } } });
    await world.say(program, '化疗后能吃虾吗？');
  });
  afterEach(() => world.close());

  it('is handed when a nurse calls the asker by name', async () => {
    await world.say(program, '@李阿姨 可以吃虾的，要彻底煮熟', {
      member: nurse,
      details: details({ mentionedOthers: ['李阿姨'] }),
    });
    expect(await world.sendStates()).toEqual(['handed']);
  });

  it('is handed when a nurse answers below the question, in whatever words', async () => {
    await world.say(program, '没问题的', { member: nurse, ...quoting('m1', false) });
    expect(await world.sendStates()).toEqual(['handed']);
  });

  it.each<[string, Partial<IncomingMessage>]>([
    ['化疗后恶心可以吃点姜片', {}],
    ['化疗后可以吃虾吗？你们医院怎么说', {}],
    ['张阿姨，您化疗后可以吃虾吗？', {}],
    ['稍等，我问下医生', { ...quoting('m1', false) }],
    ['明天上午九点查血', {}],
  ])('waits on when a nurse says "%s"', async (text, changes) => {
    await world.say(program, text, { member: nurse, ...changes });
    expect(await world.sendStates()).toEqual(['held']);
  });

  it('waits on when a member says the same', async () => {
    await world.say(program, '可以吃虾的，要彻底煮熟', { member: { id: 'wang', name: '王' } });
    expect(await world.sendStates()).toEqual(['held', 'held']);
  });

  it('is dropped when its question is taken back', async () => {
    await program.intake.handlers.onRecalled(world.incoming('m1'));
    expect(await world.sendStates()).toEqual(['cancelled']);
    expect(await world.stores.outcomes.listReviewItems(5)).toEqual([]);
  });

  it('is sent by the bot the next morning, when a person says so', async () => {
    world.clock.advance(9 * 3_600_000);
    const { questionId = '' } = world.heard[0] ?? {};
    await program.decide.decide(questionId, { to: 'pending', text: null, by: 'admin' });
    await program.intake.drained();
    expect(world.channel.texts()).toEqual([expect.stringContaining(draft)]);
  });
});
