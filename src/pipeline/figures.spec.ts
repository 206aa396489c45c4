import { burst, evidence, rejected, snapshot, snapshotsOf, SteppingClock, verdict } from '../../test/fakes/journey';
import type { Answer } from '../core/answer';
import type { Chart, Figures } from '../core/figures';
import type { Message } from '../core/message';
import type { Answerer, AnswererReply, AnswererRequest } from '../core/ports/answerer';
import type { Retriever } from '../core/ports/retriever';
import type { Verdict } from '../core/verdict';
import { AssistantPipeline } from './assistant.pipeline';
import { preprocessConfig } from './preprocess/preprocess.config';
import { Responder } from './respond/respond.step';
import { retrievalConfig } from './respond/retrieval.config';
import { OutputGuard } from './safety/output/output-guard';

const documents: Retriever = {
  name: 'keyword',
  retrieve: () => Promise.resolve([evidence('a', { text: '发文量按发表月份计算。' })]),
};
const nothing: Retriever = { name: 'keyword', retrieve: () => Promise.resolve([]) };
const trace = { source: 'papers', saved: null, schema: [], steps: [] };
const usage = [{ promptTokens: 9, completionTokens: 1, isEstimate: false, cost: null, endpoint: 'main' }];

const chart: Chart = {
  specification: { type: 'bar', title: '各月发文量', x: '月份', y: ['篇数'] },
  table: { columns: [], rows: [] },
};
const figures: Figures = {
  source: '论文',
  table: { columns: ['月份', '篇数'], rows: [['2026-11', 5]] },
  totalRows: 1,
  isCut: false,
  chart,
  queries: ['SELECT 1'],
  filters: '',
  asOf: '2026-11-21',
};
const picture = { kind: 'picture', key: 'k.png', name: 'k.png', mediaType: 'image/png', description: '图' } as const;
const answerOf = (changes: Partial<Answer> = {}): AnswererReply => ({
  status: 'answered',
  answer: { text: '本月发文 5 篇。', citations: [], writer: 'model', figures, attachments: [picture], ...changes },
  trace,
  usage,
});
const refusal = (reason: Extract<AnswererReply, { status: 'refused' }>['reason']): AnswererReply => ({
  status: 'refused',
  reason,
  line: `一句${reason}`,
  trace,
  usage: [],
});

interface World {
  reply: AnswererReply;
  claims?: boolean;
  knows?: boolean;
  judged?: Verdict;
  retriever?: Retriever;
  requests?: AnswererRequest[];
  secrets?: string[];
}

function run(
  {
    reply,
    claims = true,
    knows = false,
    judged = verdict(),
    retriever = documents,
    requests = [],
    secrets = [],
  }: World,
  message: Partial<Message>,
) {
  const answerer: Answerer = {
    name: 'analytics',
    knows: () => knows,
    claims: () => claims,
    answer: (request) => {
      requests.push(request);
      return Promise.resolve(reply);
    },
  };
  const pipeline = new AssistantPipeline({
    snapshots: snapshotsOf(snapshot({ gate: { judge: () => judged }, similarPairs: () => [] })),
    responder: new Responder({
      retrievers: [retriever],
      modelWriter: null,
      answer: { maxCharacters: 120, maxPassages: 3 },
      retrieval: retrievalConfig.parse({}),
    }),
    answerers: [answerer],
    guard: new OutputGuard({ prompts: [], secrets }),
    clock: new SteppingClock(),
    preprocess: preprocessConfig.parse({ botNames: ['茴香豆'] }),
  });
  return pipeline.run(burst(message), {
    reveal: (text) => Promise.resolve([{ placeholder: text.slice(0, 2), value: '林知远' }]),
  });
}
const question = { text: '发文量有多少' };
const mention = { text: '@茴香豆 发文量有多少', mentionsBot: true };

describe('a question of figures', () => {
  it('is answered by who has them, labelled, with how they were come by', async () => {
    const requests: AnswererRequest[] = [];
    const outcome = await run({ reply: answerOf(), requests }, question);
    expect([outcome.kind, outcome.reason]).toEqual(['answered', 'figures-found']);
    expect(outcome.answer).toMatchObject({
      text: '本月发文 5 篇。',
      label: 'generated',
      figures,
      attachments: [picture],
    });
    expect(outcome.trace).toMatchObject({ figures: trace, evidence: [], usage: [{ endpoint: 'main', calls: 1 }] });
    expect(outcome.trace.stages.map(({ name }) => name)).toEqual(['preprocess', 'gate', 'figures']);
    expect(requests[0]).toMatchObject({ text: question.text, hidden: [{ placeholder: '发文', value: '林知远' }] });
    expect(await requests[0]?.searchKnowledge('口径')).toEqual([expect.stringContaining('发文量按发表月份计算')]);
  });

  it('goes to the documents where nobody claims it', async () => {
    const outcome = await run({ reply: answerOf(), claims: false }, question);
    expect([outcome.reason, outcome.trace.figures]).toEqual(['evidence-found', undefined]);
  });

  it('that is saved is let in, unless an admin listed it as bad', async () => {
    const known = await run({ reply: answerOf(), knows: true, judged: rejected() }, question);
    expect([known.reason, known.trace.verdict?.reason]).toEqual(['figures-found', 'saved-question']);
    const unknown = await run({ reply: answerOf(), judged: rejected() }, question);
    expect(unknown.kind).toBe('silent');
    const listed = await run({ reply: answerOf(), knows: true, judged: rejected({ reason: 'listed-bad' }) }, question);
    expect([listed.kind, listed.reason]).toEqual(['silent', 'listed-bad']);
  });

  it('of an admin’s own sentence bears no label of a model', async () => {
    const outcome = await run({ reply: answerOf({ writer: 'query' }) }, question);
    expect(outcome.answer?.label).toBeUndefined();
  });
});

describe('figures that there are none of', () => {
  it.each([
    ['not-permitted', 'refused', 'data-not-permitted'],
    ['no-data', 'answered', 'data-empty'],
    ['failed', 'failed', 'data-failed'],
  ] as const)('%s: are told so, and no document is asked', async (reason, kind, code) => {
    const outcome = await run({ reply: refusal(reason) }, question);
    expect([outcome.kind, outcome.reason, outcome.answer?.text]).toEqual([kind, code, `一句${reason}`]);
    expect(outcome.trace.sources).toBeUndefined();
  });

  it.each([
    ['cannot-tell', 'data-cannot-tell'],
    ['no-model', 'data-needs-model'],
  ] as const)('%s: may be in the documents', async (reason, code) => {
    expect((await run({ reply: refusal(reason) }, question)).reason).toBe('evidence-found');
    const world = { reply: refusal(reason), retriever: nothing };
    expect(await run(world, mention)).toMatchObject({
      kind: 'answered',
      reason: code,
      answer: { text: `一句${reason}` },
    });
    expect(await run(world, question)).toMatchObject({ kind: 'silent', reason: code, answer: null });
  });

  it('without a model: no document is asked where it is surely a question for the data', async () => {
    const outcome = await run({ reply: { ...refusal('no-model'), isForData: true } as AnswererReply }, question);
    expect([outcome.reason, outcome.answer?.text]).toEqual(['data-needs-model', '一句no-model']);
  });
});

describe('what must not be said', () => {
  it('is no sentence of figures', async () => {
    const outcome = await run(
      { reply: answerOf({ text: '密码是 hunter2-hunter2。' }), secrets: ['hunter2-hunter2'] },
      question,
    );
    expect([outcome.kind, outcome.reason, outcome.answer]).toEqual(['refused', 'safety-blocked', null]);
  });

  it('leaves who called the bot with one kind line', async () => {
    const outcome = await run(
      { reply: answerOf({ text: '密码是 hunter2-hunter2。' }), secrets: ['hunter2-hunter2'] },
      mention,
    );
    expect([outcome.kind, outcome.answer?.text]).toEqual(['refused', expect.stringContaining('不方便回答')]);
  });

  it('is no heading of a table', async () => {
    const table = { columns: ['月份', 'hunter2-hunter2'], rows: [['2026-11', 5]] };
    const outcome = await run(
      { reply: answerOf({ figures: { ...figures, table } }), secrets: ['hunter2-hunter2'] },
      question,
    );
    expect([outcome.kind, outcome.reason, outcome.answer]).toEqual(['refused', 'safety-blocked', null]);
  });

  it('is no title of a chart', async () => {
    const specification = { ...chart.specification, title: 'hunter2-hunter2' };
    const titled = { ...figures, chart: { ...chart, specification } };
    const outcome = await run({ reply: answerOf({ figures: titled }), secrets: ['hunter2-hunter2'] }, question);
    expect(outcome.answer).toMatchObject({ text: '本月发文 5 篇。', figures: { chart: null } });
    expect(JSON.stringify(outcome.answer)).not.toMatch(/hunter2|png/);
  });
});
