import { setTimeout as pause } from 'node:timers/promises';
import { openProgram, type OpenProgram } from '../../src/app/open-program';
import { swift, until, WeChatRoom } from '../fakes/wechat-room';
import { compiledScript } from '../support/compile-sources';
import { ProgramFolder } from './program-folder';

jest.setTimeout(60_000);
// The threads run as they are compiled; all else is this test's own process, with the puppet in it.
jest.mock('../../src/app/program-paths', () => ({
  ...jest.requireActual<object>('../../src/app/program-paths'),
  get buildThreadScript() {
    return compiledScript('build.worker.js');
  },
}));

const folder = new ProgramFolder().withSampleKnowledge('patients');
// Seconds of people are tenths here.
folder.config.intake = {
  burst: { pauseSeconds: 0.4, completeSeconds: 0.2, openSeconds: 0.6, aloneSeconds: 6, longestSeconds: 10 },
};
folder.config.wechat = { puppet: 'wechaty-puppet-mock', acceptBanRisk: true, groups: { 慢病交流群: 'patients' } };

const room = new WeChatRoom({ topic: '慢病交流群', members: ['李阿姨', '王叔'] });
let opened: OpenProgram;

beforeAll(async () => {
  const openPuppet = () => Promise.resolve(room.opened());
  const wechat = { timings: swift, openPuppet, showQr: () => undefined };
  opened = await openProgram({ file: folder.configFile(), refine: { timings: { wechat } } });
  await opened.program.prepareKnowledge();
  await opened.program.serve(opened.services.channels);
  await room.logIn();
});
afterAll(async () => {
  await opened.program.finish();
  await opened.program.close();
  folder.remove();
});

const messages = () => opened.services.stores.inbox.history({ channel: 'wechat', id: room.id }, 50);
const settled = async (count: number) => {
  for (;;) {
    const records = await messages();
    if (records.length >= count && records.every(({ questionId, reason }) => questionId ?? reason)) return records;
    await pause(50);
  }
};

describe('a WeChat group', () => {
  it('gets one answer to a picture with a question behind it, and none to chatter', async () => {
    room.say('王叔', { text: '哈哈今天太阳真好' });
    room.say('李阿姨', { image: 'report.png' });
    await pause(300);
    room.say('王叔', { text: '晚上一起去跳舞吧' });
    room.say('李阿姨', { text: '血压多少算高？' });
    const records = await settled(4);
    await until(() => room.seen().length > 0);
    await pause(300);
    expect(room.seen()).toHaveLength(1);
    expect(room.seen()[0]?.text).toContain('mmHg');
    expect(room.seen()[0]?.text).toMatch(/来源/);

    const ofLi = records.filter(({ message }) => message.member.name === '李阿姨');
    expect(new Set(ofLi.map(({ questionId }) => questionId)).size).toBe(1);
    expect(ofLi.map(({ outcome }) => outcome?.kind)).toEqual(['answered', 'answered']);
    const ofWang = records.filter(({ message }) => message.member.name === '王叔');
    expect(ofWang.map(({ outcome }) => outcome?.kind)).toEqual(['silent', 'silent']);
  });

  it('gets nothing after a log-out: the answer waits for a person, and goes when they say so', async () => {
    const before = room.seen().length;
    await room.logOut();
    const { lines, decide, stores } = opened.services;
    await until(() => lines.list().some(({ channel, state }) => channel === 'wechat' && state !== 'ok'));
    const asked = await opened.services.receive.receive({
      conversation: { channel: 'wechat', id: room.id },
      app: room.bot,
      platformMessageId: 'while-logged-out',
      assistant: 'patients',
      member: { id: 'wxid_member1', name: '李阿姨' },
      text: '一天能吃多少盐？',
      mentionsBot: false,
      sentAt: Date.now(),
    });
    await settled(5);
    await opened.services.intake.drained();
    expect(room.seen()).toHaveLength(before);
    const [draft] = await stores.outcomes.listReviewItems(5);
    expect(draft).toMatchObject({ kind: 'assist-draft', reason: 'line-closed', messageId: asked.messageId });

    await room.logIn();
    await until(() => lines.list().some(({ channel, state }) => channel === 'wechat' && state === 'ok'));
    await decide.decide(draft?.outcomeId ?? '', { to: 'pending', text: null, by: 'admin' });
    await until(() => room.seen().length === before + 1);
    expect(room.seen().at(-1)?.text).toContain('盐');
  });
});
