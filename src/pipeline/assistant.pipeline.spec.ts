import { burst, evidence, rejected, snapshot, snapshotsOf, SteppingClock, verdict } from '../../test/fakes/journey';
import type { Message } from '../core/message';
import type { Outcome } from '../core/outcome';
import type { Admission, RunOptions } from '../core/ports/assistant-runner';
import type { Retriever } from '../core/ports/retriever';
import type { SafetyRule } from '../core/ports/safety-rule';
import type { Verdict } from '../core/verdict';
import { AssistantPipeline } from './assistant.pipeline';
import { preprocessConfig } from './preprocess/preprocess.config';
import { citationsOf } from './respond/citations';
import type { ComposeInput, Composition, ModelWriter } from './respond/model-writer';
import { Responder } from './respond/respond.step';
import { retrievalConfig } from './respond/retrieval.config';

const question = '血压多少算高';
const keyword: Retriever = {
  name: 'keyword',
  retrieve: () => Promise.resolve([evidence('a', { text: '血压到140/90算高。' })]),
};
const nothing: Retriever = { name: 'keyword', retrieve: () => Promise.resolve([]) };
const broken: Retriever = { name: 'graph', retrieve: () => Promise.reject(new Error('no connection')) };

interface World {
  judged?: Verdict;
  retrievers?: Retriever[];
  composed?: Composition;
  /** What the model tells before it ends. */
  partial?: string;
  /** What the model was asked. */
  inputs?: ComposeInput[];
  safetyRules?: SafetyRule[];
}

const retrieval = retrievalConfig.parse({});

function pipelineOf({ judged = verdict(), retrievers = [keyword], composed, ...world }: World): AssistantPipeline {
  const compose = (input: ComposeInput) => {
    world.inputs?.push(input);
    if (world.partial !== undefined) input.onPartialAnswer?.(world.partial);
    return Promise.resolve(composed);
  };
  return new AssistantPipeline({
    snapshots: snapshotsOf(snapshot({ gate: { judge: () => judged }, similarPairs: () => [] })),
    responder: new Responder({
      retrievers,
      modelWriter: composed ? ({ compose } as unknown as ModelWriter) : null,
      answer: { maxCharacters: 120, maxPassages: 3 },
      retrieval,
    }),
    safetyRules: () => world.safetyRules ?? [],
    clock: new SteppingClock(),
    preprocess: preprocessConfig.parse({ botNames: ['Fennelbean', '茴香豆'] }),
  });
}

const run = (world: World, ...messages: Partial<Message>[]): Promise<Outcome> =>
  pipelineOf(world).run(burst(...messages));
const ended = ({ kind, reason, answer }: Outcome) => [kind, reason, answer?.text ?? null];
const stagesOf = ({ trace }: Outcome) => trace.stages.map(({ name }) => name);

const mention = { text: `@茴香豆 ${question}`, mentionsBot: true };
const kindLine = expect.stringContaining('没有找到依据') as unknown;

describe('a question', () => {
  it('is answered with its source', async () => {
    const outcome = await run({}, { text: question });
    expect(ended(outcome)).toEqual(['answered', 'evidence-found', '血压到140/90算高。[1]']);
    expect(outcome.answer?.citations).toMatchObject([{ number: 1, evidenceId: 'a', title: '血压数值' }]);
  });

  it('is met with silence when nothing is found', async () => {
    expect(ended(await run({ retrievers: [nothing] }, { text: question }))).toEqual(['silent', 'no-evidence', null]);
  });

  it('is met with silence when what is found does not carry an answer', async () => {
    const beside = {
      ...keyword,
      retrieve: () => Promise.resolve([evidence('b', { title: '', headingPath: [], text: '好' })]),
    };
    expect(ended(await run({ retrievers: [beside] }, { text: question }))).toEqual(['silent', 'no-evidence', null]);
  });

  it('is met with silence when the model says that it cannot be answered', async () => {
    const composed: Composition = { status: 'not-answerable', tokens: 10 };
    expect(ended(await run({ composed }, { text: question }))).toEqual(['silent', 'no-evidence', null]);
  });

  it('waits for a person within the review zone', async () => {
    const judged = verdict({ decision: 'review', reason: 'near-threshold' });
    expect(ended(await run({ judged }, { text: question }))).toEqual(['review', 'near-threshold', null]);
  });

  it('is answered in full when it was listed', async () => {
    const judged = verdict({ reason: 'listed-good' });
    expect(ended(await run({ judged }, { text: question }))[0]).toBe('answered');
  });
});

describe('chatter', () => {
  it.each(['below-threshold', 'listed-bad', 'no-words', 'no-knowledge'] as const)(
    'is met with silence: %s',
    async (reason) => {
      const outcome = await run({ judged: rejected({ reason }) }, { text: '哈哈' });
      expect(ended(outcome)).toEqual(['silent', reason, null]);
      expect(stagesOf(outcome)).toEqual(['preprocess', 'gate']);
    },
  );

  it.each(['', '   \n\t', '\u200b\u200d\ufeff', '\u0000\u0007', '\u202e'])(
    'of nothing is silence: %j',
    async (text) => {
      expect(ended(await run({}, { text }))).toEqual(['silent', 'empty-message', null]);
    },
  );
});

describe('a burst that is no question', () => {
  const attachments = [{ kind: 'voice' as const, key: 'v', name: null, seconds: 3 }];
  const sound = (changes: Partial<Message>): Partial<Message> => ({
    text: '',
    details: {
      kind: 'voice',
      attachments,
      quoted: null,
      threadId: null,
      mentionsAll: false,
      mentionedOthers: [],
      isDirect: false,
    },
    ...changes,
  });

  it('is met with silence for its own reason', async () => {
    const outcome = await run({}, sound({}));
    expect(ended(outcome)).toEqual(['silent', 'voice-not-configured', null]);
    expect(outcome.trace.preprocess?.notes).toEqual(['voice-not-configured']);
    expect(stagesOf(outcome)).toEqual(['preprocess']);
  });

  it('gets one kind line where the bot is called', async () => {
    const outcome = await run({}, sound({ mentionsBot: true }));
    expect(ended(outcome)).toEqual(['answered', 'voice-not-configured', expect.stringContaining('打成字')]);
  });
});

describe('a question that leans on the talk before', () => {
  const context = [{ member: { id: 'li', name: '李阿姨' }, text: '血压多少算高', sentAt: 500 }];

  it('is judged and answered in its complete form, and the trace tells so', async () => {
    const outcome = await pipelineOf({}).run({ ...burst({ text: '那多久一次' }), context });
    expect(ended(outcome)[0]).toBe('answered');
    expect(outcome.trace).toMatchObject({
      question: { text: '那多久一次', rewritten: '血压多久一次', matchText: '血压多久一次' },
      preprocess: { messages: 1, rewrittenBy: 'rules', notes: [] },
    });
  });
});

describe('a mention', () => {
  it.each(['below-threshold', 'no-words', 'no-knowledge'] as const)(
    'gets one kind line when nothing is found: %s',
    async (reason) => {
      const outcome = await run({ judged: rejected({ reason }), retrievers: [nothing] }, mention);
      expect(ended(outcome)).toEqual(['answered', 'mentioned-without-evidence', kindLine]);
      expect(outcome.answer).toMatchObject({ citations: [], writer: 'fixed' });
    },
  );

  it('gets an answer below the threshold and within the review zone, if there is good evidence', async () => {
    for (const judged of [rejected(), verdict({ decision: 'review', reason: 'near-threshold' })]) {
      expect(ended(await run({ judged }, mention))).toEqual(['answered', 'evidence-found', '血压到140/90算高。[1]']);
    }
  });

  it('gets no answer to what an admin listed as bad, but a kind line', async () => {
    const outcome = await run({ judged: rejected({ reason: 'listed-bad' }) }, mention);
    expect(ended(outcome)).toEqual(['answered', 'mentioned-without-evidence', kindLine]);
    expect(stagesOf(outcome)).toEqual(['preprocess', 'gate']);
  });

  it('without a question is told how to ask', async () => {
    for (const text of ['@茴香豆', ' @Fennelbean \u200b ']) {
      const outcome = await run({}, { text, mentionsBot: true });
      expect(ended(outcome).slice(0, 2)).toEqual(['answered', 'empty-message']);
      expect(outcome.answer?.text).toBeTruthy();
    }
  });

  it('in English gets a line in English', async () => {
    const outcome = await run({ retrievers: [nothing] }, { text: '@Fennelbean is it raining', mentionsBot: true });
    expect(outcome.answer?.text).toMatch(/^I found nothing/);
  });

  it('anywhere in a burst counts', async () => {
    const outcome = await run({ retrievers: [nothing] }, { text: '请问' }, { text: '@茴香豆', mentionsBot: true });
    expect(ended(outcome)[1]).toBe('mentioned-without-evidence');
  });

  it('is not told that nothing was found where nobody could look: intake makes an honest line of it', async () => {
    await expect(run({ retrievers: [broken] }, mention)).rejects.toThrow('Sources failed: graph');
    await expect(run({ retrievers: [broken, broken] }, mention)).rejects.toThrow('Sources failed: graph');
  });

  it('is told that somebody could not look, where nothing was found without them', async () => {
    const { answer } = await run({ retrievers: [broken, nothing] }, mention);
    expect(answer?.text).toMatch(/没有找到依据[^]*暂时查不到/);
  });

  it('gets a quote when the model fails', async () => {
    const composed: Composition = { status: 'unusable', fallback: 'model-timeout', tokens: null };
    expect(ended(await run({ composed }, mention))[1]).toBe('evidence-found');
  });
});

describe('admission', () => {
  const refusals: Admission[] = (['over-limit', 'busy', 'missed'] as const).flatMap((reason) =>
    [true, false].map((tell) => ({ admitted: false as const, reason, tell })),
  );

  /** Runs with an intake that answers so, and counts how often it is asked. */
  async function admitted(world: World, changes: Partial<Message>, admission: Admission = { admitted: true }) {
    let asked = 0;
    const admit = () => {
      asked++;
      return Promise.resolve(admission);
    };
    return { outcome: await pipelineOf(world).run(burst(changes), { admit }), asked: () => asked };
  }
  const neverAsked: Retriever = {
    name: 'keyword',
    retrieve: () => {
      throw new Error('Nobody was to be asked.');
    },
  };

  it.each([
    ['a question', { text: question }, 'evidence-found'],
    ['a mention', mention, 'evidence-found'],
    ['a mention without a question', { text: '@茴香豆', mentionsBot: true }, 'empty-message'],
  ])('is asked for once, for %s', async (_what, changes, reason) => {
    const { outcome, asked } = await admitted({}, changes);
    expect([outcome.kind, outcome.reason, asked()]).toEqual(['answered', reason, 1]);
  });

  it.each([
    ['chatter', { judged: rejected() }, { text: '哈哈' }],
    ['what was listed as bad', { judged: rejected({ reason: 'listed-bad' }) }, { text: question }],
    ['an empty message', {}, { text: '\u200b' }],
    ['the review zone', { judged: verdict({ decision: 'review', reason: 'near-threshold' }) }, { text: question }],
    ['a conversation bound to no assistant', {}, { ...mention, assistant: 'nobody' }],
  ] as [string, World, Partial<Message>][])('is not asked for, for %s', async (_what, world, changes) => {
    const { outcome, asked } = await admitted(world, changes, { admitted: false, reason: 'busy', tell: true });
    expect([outcome.kind === 'refused', asked()]).toEqual([false, 0]);
  });

  it('comes before anything that costs', async () => {
    const world = { retrievers: [neverAsked] };
    const { outcome } = await admitted(world, mention, { admitted: false, reason: 'over-limit', tell: false });
    expect(stagesOf(outcome)).toEqual(['preprocess', 'gate']);
  });

  describe.each(refusals)('that is refused: %j', (refusal) => {
    const { reason, tell } = refusal as Extract<Admission, { admitted: false }>;
    const lines = { 'over-limit': /歇一分钟|Give me a minute/, busy: /排队的消息太多|Too many messages/ };

    it.each([{ text: question }, mention, { text: '@茴香豆', mentionsBot: true }])(
      'ends the question with one kind line or none: %j',
      async (changes) => {
        const { outcome } = await admitted({}, changes, refusal);
        expect([outcome.kind, outcome.reason]).toEqual(['refused', reason]);
        const line = tell && lines[reason as keyof typeof lines];
        if (!line) expect(outcome.answer).toBeNull();
        else {
          expect(outcome.answer).toMatchObject({ citations: [], writer: 'fixed' });
          expect(outcome.answer?.text).toMatch(line);
        }
      },
    );
  });

  it.each(['silenced', 'listen-only', 'answered-by-member'] as const)(
    'that keeps the bot quiet ends in silence: %s',
    async (reason) => {
      for (const changes of [{ text: question }, mention]) {
        const { outcome } = await admitted({}, changes, { admitted: false, reason, tell: false });
        expect(ended(outcome)).toEqual(['silent', reason, null]);
      }
    },
  );

  it('that knows an earlier answer gives it, with nothing looked up', async () => {
    const answer = { text: '这个问题刚答过。', citations: [], writer: 'fixed' as const };
    const refusal: Admission = { admitted: false, reason: 'answered-before', tell: true, answer };
    const { outcome } = await admitted({ retrievers: [neverAsked] }, { text: question }, refusal);
    expect(ended(outcome)).toEqual(['answered', 'answered-before', '这个问题刚答过。']);
  });

  it('that brings its own words shows them in place of the notice', async () => {
    const answer = { text: '等一等。', citations: [], writer: 'fixed' as const };
    const refusal: Admission = { admitted: false, reason: 'busy', tell: true, answer };
    const { outcome } = await admitted({}, mention, refusal);
    expect(ended(outcome)).toEqual(['refused', 'busy', '等一等。']);
  });

  it('is refused in the language of the question', async () => {
    const refusal = { admitted: false, reason: 'busy', tell: true } as const;
    const { outcome } = await admitted({}, { text: 'what is high blood pressure' }, refusal);
    expect(outcome.answer?.text).toMatch(/^Too many messages/);
  });

  it('that fails is a fault of the program, and nothing is answered', async () => {
    const admit = () => Promise.reject(new Error('no database'));
    await expect(pipelineOf({}).run(burst(mention), { admit })).rejects.toThrow('no database');
  });
});

describe('an answer that is being written', () => {
  /** A model that tells a part of its answer, then ends as it is told. */
  function composing(composed: Composition): { world: World; told: string[]; options: RunOptions } {
    const told: string[] = [];
    return {
      world: { composed, partial: '到140/90算高。[1]' },
      told,
      options: { onPartialAnswer: (text) => told.push(text) },
    };
  }

  it('is told while it grows', async () => {
    const text = '到140/90算高。[1]血压到140/90算高。[1]';
    const answer = { text, citations: citationsOf([evidence('a')]), writer: 'model' as const };
    const { world, told, options } = composing({ status: 'answer', answer, tokens: 9 });
    const outcome = await pipelineOf(world).run(burst(mention), options);
    expect(told).toEqual(['到140/90算高。[1]']);
    expect(outcome.answer).toMatchObject({ text, label: 'generated' });
  });

  it('ends in a quote, or in silence, when the model comes to nothing', async () => {
    const spoilt = composing({ status: 'unusable', fallback: 'unknown-citation', tokens: 9 });
    const quoted = await pipelineOf(spoilt.world).run(burst({ text: question }), spoilt.options);
    expect([spoilt.told.length, quoted.answer?.writer]).toEqual([1, 'quote']);
    const declined = composing({ status: 'not-answerable', tokens: 9 });
    const silent = await pipelineOf(declined.world).run(burst({ text: question }), declined.options);
    expect([declined.told.length, ...ended(silent)]).toEqual([1, 'silent', 'no-evidence', null]);
  });

  it('is told of by nobody where nothing is to be answered', async () => {
    const { world, told, options } = composing({ status: 'not-answerable', tokens: null });
    await pipelineOf({ ...world, judged: rejected() }).run(burst({ text: '哈哈' }), options);
    const admit = (): Promise<Admission> => Promise.resolve({ admitted: false, reason: 'busy', tell: true });
    await pipelineOf(world).run(burst(mention), { ...options, admit });
    expect(told).toEqual([]);
  });

  it('may be longer where more is asked for', async () => {
    const inputs: ComposeInput[] = [];
    const world: World = { composed: { status: 'not-answerable', tokens: null }, inputs };
    await pipelineOf(world).run(burst({ text: question }));
    await pipelineOf(world).run(burst({ text: question }), { isDetailed: true });
    expect(inputs.map(({ maxCharacters }) => maxCharacters)).toEqual([120, 360]);
  });

  it('is not streamed where nobody watches, and can be stopped', async () => {
    const inputs: ComposeInput[] = [];
    const world: World = { composed: { status: 'not-answerable', tokens: null }, inputs };
    const { signal } = new AbortController();
    await pipelineOf(world).run(burst({ text: question }), { signal });
    expect(inputs).toEqual([expect.objectContaining({ signal, onPartialAnswer: undefined })]);
  });
});

describe('a conversation that is bound to no assistant', () => {
  it('is silent, and a person is told', async () => {
    expect(ended(await run({}, { text: question, assistant: 'nobody' }))).toEqual([
      'failed',
      'unknown-assistant',
      null,
    ]);
  });

  it('gives a mention a line all the same', async () => {
    const outcome = await run({}, { ...mention, assistant: 'nobody' });
    expect(outcome.kind).toBe('failed');
    expect(outcome.answer).toMatchObject({ writer: 'fixed', text: expect.stringContaining('管理员') as unknown });
  });
});

describe('the trace', () => {
  it('has every step with its time, the verdict and the evidence', async () => {
    const judged = verdict({ score: 2.5, nearestGood: [{ kind: 'good', text: '高压多少算高', similarity: 0.7 }] });
    const { trace, answer } = await run({ judged, retrievers: [broken, keyword] }, mention);
    expect(answer).toMatchObject({ isReduced: true, text: expect.stringContaining('可能不全') as string });
    expect(trace).toEqual({
      question: { text: question, rewritten: null, matchText: question, mentionsBot: true },
      preprocess: { messages: 1, rewrittenBy: null, notes: [] },
      stages: ['preprocess', 'gate', 'retrieve', 'write'].map((name) => ({ name, milliseconds: 5 })),
      verdict: judged,
      evidence: [expect.objectContaining({ id: 'a' })],
      failedRetrievers: ['graph'],
      sources: [
        { name: 'graph', state: 'failed', found: 0, milliseconds: expect.any(Number) as number },
        { name: 'keyword', state: 'asked', found: 1, milliseconds: expect.any(Number) as number },
      ],
      fallback: null,
      tokens: null,
    });
  });

  it('says that and why the model did not compose', async () => {
    const composed: Composition = { status: 'unusable', fallback: 'unknown-citation', tokens: 77 };
    const { answer, trace } = await run({ composed }, { text: question });
    expect(trace).toMatchObject({ fallback: 'unknown-citation', tokens: 77 });
    expect(answer?.writer).toBe('quote');
  });
});

describe('a safety rule', () => {
  const blocking = (stage: string, part: string): SafetyRule => ({
    name: 'doses',
    check: (asked) =>
      Promise.resolve(
        asked.stage === stage && asked.text.includes(part) ? { decision: 'block', reason: 'no' } : { decision: 'pass' },
      ),
  });
  const runWith = (rule: SafetyRule, message: Partial<Message>) => run({ safetyRules: [rule] }, message);

  it.each([
    ['the question', blocking('question', '血压')],
    ['the answer', blocking('answer', '140/90')],
  ])('that blocks %s is met with silence, and with one kind line where the bot was called', async (_what, rule) => {
    const silent = await runWith(rule, { text: question });
    expect(ended(silent)).toEqual(['refused', 'safety-blocked', null]);
    expect(silent.trace.blockedBy).toBe('doses: no');
    expect((await runWith(rule, mention)).answer?.text).toMatch(/不方便回答/);
  });

  it('that passes changes nothing', async () => {
    expect(ended(await runWith(blocking('answer', '酒'), { text: question }))[0]).toBe('answered');
  });
});

describe('a fault of the program', () => {
  it('is thrown, for intake to deal with', async () => {
    const pipeline = new AssistantPipeline({
      snapshots: snapshotsOf(snapshot()),
      responder: new Responder({
        retrievers: [],
        modelWriter: null,
        answer: { maxCharacters: 120, maxPassages: 3 },
        retrieval,
      }),
      clock: new SteppingClock(),
      preprocess: preprocessConfig.parse({}),
    });
    await expect(pipeline.run(burst({ text: question }))).rejects.toThrow('not set up');
  });
});
