import { burst, evidence, rejected, snapshot, snapshotsOf, SteppingClock, verdict } from '../../test/fakes/journey';
import { defaultPolicy } from '../core/assistant-policy';
import type { Message } from '../core/message';
import type { RedFlags } from '../core/ports/red-flags';
import type { Redactor } from '../core/ports/redactor';
import { AssistantPipeline, type PipelineOptions } from './assistant.pipeline';
import { preprocessConfig } from './preprocess/preprocess.config';
import { Responder } from './respond/respond.step';
import { retrievalConfig } from './respond/retrieval.config';

const redFlags: RedFlags = {
  find: (text) =>
    text.includes('胸口疼') && text.includes('出冷汗') ? { class: 'chest-pain', rule: 'pain-with-sweat' } : null,
  replyTo: () => ({ text: '请马上打120。', citations: [], writer: 'fixed' }),
};
const redactor: Redactor = {
  redact: (text) => ({ text: text.replaceAll('13800138000', '[电话-7KQ2]'), placed: [] }),
};
const broken: Redactor = {
  redact: () => {
    throw new Error('no key');
  },
};

function pipelineOf(changes: Partial<PipelineOptions> = {}): AssistantPipeline {
  return new AssistantPipeline({
    snapshots: snapshotsOf(snapshot({ gate: { judge: () => rejected() }, similarPairs: () => [] })),
    responder: new Responder({
      retrievers: [{ name: 'keyword', retrieve: () => Promise.resolve([evidence('a')]) }],
      modelWriter: null,
      answer: { maxCharacters: 120, maxPassages: 3 },
      retrieval: retrievalConfig.parse({}),
    }),
    clock: new SteppingClock(),
    preprocess: preprocessConfig.parse({ botNames: ['茴香豆'] }),
    redFlags,
    redactor,
    ...changes,
  });
}

const run = (changes: Partial<PipelineOptions>, ...messages: Partial<Message>[]) =>
  pipelineOf(changes).run(burst(...messages));

describe('an emergency', () => {
  it('is met with the fixed text, though the gate would be silent', async () => {
    const outcome = await run({}, { text: '我爸胸口疼，还出冷汗' });
    expect(outcome).toMatchObject({ kind: 'emergency', reason: 'red-flag', answer: { text: '请马上打120。' } });
    expect(outcome.trace.redFlag).toEqual({ class: 'chest-pain', rule: 'pain-with-sweat' });
  });

  it('is seen over two messages', async () => {
    expect((await run({}, { text: '胸口疼' }, { text: '一直出冷汗' })).kind).toBe('emergency');
  });

  it('is met while personal data cannot be hidden, and nothing of the words is kept', async () => {
    const outcome = await run({ redactor: broken }, { text: '胸口疼出冷汗，电话13800138000' });
    expect(outcome.kind).toBe('emergency');
    expect(JSON.stringify(outcome.trace)).not.toContain('13800138000');
  });

  it('is met where no index is ready', async () => {
    expect((await run({ snapshots: snapshotsOf() }, { text: '胸口疼出冷汗' })).kind).toBe('emergency');
  });
});

describe('personal data', () => {
  it('is hidden in all that the trace tells', async () => {
    const { trace } = await run({}, { text: '@茴香豆 我的电话13800138000，血压多少算高', mentionsBot: true });
    expect(trace.question.text).toContain('[电话-7KQ2]');
    expect(JSON.stringify(trace)).not.toContain('13800138000');
  });

  it('that cannot be hidden ends the question in silence, even where the bot is called', async () => {
    const outcome = await run({ redactor: broken }, { text: '@茴香豆 血压多少算高', mentionsBot: true });
    expect(outcome).toMatchObject({ kind: 'silent', reason: 'redaction-failed', answer: null });
  });
});

describe('an accepted question that no source answers', () => {
  const asked = { text: '血压多少算高' };
  const unanswered = (unknown: 'silent' | 'line') =>
    run(
      {
        snapshots: snapshotsOf(snapshot({ gate: { judge: () => verdict() }, similarPairs: () => [] })),
        responder: new Responder({
          retrievers: [{ name: 'keyword', retrieve: () => Promise.resolve([]) }],
          modelWriter: null,
          answer: { maxCharacters: 120, maxPassages: 3 },
          retrieval: retrievalConfig.parse({}),
        }),
        policyOf: () => ({ ...defaultPolicy, unknown }),
      },
      asked,
    );

  it('gets silence or one line, as the admin wants', async () => {
    expect((await unanswered('silent')).answer).toBeNull();
    expect((await unanswered('line')).answer?.text).toContain('没有找到依据');
  });
});
