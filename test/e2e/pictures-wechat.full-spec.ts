import { openProgram, type OpenProgram } from '../../src/app/open-program';
import { type Drawn, drawPicture, tableOf } from '../fakes/drawn-picture';
import { FakeVisionServer } from '../fakes/vision-server';
import { swift, until, WeChatRoom } from '../fakes/wechat-room';
import { compiledScript } from '../support/compile-sources';
import { ProgramFolder } from './program-folder';

jest.setTimeout(60_000);
// Threads and processes run as they are compiled; all else is this test's own process, with the puppet in it.
jest.mock('../../src/app/program-paths', () => ({
  ...jest.requireActual<object>('../../src/app/program-paths'),
  get buildThreadScript() {
    return compiledScript('build.worker.js');
  },
  get picturesScript() {
    return compiledScript('app/pictures.child.js');
  },
}));

const folder = new ProgramFolder().withSampleKnowledge('patients');
const room = new WeChatRoom({ topic: '慢病交流群', members: ['李阿姨', '王叔'] });
const reading = new FakeVisionServer();
let opened: OpenProgram;
let report: Drawn;

beforeAll(async () => {
  await reading.start();
  report = await drawPicture(
    tableOf(
      [
        ['项目', '结果', '单位', '参考范围'],
        ['糖化血红蛋白', '8.6', '%', '4.0-6.0'],
        ['血红蛋白', '131', 'g/L', '115-150'],
      ],
      120,
    ),
  );
  folder.config.assistants = [{ name: 'patients', title: '慢病小助手', language: 'zh', audience: 'patients' }];
  folder.config.intake = {
    burst: { pauseSeconds: 0.4, completeSeconds: 0.2, openSeconds: 0.6, aloneSeconds: 6, longestSeconds: 10 },
  };
  folder.config.pictures = { recogniser: 'endpoint' };
  folder.config.models = { recognition: { baseUrl: reading.baseUrl, model: 'scripted', isTrusted: true } };
  folder.config.wechat = { puppet: 'wechaty-puppet-mock', acceptBanRisk: true, groups: { 慢病交流群: 'patients' } };
  const wechat = { timings: swift, openPuppet: () => Promise.resolve(room.opened()), showQr: () => undefined };
  opened = await openProgram({ file: folder.configFile(), refine: { timings: { wechat } } });
  await opened.program.prepareKnowledge();
  await opened.program.serve(opened.services.channels);
  await room.logIn();
});
afterAll(async () => {
  await opened.program.finish();
  await opened.program.close();
  await reading.stop();
  folder.remove();
});

it('answers the question that follows a report in a WeChat group, with what it could not see', async () => {
  reading.script = { letters: { cells: report.cells } };
  room.say('李阿姨', { image: 'report.png', content: report.png });
  room.say('王叔', { image: 'sunset.png', content: report.png });
  room.say('李阿姨', { text: '这个高不高？' });
  room.say('王叔', { text: '今天的晚霞真好看' });
  await until(() => room.seen().length > 0);
  const reply = room
    .seen()
    .map(({ text }) => text)
    .join('\n');
  expect(reply).toContain('糖化血红蛋白 8.6 %，参考 4.0-6.0，偏高');
  expect(reply).toContain('其余1项在范围内');
  expect(reply).toContain('不是诊断');
  expect(reply).toContain('看不了画面');
  expect(reply).toMatch(/来源/);
  await opened.services.intake.drained();
  // The other picture came with no question: nobody looked at it.
  expect(reading.requests).toHaveLength(1);
});
