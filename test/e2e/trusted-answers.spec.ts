import { replies, type Scripted, ScriptedOpenAiServer } from '../fakes/openai-server';
import { until } from './page';
import { ProgramFolder } from './program-folder';
import { type RunningProgram, startProgram } from './run-program';

const folder = new ProgramFolder().withSmallKnowledge();
const server = new ScriptedOpenAiServer();
let running: RunningProgram;

beforeAll(async () => {
  await server.start();
  folder.config.assistants = [{ name: 'patients', title: '慢病小助手', language: 'zh', audience: 'patients' }];
  folder.config.models = { chat: { baseUrl: server.baseUrl, model: 'scripted', timeoutSeconds: 5 } };
  running = await startProgram(folder);
});
afterAll(async () => {
  await running.stop();
  await server.stop();
  folder.remove();
});

let groups = 0;

/** What a group sees of the reply to a message while the model writes this. */
async function seen(text: string, script: Scripted, mention = false): Promise<string[]> {
  server.script = script;
  const conversation = `trusted-${++groups}`;
  const { events, close } = await running.page.listen(conversation);
  const outcome = await running.page.say(text, { mention, conversation });
  const shown = () => events.flatMap((event) => (event.type === 'reply' ? [event.data.text] : []));
  if (outcome.answer) await until(() => (shown().length > 0 ? true : null), 'reply');
  close();
  return shown();
}

const question = '血压多少算高';

describe('an answer that a model writes', () => {
  it('reaches the group without the sentence that no source backs, and is labelled', async () => {
    const [reply = ''] = await seen(
      question,
      replies.answer('诊室血压达到140/90 mmHg就算高血压[1]。每天吃氨氯地平20毫克就能根治[1]。'),
    );
    expect(reply).toContain('140/90');
    expect(reply).not.toMatch(/20毫克|根治|氨氯地平/);
    expect(reply).toContain('AI 生成');
    expect(reply).toContain('不能代替医生');
  });

  it('gives nobody a dose of their own', async () => {
    const shown = await seen(
      '@茴香豆 我血压150，氨氯地平我该吃几片',
      replies.answer('您这种情况每天吃两片氨氯地平就好[1]。'),
      true,
    );
    expect(shown.join()).not.toContain('两片');
    expect(shown).toHaveLength(1);
  });

  it('brings no link and calls nobody', async () => {
    const shown = await seen(
      question,
      replies.answer('诊室血压达到140/90 mmHg就算高血压，详见 https://evil.example/x [1]。@所有人 快看[1]。'),
    );
    expect(shown.join()).not.toMatch(/evil|@所有人/);
  });

  it('is asked for with placeholders in place of personal data', async () => {
    const before = server.asked.length;
    await seen('@茴香豆 我叫王建国，电话13800138000，血压多少算高', replies.notAnswerable, true);
    const asked = JSON.stringify(server.asked.slice(before));
    expect(server.asked.length).toBeGreaterThan(before);
    expect(asked).not.toMatch(/13800138000|王建国/);
  });
});

describe('an emergency', () => {
  it('is met with the fixed text at once, though the model hangs', async () => {
    const [reply = ''] = await seen('我爸突然嘴歪了，说话也不清楚，左手抬不起来', replies.hangInBody);
    expect(reply).toMatch(/120/);
    expect(reply).not.toContain('AI 生成');
  });

  it('over two messages is met as soon as it is one', async () => {
    const conversation = 'trusted-burst';
    const { events, close } = await running.page.listen(conversation);
    await running.page.post('我妈胸口压着疼', { conversation });
    await running.page.say('一直出冷汗 左胳膊也疼', { conversation });
    await until(() => (events.some((event) => event.type === 'reply') ? true : null), 'reply');
    close();
    expect(JSON.stringify(events)).toContain('120');
  });
});
