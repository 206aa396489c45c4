import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replies, type Scripted, ScriptedOpenAiServer } from '../fakes/openai-server';
import { until } from './page';
import { ProgramFolder } from './program-folder';
import { type RunningProgram, startProgram } from './run-program';

const key = 'sk-test-77c1e0b5aa';
const question = '血压多少算高';
const folder = new ProgramFolder().withSmallKnowledge();
const server = new ScriptedOpenAiServer();
let running: RunningProgram;

beforeAll(async () => {
  await server.start();
  // Each fault is to be seen for itself, so that none opens the breaker.
  folder.config.models = {
    chat: { baseUrl: server.baseUrl, model: 'scripted', timeoutSeconds: 1.2 },
    breaker: { failures: 1000 },
  };
  running = await startProgram(folder, { variables: { FENNELBEAN_MODELS__CHAT__API_KEY: key } });
});
afterAll(async () => {
  await running.stop();
  await server.stop();
  folder.remove();
});

/** What a member sees who asks while the endpoint does this. */
async function ask(script: Scripted, text = question, mention = false) {
  server.script = script;
  const { events, close } = await running.page.listen('model');
  const outcome = await running.page.say(text, { mention, conversation: 'model' });
  const shown = () => events.flatMap((event) => (event.type === 'reply' ? [event.data.text] : []));
  if (outcome.answer) await until(() => (shown().length > 0 ? true : null), 'reply');
  close();
  return { outcome, shown: shown() };
}

describe('with a chat model', () => {
  it('the answer is composed, and cites what it rests on', async () => {
    const { outcome, shown } = await ask(replies.answer('诊室血压到140/90就算高。[1]不要凭一次的结果下结论。[1]'));
    expect(outcome).toMatchObject({
      kind: 'answered',
      reason: 'evidence-found',
      answer: {
        text: '诊室血压到140/90就算高。[1]不要凭一次的结果下结论。[1]',
        writer: 'model',
        citations: [{ number: 1, evidenceId: outcome.trace.evidence[0]?.id }],
      },
      trace: { fallback: null, tokens: 123 },
    });
    expect(shown).toEqual([
      expect.stringMatching(/^诊室血压到140\/90就算高。\[1\].*AI 生成.*\n\n来源：\n\[1\] /s) as string,
    ]);
    const { messages = [], model } = server.asked.at(-1)?.body ?? {};
    expect(model).toBe('scripted');
    expect(messages.map(({ role }) => role)).toEqual(['system', 'user']);
    expect(messages[1]?.content).toContain(question);
    expect(messages[1]?.content).toContain('[1] ');
  });

  it('what a model fences is read all the same', async () => {
    const { outcome } = await ask(replies.fenced('算高[1]。'));
    expect(outcome.answer).toMatchObject({ writer: 'model', text: '算高。[1]' });
  });

  it('a model that finds no answer in the material means silence, and a kind line to a mention', async () => {
    const silent = await ask(replies.notAnswerable);
    expect([silent.outcome.kind, silent.outcome.reason, silent.shown]).toEqual(['silent', 'no-evidence', []]);
    const mentioned = await ask(replies.notAnswerable, `@茴香豆 ${question}`, true);
    expect(mentioned.outcome).toMatchObject({ reason: 'mentioned-without-evidence', answer: { writer: 'fixed' } });
  });

  it('chatter is not shown to the model', async () => {
    const before = server.asked.length;
    const { outcome } = await ask(replies.answer('早[1]'), '早上好各位');
    expect(outcome.kind).toBe('silent');
    expect(server.asked).toHaveLength(before);
  });

  it('health says that it answers', async () => {
    expect(await running.page.json('/health')).toMatchObject({ model: 'ok' });
  });
});

describe('with a chat model that fails, the answer is quoted and the trace says why', () => {
  const faults: [string, Scripted, string][] = [
    ['is late', replies.after(5000, replies.answer('高[1]')), 'model-timeout'],
    ['never ends its answer', replies.hangInBody, 'model-timeout'],
    ['drops the connection', replies.drop, 'model-unreachable'],
    ['refuses for now', replies.refusal(429, { 'retry-after-ms': '10' }), 'model-error'],
    ['is broken', replies.refusal(500, { 'retry-after-ms': '10' }), 'model-error'],
    ['refuses the key and shows it', replies.echoKeyAsError, 'model-error'],
    ['puts the key into its answer', replies.echoKeyAsAnswer, 'model-error'],
    ['sends a page', replies.html, 'model-error'],
    ['sends half an object', replies.halfJson, 'model-error'],
    ['sends no choices', replies.noChoices, 'model-error'],
    ['sends no content', replies.noContent, 'model-error'],
    ['sends two megabytes', replies.huge, 'invalid-json'],
    ['sends prose', replies.text('到140/90就算高[1]。'), 'invalid-json'],
    ['sends an error in words', replies.text('Error: upstream connect error'), 'invalid-json'],
    ['cites what does not exist', replies.answer('高[9]。'), 'unknown-citation'],
    ['cites nothing', replies.answer('高。'), 'no-citation'],
    ['answers in the wrong language', replies.answer('It is high from 140 on [1].'), 'wrong-language'],
  ];

  it.each(faults)('%s', async (_name, script, fallback) => {
    const { outcome, shown } = await ask(script);
    expect(outcome).toMatchObject({ kind: 'answered', answer: { writer: 'quote' }, trace: { fallback } });
    expect(shown).toHaveLength(1);
    expect(shown[0]).toMatch(/140\/90.*\[1\]\n\n原文摘录，来源：\n\[1\] /s);
    expect(shown[0]).not.toMatch(/error|quota|html|key|长长|sk-/i);
    expect(JSON.stringify(outcome)).not.toContain(key);
  });

  it('is not there at all', async () => {
    await server.stop();
    const { outcome } = await ask(replies.drop);
    expect(outcome.trace.fallback).toMatch(/^model-(unreachable|timeout)$/);
    expect(outcome.answer?.writer).toBe('quote');
  });

  it('the key is nowhere: not in the log, not in what is stored', () => {
    const stored = readdirSync(join(folder.path, 'data')).map((name) => readFileSync(join(folder.path, 'data', name)));
    expect(stored.length).toBeGreaterThan(0);
    for (const bytes of stored) expect(bytes.includes(key)).toBe(false);
    expect(running.log()).not.toContain(key);
    expect(running.log()).toBe('');
  });
});
