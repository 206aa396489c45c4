import { setTimeout as pause } from 'node:timers/promises';
import {
  answering,
  hanging,
  hangingRun,
  IntakeWorld,
  LateSnapshots,
  secondMember,
  type StartOptions,
} from '../../../test/fakes/intake';
import { details } from '../../../test/fakes/journey';
import { wordFlags } from '../../../test/fakes/red-flags';
import { intakeConfig } from '../intake.config';

let world: IntakeWorld;
beforeEach(async () => {
  world = await IntakeWorld.open();
});
afterEach(() => world.close());

const bursts = { burst: intakeConfig.parse({}).burst };
const start = (options: StartOptions = {}) =>
  world.start({ redFlags: wordFlags, patience: { work: 50, broken: 50, sends: 50 }, ...options });
const group = { channel: 'web', id: 'group' };
const chestPain = '120! chest-pain zh';
const lookAround = () => world.stores.outcomes.listReviewItems(10);

describe('an emergency is answered at once', () => {
  interface Hindrance {
    when: string;
    options?: StartOptions;
    prepare?: () => Promise<unknown>;
  }
  const hindrances: Hindrance[] = [
    { when: 'before its burst is over', options: { config: bursts } },
    { when: 'while the index is not built', options: { snapshots: new LateSnapshots() } },
    { when: 'while the model hangs', options: { run: hanging } },
    { when: 'in a group of staff drafts', options: { groups: { defaults: { mode: 'assist' } } } },
    { when: 'where the bot only listens', options: { groups: { defaults: { mode: 'listen' } } } },
    { when: 'while members have the first word', options: { groups: { defaults: { humanFirstSeconds: 600 } } } },
    {
      when: 'beyond all limits',
      options: { config: { limits: { memberPerMinute: 1, groupPerMinute: 1 }, queue: { perGroup: 1, total: 1 } } },
    },
    {
      when: 'while the bot is silenced',
      prepare: () => world.stores.conversations.put(group, { silentUntil: world.clock.now() + 3_600_000 }),
    },
  ];
  it.each(hindrances)('$when', async ({ options, prepare }) => {
    await prepare?.();
    const { receive } = await start(options);
    for (const id of ['a', 'b']) {
      await receive.receive(world.incoming(id, { text: '血压多少算高', member: secondMember }));
    }
    await receive.receive(world.incoming('c', { text: '我胸痛，喘不上气' }));
    while (!world.channel.texts().includes(chestPain)) await pause(10);
    const heard = () => world.heard.find(({ messages }) => messages.some(({ text }) => text.includes('胸痛')));
    while (!heard()) await pause(10);
    expect(await world.stores.outcomes.findQuestion(heard()?.questionId ?? '')).toMatchObject({
      outcome: { kind: 'emergency', reason: 'red-flag', trace: { redFlag: { class: 'chest-pain', rule: 'word' } } },
    });
    expect(await lookAround()).toMatchObject([{ kind: 'emergency', detail: 'chest-pain' }]);
  });

  it.each([
    ['to somebody else', { text: '@王 我胸痛', details: details({ mentionedOthers: ['王'] }) }],
    ['like a command', { text: '胸痛', mentionsBot: true }],
  ])('when it is said %s', async (_, said) => {
    const { receive, intake } = await start();
    await receive.receive(world.incoming('a', said));
    await intake.drained();
    expect(world.channel.texts()).toEqual([chestPain]);
  });

  it('past what the platform allows in a minute, and another process that has the conversation', async () => {
    const until = world.clock.now() + 60_000;
    await world.stores.leases.acquire({ conversation: group, owner: 'another', now: world.clock.now(), until });
    world.channel.sendLimits = [{ per: 'conversation', count: 0, milliseconds: 60_000 }];
    const { receive } = await start();
    await receive.receive(world.incoming('a', { text: '我胸痛' }));
    await world.untilTexts(1);
    expect(world.channel.texts()).toEqual([chestPain]);
  });

  it('past a send that hangs', async () => {
    const send = world.channel.send.bind(world.channel);
    let hung = 0;
    world.channel.send = (reply) => {
      if (reply.express) return send(reply);
      hung++;
      return new Promise(() => undefined);
    };
    const { receive } = await start();
    await receive.receive(world.incoming('a', { text: '血压多少算高' }));
    while (hung === 0) await pause(5);
    await receive.receive(world.incoming('b', { text: '我胸痛' }));
    await world.untilTexts(1);
    expect(world.channel.texts()).toEqual([chestPain]);
  });

  it('in one part, without a line above it however late it is', async () => {
    world.channel.partCharacters = 5;
    const { receive, intake } = await start();
    const sentAt = world.clock.now() - 8 * 3_600_000;
    await receive.receive(world.incoming('a', { text: '我胸痛', sentAt }));
    await intake.drained();
    expect(world.channel.texts()).toEqual([chestPain]);
  });
});

describe('an emergency that is told over several messages', () => {
  it('ends what belongs together as one question', async () => {
    const { receive, intake } = await start({ config: bursts });
    await receive.receive(world.incoming('a', { text: '我妈' }));
    await receive.receive(world.incoming('b', { text: '突然说不出话了' }));
    await intake.drained();
    expect(world.channel.texts()).toEqual(['120! stroke zh']);
    expect(world.heard).toMatchObject([{ messages: [{ text: '我妈' }, { text: '突然说不出话了' }] }]);
    await world.pass({ receive, intake } as never, 120_000);
    expect(world.heard).toHaveLength(1);
  });

  it('is not read into what comes much later, or what others say', async () => {
    const { receive, intake } = await start();
    await receive.receive(world.incoming('a', { text: '我妈' }));
    await receive.receive(world.incoming('b', { text: '说不出话了', member: secondMember }));
    world.clock.advance(120_000);
    await receive.receive(world.incoming('c', { text: '说不出话了' }));
    await intake.drained();
    expect(world.channel.texts()).not.toContain('120! stroke zh');
  });

  it('stops what is being worked on, so that no odd answer follows', async () => {
    const { run, hasBegun } = hangingRun();
    const { receive, intake } = await start({ run });
    await receive.receive(world.incoming('a', { text: '我妈' }));
    await hasBegun;
    await receive.receive(world.incoming('b', { text: '说不出话了' }));
    await intake.drained();
    expect(world.channel.texts()).toEqual(['120! stroke zh']);
    expect(world.outcomes()).toEqual({ 我妈: 'silent: stopped', 说不出话了: 'emergency: red-flag' });
  });
});

describe('the same emergency in more words', () => {
  it('is recorded, and answered once in five minutes for each member, class and group', async () => {
    const { receive, intake } = await start();
    const say = (id: string, text: string, more = {}) => receive.receive(world.incoming(id, { text, ...more }));
    await Promise.all(['a', 'b', 'c'].map((id) => say(id, `我胸痛 ${id}`)));
    await say('d', '我不想活了');
    await say('e', '我也胸痛', { member: secondMember });
    await say('f', '胸痛', { conversation: { channel: 'web', id: 'another' } });
    await intake.drained();
    expect(world.channel.texts('group').sort()).toEqual([chestPain, chestPain, '120! suicide zh']);
    expect(world.channel.texts('another')).toEqual([chestPain]);
    expect(new Set(Object.values(world.outcomes()))).toEqual(new Set(['emergency: red-flag']));
    expect(world.heard).toHaveLength(6);
    expect(await world.stores.alarms.open(10)).toHaveLength(4);
    world.clock.advance(6 * 60_000);
    await say('g', '还是胸痛');
    await intake.drained();
    expect(world.channel.texts('group')).toHaveLength(4);
  });

  it('over a restart, too', async () => {
    const { receive, intake } = await start();
    await receive.receive(world.incoming('a', { text: '我胸痛' }));
    await intake.drained();
    await intake.stop();
    const next = await start();
    await next.receive.receive(world.incoming('b', { text: '胸痛' }));
    await next.intake.drained();
    expect(world.channel.texts()).toEqual([chestPain]);
    expect(world.outcomes()).toMatchObject({ 胸痛: 'emergency: red-flag' });
  });
});

it('is not taken back by its member, by an order or by recalling what they wrote', async () => {
  const services = await start();
  await world.say(services, '我胸痛');
  await world.say(services, '撤回', { mentionsBot: true });
  const { conversation, app } = world.incoming('m1');
  await services.withdraw.onRecalled({ conversation, app, platformMessageId: 'm1' });
  const [{ questionId } = { questionId: '' }] = world.heard;
  expect(await services.withdraw.onWithdraw({ questionId, conversation, memberId: 'li' })).toBe(false);
  await services.intake.drained();
  expect(world.channel.texts()).toEqual([chestPain]);
});

it('that the pipeline alone sees, such as in a voice, goes the same way', async () => {
  const flag = { class: 'suicide', rule: 'voice' } as const;
  const { receive, intake } = await start({
    groups: { defaults: { mode: 'assist' } },
    run: async (burst, options) => {
      const outcome = await answering(burst, options);
      const answer = wordFlags.replyTo(flag, 'zh');
      return { ...outcome, kind: 'emergency', reason: 'red-flag', answer, trace: { ...outcome.trace, redFlag: flag } };
    },
  });
  await receive.receive(world.incoming('a', { text: '' }));
  await intake.drained();
  expect(world.channel.texts()).toEqual(['120! suicide zh']);
  expect(await world.stores.alarms.open(1)).toMatchObject([{ class: 'suicide' }]);
});
