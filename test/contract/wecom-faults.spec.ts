import { answerTo, ConnectedRobot } from '../fakes/wecom-server/connected-robot';
import { startWeComServer } from '../fakes/wecom-server/wecom-server';
import { typed } from './channel.contract';

const chatid = 'wrGroup1';
const from = 'liayi';

let robot: ConnectedRobot;
afterEach(() => robot.close());

describe('when something goes wrong', () => {
  it('a restart between message and answer loses neither: the conversation is written to', async () => {
    robot = await (await ConnectedRobot.open()).is('ok');
    const { server } = robot;
    await server.deliver({ chatid, from, text: '血压多少算高' });
    await server.deliver({ from, text: '在吗' });
    const [group, direct] = [await robot.message(1), await robot.message(2)];
    await robot.leave();
    robot = await (await ConnectedRobot.open({}, { server })).is('ok');
    const later = answerTo(group, '140/90');
    await expect(robot.channel.openDraft(later, () => Promise.resolve())).rejects.toMatchObject({ failure: 'refused' });
    await robot.channel.send(later);
    await robot.channel.send(answerTo(direct, '在', { sendKey: 'q2-1' }));
    expect(server.seen(chatid)).toMatchObject([{ kind: 'markdown', feedbackId: 'q1' }]);
    expect(server.seen(from)).toMatchObject([{ kind: 'markdown', text: expect.stringMatching(/^在/) as string }]);
  });

  it('a restart in the midst of a draft completes the same message', async () => {
    robot = await (await ConnectedRobot.open()).is('ok');
    const { server } = robot;
    await server.deliver({ chatid, from, text: '血压多少算高' });
    const question = await robot.message();
    let note = '';
    await robot.channel.openDraft(answerTo(question, '达到'), (draft) => Promise.resolve(void (note = draft)));
    await robot.leave();
    robot = await (await ConnectedRobot.open({}, { server })).is('ok');
    await robot.channel.send(answerTo(question, '达到 140/90', { draft: note }));
    expect(server.seen(chatid)).toMatchObject([
      { isFinished: true, text: expect.stringContaining('140/90') as string },
    ]);
  });

  it.each([
    [
      'the request is not known any more',
      (server: ConnectedRobot['server']) => {
        server.forgetRequests();
      },
    ],
    [
      'the stream is too old',
      (server: ConnectedRobot['server']) => {
        server.clock.advance(360_001);
      },
    ],
  ])('the whole answer comes anew when %s', async (_, spoil) => {
    robot = await (await ConnectedRobot.open()).is('ok');
    await robot.server.deliver({ chatid, from, text: '血压多少算高' });
    const question = await robot.message();
    const draft = await robot.channel.openDraft(answerTo(question, '达到'), () => Promise.resolve());
    spoil(robot.server);
    await draft.settle();
    await robot.channel.send(answerTo(question, '达到 140/90'));
    expect(robot.server.seen(chatid).map(({ kind }) => kind)).toEqual(['stream', 'markdown']);
    expect(robot.server.texts(chatid)[1]).toContain('达到 140/90');
  });

  it.each(['close', 'destroy'] as const)('a line that breaks in the middle comes back (%s)', async (how) => {
    robot = await (await ConnectedRobot.open({ firstPause: 100 })).is('ok');
    await robot.server.deliver({ chatid, from, text: '血压多少算高' });
    const reply = answerTo(await robot.message(), '140/90');
    robot.server.dropConnections(how);
    await robot.is('reconnecting');
    await expect(robot.channel.send(reply)).rejects.toMatchObject({ failure: 'retry' });
    await robot.is('ok');
    await robot.channel.send(reply);
    expect(robot.server.seen(chatid)).toMatchObject([{ kind: 'stream', isFinished: true }]);
    expect(robot.health).toMatchObject({ reconnects: 1, problem: null });
    await robot.server.deliver({ chatid, from, text: '还在吗' });
    expect(await robot.message(2)).toMatchObject({ text: '还在吗' });
  });

  it('an answer whose acknowledgement is lost is unknown, not repeated', async () => {
    robot = await (await ConnectedRobot.open()).is('ok');
    await robot.server.deliver({ chatid, from, text: '血压多少算高' });
    robot.server.fail('aibot_respond_msg', 'unanswered');
    const sending = robot.channel.send(answerTo(await robot.message(), '140/90'));
    const told = expect(sending).rejects.toMatchObject({ failure: 'unknown' });
    await robot.until(() => robot.server.log.of('unanswered').length === 1);
    robot.server.dropConnections('destroy');
    await told;
    expect(robot.server.seen(chatid)).toHaveLength(1);
  });

  it('a dead line is noticed by its silence', async () => {
    robot = await (await ConnectedRobot.open({ heartbeat: 20 })).is('ok');
    robot.server.goSilent();
    await robot.until(() => robot.health.reconnects === 1);
    await robot.is('ok');
  });

  it('a platform that does not answer the subscription is given up and tried again', async () => {
    const server = await startWeComServer();
    server.fail('aibot_subscribe', 'ignored');
    robot = await ConnectedRobot.open({ connecting: 50 }, { server });
    await robot.is('ok');
    expect(robot.logger.text()).toContain('does not answer');
  });

  it('a platform that is not there is tried again', async () => {
    robot = await (await ConnectedRobot.open()).is('ok');
    robot.server.refuseConnections();
    robot.server.dropConnections();
    await robot.until(() => robot.health.problem === 'the platform cannot be reached');
    robot.server.refuseConnections(false);
    await robot.is('ok');
  });

  it('a subscription that the platform lost is made anew', async () => {
    robot = await (await ConnectedRobot.open()).is('ok');
    await robot.server.deliver({ chatid, from, text: '血压多少算高' });
    robot.server.fail('aibot_respond_msg', 846609);
    const reply = answerTo(await robot.message(), '140/90');
    await expect(robot.channel.send(reply)).rejects.toMatchObject({ failure: 'retry' });
    await robot.until(() => robot.health.state === 'ok' && robot.health.reconnects === 1);
    await robot.channel.send(reply);
    expect(robot.server.seen(chatid)).toHaveLength(1);
  });

  it('a refused secret is one clear line, and is tried seldom', async () => {
    robot = await ConnectedRobot.open({ refusedPause: 30 }, { options: { secret: 'wrong-secret' } });
    await robot.until(() => robot.server.log.of('refused').length >= 3);
    await robot.is('failed');
    expect(robot.health.problem).toMatch(/Bot ID or Secret.*853000.*FENNELBEAN_WECOM__SECRET/);
    expect(robot.logger.lines).toHaveLength(1);
    expect(robot.logger.lines[0]).toMatchObject({ level: 'error' });
    expect(JSON.stringify([robot.logger.lines, robot.health])).not.toMatch(/wrong-secret|203\.0\.113/);
    robot.server.changeSecret('wrong-secret');
    await robot.is('ok');
  });

  it('another program as the same robot is noticed, and not fought with', async () => {
    robot = await (await ConnectedRobot.open()).is('ok');
    const leave = await robot.server.takeOver();
    await robot.is('failed');
    expect(robot.health.problem).toContain('another program');
    const before = robot.server.log.of('subscribed').length;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(robot.server.log.of('subscribed')).toHaveLength(before);
    expect(robot.server.log.of('ousted')).toHaveLength(1);
    leave();
  });

  it('too many messages wait a minute', async () => {
    robot = await (await ConnectedRobot.open()).is('ok');
    await robot.server.deliver({ chatid, from, text: '血压多少算高' });
    const question = await robot.message();
    for (let number = 1; number <= 30; number++) {
      await robot.channel.send(answerTo(question, `第 ${number} 条`, { sendKey: `q${number}` }));
    }
    const reply = answerTo(question, '最后一条', { sendKey: 'q31' });
    await expect(robot.channel.send(reply)).rejects.toMatchObject({ failure: 'retry', retryAfter: 60_000 });
    robot.server.clock.advance(60_000);
    await robot.channel.send(reply);
    expect(robot.server.seen(chatid)).toHaveLength(31);
  });

  it('drafts leave the conversation’s messages to answers', async () => {
    robot = await (await ConnectedRobot.open()).is('ok');
    await robot.server.deliver({ chatid, from, text: '血压多少算高' });
    const question = await robot.message();
    const draft = await robot.channel.openDraft(answerTo(question, '达到'), () => Promise.resolve());
    for (let length = 1; length <= 60; length++) {
      draft.show('字'.repeat(length));
      await new Promise((resolve) => setTimeout(resolve, 3));
    }
    await draft.settle();
    const [perMinute] = robot.channel.sendLimits;
    const states = robot.server.seen(chatid)[0]?.states.length ?? 0;
    expect(states).toBeGreaterThan(2);
    expect(states + (perMinute?.count ?? 0)).toBeLessThanOrEqual(30);
    expect(robot.server.log.of('refused')).toEqual([]);
  });

  it('answers to what was taken still go after a stop; who writes then is told to write again', async () => {
    robot = await (await ConnectedRobot.open()).is('ok');
    const { server } = robot;
    await server.deliver({ chatid, from, text: '血压多少算高' });
    const question = await robot.message();
    await robot.channel.stop();
    await server.deliver({ from, text: '在吗' });
    await robot.until(() => server.seen(from).length > 0);
    expect(server.texts(from)).toEqual([expect.stringContaining('请再发一次')]);
    await robot.channel.send(answerTo(question, '140/90'));
    expect(server.seen(chatid)).toMatchObject([{ kind: 'stream', isFinished: true }]);
    expect(robot.messages).toHaveLength(1);
  });

  it('nothing is taken or sent once the line is closed', async () => {
    robot = await (await ConnectedRobot.open()).is('ok');
    await robot.leave();
    await robot.until(() => !robot.server.isConnected);
    await expect(robot.server.deliver({ chatid, from, text: '在吗' })).rejects.toThrow('not-open');
    expect(robot.health.state).toBe('stopped');
    const message = typed('wecom', { app: robot.server.credentials.botId });
    await expect(robot.channel.send(answerTo(message, '好'))).rejects.toMatchObject({ failure: 'retry' });
  });

  it('messages that cannot be read are told once a minute, and hide nothing else', async () => {
    robot = await (await ConnectedRobot.open()).is('ok');
    for (let number = 0; number < 50; number++) {
      await robot.server.deliver({ chatid, from, text: '在吗', msgid: String(number).padStart(300, '0') });
    }
    await robot.server.deliver({ chatid, from, text: '血压多少算高' });
    expect(await robot.message()).toMatchObject({ text: '血压多少算高' });
    expect(robot.logger.lines.filter(({ message }) => message.includes('lacks what it needs'))).toHaveLength(1);
  });
});
