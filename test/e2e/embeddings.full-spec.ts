import { embeddings } from '../fakes/openai-embeddings';
import { addressOfNobody } from '../fakes/openai-endpoint';
import { replies, type Scripted, ScriptedOpenAiServer } from '../fakes/openai-server';
import { until } from './page';
import { ProgramFolder } from './program-folder';
import { command, type RunningProgram, startProgram } from './run-program';

const question = '血压多少算高';
const pair = '糖尿病人能吃水果吗';
const chatter = '早上好各位';
const reduced = /资料来源暂时查不到/;

const server = new ScriptedOpenAiServer();
const folder = new ProgramFolder().withSampleKnowledge('patients');
let running: RunningProgram;

/** With an embedding model at this address, which is asked about every score. */
async function begin(baseUrl: string, more: object = {}): Promise<void> {
  folder.config.models = { embedding: { baseUrl, model: 'hashed', timeoutSeconds: 1 } };
  folder.config.gate = { askWidth: 20, askSeconds: 0.5 };
  Object.assign(folder.config, more);
  running = await startProgram(folder);
}
const say = (text: string) => running.page.say(text);
/** What becomes of a question as soon as this is true of it. */
const sayUntil = (text: string, isSo: (outcome: Awaited<ReturnType<typeof say>>) => boolean) =>
  until(
    async () => {
      const outcome = await say(text);
      return isSo(outcome) ? outcome : null;
    },
    text,
    15_000,
  );
const stateOfDense = ({ trace }: Awaited<ReturnType<typeof say>>) =>
  trace.sources?.find(({ name }) => name === 'dense')?.state;

beforeAll(() => server.start());
afterAll(async () => {
  await server.stop();
  folder.remove();
});

describe('with an embedding model', () => {
  beforeAll(() => begin(server.baseUrl));
  afterAll(() => running.stop());

  it('is asked for floats, and finds passages by what they mean', async () => {
    const outcome = await sayUntil(question, (each) => stateOfDense(each) === 'asked');
    expect(outcome).toMatchObject({ kind: 'answered', reason: 'evidence-found' });
    expect(outcome.answer?.text).not.toMatch(reduced);
    const formats = server.asked.flatMap(({ path, body }) => (path === '/v1/embeddings' ? body.encoding_format : []));
    expect(new Set(formats)).toEqual(new Set(['float']));
    expect(await running.page.json('/health')).toMatchObject({ embedding: 'ok', rerank: 'not-configured' });
  });

  it('is heard by the gate, which tells what that changed', async () => {
    const { trace } = await sayUntil(
      question,
      (each) => typeof each.trace.verdict?.refinement?.likePassage === 'number',
    );
    const { refinement, score, nearestGood } = trace.verdict ?? {};
    expect(refinement).toMatchObject({ status: 'asked', before: { decision: 'accept' } });
    expect(score).not.toBe(refinement?.before.score);
    expect(nearestGood?.length).toBeGreaterThan(0);
    const { stdout } = await command(folder, ['gate', 'explain', question, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ refinement: { status: 'asked' } });
  });

  /** Each with a question that was not asked before, so that nothing of it is remembered. */
  const faults: [string, Scripted, string][] = [
    ['is broken', replies.refusal(500, { 'retry-after-ms': '5' }), '请问血压多少算高'],
    ['refuses the key', replies.refusal(401), '血压多少算高呢'],
    ['never answers', replies.hang, '血压多少算高啊'],
    ['drops the connection', replies.drop, '大家知道血压多少算高吗'],
    ['sends a page', replies.html, '想问一下血压多少算高'],
    ['gives NaN', embeddings.nan, '请教血压多少算高？'],
    ['gives vectors of another dimension', embeddings.ofDimension(64), '血压到多少算高'],
    ['gives one vector too few', embeddings.oneTooFew, '血压多少才算高'],
  ];
  it.each(faults)('that %s: words serve, and the answer says that it is reduced', async (_name, script, asked) => {
    server.embeddingScript = script;
    const outcome = await say(asked);
    server.embeddingScript = embeddings.hashed();
    expect(outcome).toMatchObject({ kind: 'answered', answer: { isReduced: true } });
    expect(outcome.answer?.text).toMatch(reduced);
    expect(stateOfDense(outcome)).not.toBe('asked');
    const { refinement, score } = outcome.trace.verdict ?? {};
    expect(refinement?.status).toBe('failed');
    expect(score).toBe(refinement?.before.score);
  });

  it('that is gone: chatter stays unanswered, an approved answer is given', async () => {
    await server.stop();
    const outcome = await say(pair);
    expect(outcome).toMatchObject({ kind: 'answered', answer: { isReduced: true } });
    expect(outcome.trace.evidence.map(({ retriever }) => retriever)).toContain('qa-pair');
    expect((await say(chatter)).kind).toBe('silent');
  });
});

it('that was never there: the program starts, and answers by words', async () => {
  await begin(await addressOfNobody(), { vectors: { file: 'other/vectors.sqlite', cacheFile: 'other/cache.sqlite' } });
  const outcome = await say(question);
  expect(outcome).toMatchObject({ kind: 'answered', answer: { isReduced: true } });
  expect(outcome.trace.verdict?.refinement).toBeUndefined();
  expect(await running.page.json('/health')).toMatchObject({ status: 'ok', embedding: 'unreachable' });
  await running.stop();
});

it('whose vectors have no store: the gate still hears it, and words answer', async () => {
  const again = await new ScriptedOpenAiServer().start();
  await begin(again.baseUrl, {
    vectors: { store: 'chroma', chroma: { url: new URL(await addressOfNobody()).origin } },
  });
  const outcome = await sayUntil(question, ({ trace }) => trace.verdict?.refinement?.status === 'asked');
  expect(outcome).toMatchObject({ kind: 'answered', answer: { isReduced: true } });
  expect(outcome.trace.verdict?.refinement?.likePassage).toBeNull();
  await running.stop();
  await again.stop();
});
