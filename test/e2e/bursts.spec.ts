import { ProgramFolder } from './program-folder';
import { startProgram } from './run-program';

let folder: ProgramFolder;
beforeEach(() => {
  folder = new ProgramFolder().withSampleKnowledge('patients');
  // As the program ships; the page waits three seconds at most.
  folder.config.intake = {};
});
afterEach(() => {
  folder.remove();
});

const member = { id: 'wang', name: '王叔叔' };

describe('a member writes in several messages', () => {
  it('gets one answer to all of them, also when the program is killed in between; chatter beside it gets none', async () => {
    const first = await startProgram(folder);
    const opening = await first.page.post('大家好，我想问一下，');
    await first.stop('SIGKILL');

    const second = await startProgram(folder, { ready: false });
    const question = await second.page.post('我爸有高血压，一天能吃多少盐？');
    const chatter = await second.page.post('哈哈哈哈早上好', { member });
    const [began, asked, beside] = await Promise.all(
      [opening, question, chatter].map(({ messageId }) => second.page.explanation(messageId)),
    );
    expect(asked?.outcome.kind).toBe('answered');
    expect(beside?.outcome).toMatchObject({ kind: 'silent', answer: null });
    // Whichever of both was quicker, the restart or the pause: each message is in one question, and one answer is sent.
    expect(['answered', 'silent']).toContain(began?.outcome.kind);
    const history = await second.page.json<{ questionId: string | null }[]>('/api/conversations/group/messages');
    expect(history.every(({ questionId }) => questionId !== null)).toBe(true);
    await second.stop();
  });

  it('a question that leans on the one before is completed, and the page says how', async () => {
    const running = await startProgram(folder);
    const first = await running.page.say('二甲双胍饭前吃还是饭后吃？');
    expect(first.kind).toBe('answered');
    const second = await running.page.say('那阿卡波糖呢？');
    expect(second.trace.question).toMatchObject({
      text: '那阿卡波糖呢？',
      rewritten: '阿卡波糖饭前吃还是饭后吃',
    });
    expect(second.trace.preprocess).toMatchObject({ messages: 1, rewrittenBy: 'rules' });
    await running.stop();
  });
});
