import { replies, ScriptedOpenAiServer } from '../fakes/openai-server';
import { ProgramFolder } from './program-folder';
import { command } from './run-program';

const folder = new ProgramFolder();
const server = new ScriptedOpenAiServer();
const fennelbean = (args: string[], options?: Parameters<typeof command>[2]) => command(folder, args, options);
const args = ['eval', 'rewrite', '--data', 'turns.jsonl'];

const turns = [
  { context: ['离心机怎么预约', '在网页上点一下'], utterance: '那要提前几天', rewritten: '离心机要提前几天' },
  { context: ['胃镜多久做一次', '两年一次'], utterance: '肠镜呢', rewritten: '肠镜多久做一次' },
  { context: ['早', '早'], utterance: '今天真冷', rewritten: '今天真冷' },
];

beforeAll(async () => {
  await server.start();
  folder.write({
    'turns.jsonl': `\ufeff${turns.map((turn) => JSON.stringify(turn)).join('\r\n\r\n')}\r\n`,
    'empty.jsonl': '\n\n',
    'not-json.jsonl': `${JSON.stringify(turns[0])}\n{"context": \n`,
    'incomplete.jsonl': `${JSON.stringify(turns[0])}\n\n{"context": ["早"], "utterance": "好", "rewritten": 5}\n`,
  });
});
afterAll(async () => {
  await server.stop();
  folder.remove();
});

describe('eval rewrite', () => {
  it('prints the documented object: rules against doing nothing, and no model where none is configured', async () => {
    const { exitCode, stdout } = await fennelbean([...args, '--json']);
    expect(exitCode).toBe(0);
    const printed = JSON.parse(stdout) as Record<string, { exactMatch: number; rougeL: number }>;
    const figures = { exactMatch: expect.any(Number) as number, rougeL: expect.any(Number) as number };
    expect(printed).toEqual({
      pairs: 3,
      leaveAsIs: { ...figures, exactMatch: 1 / 3 },
      prependLast: { ...figures, exactMatch: 0 },
      rules: { exactMatch: 1, rougeL: 1, changed: 2 / 3 },
      model: null,
    });
    expect(printed.leaveAsIs?.rougeL).toBeLessThan(1);
  });

  it('prints a table for people', async () => {
    expect((await fennelbean(args)).stdout).toMatch(/rules +100.0% +100.0% +66.7% changed[^]*3 pairs; no chat model/);
  });

  it('measures a configured model, and counts what it fails at', async () => {
    server.script = (_request, response, asked) => {
      const { message } = JSON.parse(asked.body.messages?.at(-1)?.content ?? '') as { message: { text: string } };
      const reply = message.text === '肠镜呢' ? { needsContext: true, question: '肠镜多久做一次' } : '不会';
      return replies.text(JSON.stringify(reply))(_request, response, asked);
    };
    const variables = {
      FENNELBEAN_MODELS__CHAT__BASE_URL: server.baseUrl,
      FENNELBEAN_MODELS__CHAT__MODEL: 'scripted',
    };
    const { stdout } = await fennelbean([...args, '--json'], { variables });
    expect(JSON.parse(stdout)).toMatchObject({ model: { exactMatch: 2 / 3, failed: 2 / 3 } });
  });

  it.each([
    ['nowhere.jsonl', 'There is no file nowhere.jsonl.'],
    ['.', 'There is no file ..'],
    ['empty.jsonl', 'The file empty.jsonl is empty.'],
    ['not-json.jsonl', 'Line 2 of not-json.jsonl is not JSON.'],
    ['incomplete.jsonl', 'Line 3 of incomplete.jsonl wants'],
  ])('refuses %s and says why: 2', async (file, told) => {
    const { exitCode, stdout, stderr } = await fennelbean(['eval', 'rewrite', '--data', file, '--json']);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain(told);
    expect(stderr).not.toContain('    at ');
  });
});
