import {
  type Run,
  answered,
  answering,
  answeringQuestions,
  IntakeWorld,
  secondMember,
} from '../../../test/fakes/intake';
import { FakeChannel } from '../../../test/fakes/fake-channel';
import { details, outcome } from '../../../test/fakes/journey';
import type { Member } from '../../core/message';
import { intakeConfig } from '../intake.config';
import { groupsConfig } from './groups.config';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const nurse: Member = { id: 'nurse', name: '护士长' };
const admin: Member = { id: 'admin', name: '管理员' };

describe('groups', () => {
  let world: IntakeWorld;

  beforeEach(async () => {
    world = await IntakeWorld.open();
  });
  afterEach(() => world.close());

  const waiting = async () =>
    (await world.stores.outcomes.listReviewItems(10)).map(({ kind, detail }) => ({ kind, detail }));

  describe('where members have the first word', () => {
    const groups = { defaults: { humanFirstSeconds: 120, experts: ['nurse'] } };

    it('the bot answers when nobody did', async () => {
      const program = await world.start({ run: answeringQuestions, groups });
      await world.say(program, '化疗后能吃虾吗？');
      await world.pass(program, 100 * SECOND);
      expect(world.channel.texts()).toEqual([]);
      await world.pass(program, 21 * SECOND);
      expect(world.channel.texts()).toEqual(['re: 化疗后能吃虾吗？']);
    });

    it('it is silent when a member did, and keeps the pair for an admin', async () => {
      const program = await world.start({ run: answeringQuestions, groups });
      await world.say(program, '化疗后能吃虾吗？');
      await world.say(program, '可以吃，煮熟就行', { member: secondMember });
      await world.pass(program, 121 * SECOND);
      expect(world.channel.texts()).toEqual([]);
      expect(world.outcomes()['化疗后能吃虾吗？']).toBe('silent: answered-by-member');
      expect(await waiting()).toEqual([{ kind: 'candidate-pair', detail: '可以吃，煮熟就行' }]);
    });

    it('others are worked on meanwhile, and a restart forgets nothing', async () => {
      const first = await world.start({ run: answeringQuestions, groups });
      await world.say(first, '化疗后能吃虾吗？');
      await world.say(first, '血压多少算高？', { member: secondMember, mentionsBot: true });
      expect(world.channel.texts()).toEqual(['re: 血压多少算高？']);
      await first.intake.stop();
      world.clock.advance(121 * SECOND);
      const second = await world.start({ run: answeringQuestions, groups });
      await second.intake.drained();
      await world.untilTexts(2);
      expect(world.channel.texts()).toEqual(['re: 血压多少算高？', 're: 化疗后能吃虾吗？']);
    });

    it('the member’s answer is no question of its own', async () => {
      const run: Run = (burst, options) => answering(burst, options);
      const program = await world.start({ run, groups });
      await world.say(program, '化疗后能吃虾吗？');
      await world.say(program, '可以吃，煮熟就行', { member: secondMember });
      await world.pass(program, 121 * SECOND);
      expect(world.channel.texts()).toEqual([]);
      expect(world.heard.map(({ outcome: { reason } }) => reason)).toEqual(['member-answer', 'answered-by-member']);
    });

    it('talk beside it, or another question, is no answer', async () => {
      const program = await world.start({ run: answeringQuestions, groups });
      await world.say(program, '化疗后能吃虾吗？');
      await world.say(program, '我也想知道', { member: secondMember });
      await world.say(program, '等医生来看看吧', { member: nurse });
      await world.pass(program, 121 * SECOND);
      expect(world.channel.texts()).toEqual(['re: 化疗后能吃虾吗？']);
    });
  });

  describe('where drafts go to staff', () => {
    const groups = { defaults: { mode: 'assist' as const, experts: ['nurse'] } };

    it('the group sees nothing, and the draft waits', async () => {
      const program = await world.start({ run: answeringQuestions, groups });
      await world.say(program, '化疗后能吃虾吗？');
      expect(world.channel.texts()).toEqual([]);
      expect(await waiting()).toEqual([{ kind: 'assist-draft', detail: null }]);
    });

    it('a group of staff is told, once', async () => {
      const onFeishu = await IntakeWorld.open(new FakeChannel('feishu'));
      const group = onFeishu.incoming('').conversation;
      const list = [{ ...group, mode: 'assist' as const, staff: { channel: 'feishu' as const, id: 'staff' } }];
      const program = await onFeishu.start({ run: answeringQuestions, groups: { list } });
      await program.receive.receive(onFeishu.incoming('m1', { text: '化疗后能吃虾吗？' }));
      await program.intake.drained();
      expect(onFeishu.channel.texts('staff')).toEqual([expect.stringContaining('re: 化疗后能吃虾吗？')]);
      expect(onFeishu.channel.texts(group.id)).toEqual([]);
      await onFeishu.close();
    });

    it('only on Feishu, as the configuration says', () => {
      const list = [{ channel: 'web', id: 'group', staff: { channel: 'wechat', id: 'staff' } }];
      expect(() => groupsConfig.parse({ list })).toThrow(/feishu/);
    });

    it('the bot sends it where somebody says so', async () => {
      const program = await world.start({ run: answeringQuestions, groups });
      await world.say(program, '化疗后能吃虾吗？');
      const questionId = world.heard[0]?.questionId ?? '';
      expect(await program.decide.decide(questionId, { to: 'pending', text: null, by: 'admin' })).toBe(true);
      await program.intake.drained();
      expect(world.channel.texts()).toEqual(['re: 化疗后能吃虾吗？']);
      expect(await waiting()).toEqual([]);
      expect(await program.decide.decide(questionId, { to: 'pending', text: null, by: 'admin' })).toBe(false);
    });

    it('what a nurse sends in its place is recorded, edited or not', async () => {
      const run: Run = ({ member }) =>
        Promise.resolve(member.id === 'nurse' ? outcome() : answered('化疗后可以吃虾，要彻底煮熟，少量多次。'));
      const program = await world.start({ run, groups });
      await world.say(program, '化疗后能吃虾吗？');
      await world.say(program, '可以吃虾的，要彻底煮熟', { member: nurse });
      const [item] = await world.stores.outbox.itemsOf(world.heard[0]?.questionId ?? '');
      expect(item).toMatchObject({ state: 'handed', handed: { text: '可以吃虾的，要彻底煮熟', by: 'nurse' } });
      expect(await waiting()).toEqual([]);
      expect(world.channel.texts()).toEqual([]);
    });
  });

  it('where it only listens nothing is said, and why is kept', async () => {
    const program = await world.start({ run: answeringQuestions, groups: { defaults: { mode: 'listen' } } });
    await world.say(program, '化疗后能吃虾吗？', { mentionsBot: true });
    expect(world.channel.texts()).toEqual([]);
    expect(world.heard[0]?.outcome.answer).toBeNull();
  });

  describe('a line that is closed', () => {
    class ClosableChannel extends FakeChannel {
      isOpen = true;
      readonly staleAfterMilliseconds = 30 * MINUTE;
      override canSend = (): boolean => this.isOpen;
    }

    it('keeps what is to be sent for a person', async () => {
      const channel = new ClosableChannel();
      const closed = await IntakeWorld.open(channel);
      channel.isOpen = false;
      const program = await closed.start({ run: answeringQuestions });
      await program.receive.receive(closed.incoming('m1', { text: '化疗后能吃虾吗？' }));
      await program.intake.drained();
      expect(await closed.sendStates()).toEqual(['held']);
      const [item] = await closed.stores.outcomes.listReviewItems(5);
      expect(item).toMatchObject({ kind: 'assist-draft', reason: 'line-closed' });
      channel.isOpen = true;
      closed.clock.advance(40 * MINUTE);
      await program.decide.decide(item?.outcomeId ?? '', { to: 'pending', text: null, by: 'admin' });
      await program.intake.drained();
      expect(channel.texts()).toHaveLength(1);
      await closed.close();
    });
  });

  describe('a result that nobody knows', () => {
    it('is settled by what the bot’s own account shows', async () => {
      const channel = new FakeChannel('wechat', false);
      const blind = await IntakeWorld.open(channel);
      channel.faults.push({ after: new Error('no answer') });
      const program = await blind.start({ run: answeringQuestions });
      const asked = blind.incoming('m1', { text: '化疗后能吃虾吗？' });
      await program.receive.receive(asked);
      await program.intake.drained();
      expect(await blind.sendStates()).toEqual(['uncertain']);
      const { conversation, app } = asked;
      const shown = { conversation, app, platformMessageId: 'own-1', sentAt: blind.clock.now() };
      await program.intake.handlers.onOwnMessage({ ...shown, text: '@李 \nre: 化疗后能吃虾吗？' });
      expect(await blind.sendStates()).toEqual(['sent']);
      expect(await blind.stores.outcomes.listReviewItems(5)).toEqual([]);
      await blind.close();
    });
  });

  describe('sister groups', () => {
    const forwarding = [{ channel: 'web', groups: ['group', 'sister', 'other'] }];
    const named = details({ groupName: '一群' });

    it('get each other’s messages once, and never their copies', async () => {
      const program = await world.start({ run: () => Promise.resolve(outcome()), groups: { forwarding } });
      await world.say(program, '明天下午两点讲座', { details: named });
      await program.receive.receive(world.incoming('m1', { text: '明天下午两点讲座', details: named }));
      await program.intake.drained();
      const copy = world.channel.texts('sister')[0] ?? '';
      expect(world.channel.texts('other')).toEqual([copy]);
      expect(copy).toContain('一群');
      expect(copy).toContain('明天下午两点讲座');
      await world.say(program, copy, { conversation: { channel: 'web', id: 'sister' } });
      expect(world.channel.texts()).toHaveLength(2);
    });
  });

  describe('the same question again', () => {
    const config = { repeatMinutes: 60 };
    const sourced: Run = async (burst, options) => {
      const admission = await options.admit?.({ rewritten: null } as never);
      if (admission?.admitted !== false) return answered('可以吃，煮熟。');
      return outcome({ kind: 'answered', reason: admission.reason, answer: admission.answer ?? null });
    };

    it('is pointed to its answer within the hour', async () => {
      const program = await world.start({ run: sourced, config });
      await world.say(program, '化疗后能吃虾吗？');
      await world.pass(program, 10 * MINUTE);
      await world.say(program, '化疗后能吃虾吗', { member: secondMember });
      await world.pass(program, 60 * MINUTE);
      await world.say(program, '化疗后能吃虾吗');
      expect(world.channel.texts()).toEqual(['可以吃，煮熟。', expect.stringContaining('刚答过'), '可以吃，煮熟。']);
    });
  });

  describe('commands', () => {
    it('tell what the bot does, and report', async () => {
      const program = await world.start({ run: answeringQuestions });
      await world.say(program, '/help');
      await world.say(program, '投诉');
      expect(world.channel.texts()).toEqual([expect.stringContaining('投诉'), expect.stringContaining('管理员')]);
      expect((await waiting()).map(({ kind }) => kind)).toEqual(['report']);
    });

    it('silence the bot for a time, when an admin says so', async () => {
      const program = await world.start({ run: answeringQuestions });
      await world.say(program, '@茴香豆 静默30分钟', { mentionsBot: true });
      expect(world.channel.texts()).toEqual([]);
      await world.say(program, '@茴香豆 静默30分钟', { mentionsBot: true, member: admin });
      expect(world.channel.texts()).toEqual([expect.stringContaining('先不说话')]);
      await world.say(program, '化疗后能吃虾吗？');
      await world.pass(program, 31 * MINUTE);
      await world.say(program, '血压多少算高？');
      expect(world.channel.texts().slice(1)).toEqual(['re: 血压多少算高？']);
    });

    it('tell an admin why the bot said nothing, and how it is', async () => {
      const program = await world.start({ run: answeringQuestions });
      await world.say(program, '哈哈哈');
      await world.say(program, '@茴香豆 为什么不回答', { mentionsBot: true, member: admin });
      await world.say(program, '@茴香豆 状态', { mentionsBot: true, member: admin });
      expect(world.channel.texts()).toEqual([expect.stringContaining('哈哈哈'), expect.stringContaining('直接回答')]);
    });

    it('take back the group’s last answer, when an admin says so', async () => {
      const program = await world.start({ run: answeringQuestions });
      await world.say(program, '化疗后能吃虾吗？');
      await world.say(program, '@茴香豆 撤回', { mentionsBot: true, member: admin });
      expect(world.channel.texts()).toEqual([]);
    });

    it('give sources and more after an answer', async () => {
      const asked: (boolean | undefined)[] = [];
      const citation = {
        number: 1,
        evidenceId: 'p1',
        title: '饮食手册',
        headingPath: [],
        sources: [],
        reviewedOn: null,
      };
      const program = await world.start({
        run: (_burst, { isDetailed }) => {
          asked.push(isDetailed);
          return Promise.resolve(
            outcome({
              kind: 'answered',
              reason: 'evidence-found',
              answer: { text: '可以吃，煮熟 [1]。', citations: [citation], writer: 'quote' },
            }),
          );
        },
      });
      await world.say(program, '化疗后能吃虾吗？');
      await world.say(program, '来源');
      expect(world.channel.texts()[1]).toContain('饮食手册');
      await world.say(program, '详细点');
      expect(asked).toEqual([false, true]);
      await world.say(program, '来源', { member: secondMember });
      expect(asked).toEqual([false, true, false]);
    });

    it('use the time that is configured', () => {
      expect(intakeConfig.parse({}).repeatMinutes).toBe(60);
    });
  });
});
