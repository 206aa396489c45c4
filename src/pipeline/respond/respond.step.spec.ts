import { evidence, notSetUp, question, snapshot } from '../../../test/fakes/journey';
import { detailedLimits } from './answer-limits';
import type { Composition, ModelWriter } from './model-writer';
import { Responder } from './respond.step';
import { retrievalConfig } from './retrieval.config';

const limits = { maxCharacters: 120, maxPassages: 3 };
const carrying = evidence('a', { text: '血压到140/90算高。' });
const beside = evidence('b', { title: '', headingPath: [], text: '今天天气很好，适合出门散步。' });

const modelOf = (compose: () => Promise<Composition>) => ({ compose }) as unknown as ModelWriter;
const responder = (modelWriter: ModelWriter | null = null) =>
  new Responder({ retrievers: [], modelWriter, answer: limits, retrieval: retrievalConfig.parse({}) });
const input = {
  question: question(),
  snapshot: snapshot(),
  evidence: [carrying, beside],
  accepted: true,
  signal: undefined,
};

const nothing = { status: 'no-evidence' };
const draftOf = async (writer: Responder) => {
  const written = await writer.write(input);
  return written.status === 'draft' ? written.draft : written;
};

describe('writing without a model', () => {
  it('quotes', async () => {
    expect(await draftOf(responder())).toMatchObject({
      answer: {
        text: '血压到140/90算高。[1]',
        writer: 'quote',
        citations: [expect.objectContaining({ evidenceId: 'a' })],
      },
      fallback: null,
      tokens: null,
    });
  });

  it('writes nothing where the evidence is about something else', async () => {
    expect(await responder().write({ ...input, evidence: [beside] })).toEqual(nothing);
    expect(await responder().write({ ...input, evidence: [] })).toEqual(nothing);
  });

  it('wants better evidence where only a mention let the question through', async () => {
    // Of seven characters, two are covered.
    const weak = {
      ...input,
      question: question({ matchText: '早晨起来血压高' }),
      evidence: [evidence('w', { title: '', headingPath: [], text: '血压。' })],
    };
    expect(await responder().write(weak)).toHaveProperty('draft');
    expect(await responder().write({ ...weak, accepted: false })).toEqual(nothing);
    expect(await responder().write({ ...input, accepted: false })).toHaveProperty('draft');
  });
});

describe('an answer that is to be longer', () => {
  const evidenceOf = (...texts: string[]) => texts.map((text, at) => evidence(`e${at}`, { text, headingPath: [] }));

  it('has room for more sentences and passages', async () => {
    const found = evidenceOf(
      '血压到140/90算高。',
      '家里血压135/85算高。',
      '老人血压150/90算高。',
      '孕妇血压140/90算高。',
      '白天血压135/85算高。',
    );
    const short = await responder().write({ ...input, evidence: found });
    const long = await responder().write({ ...input, evidence: found, isDetailed: true });
    const cited = (written: typeof short) => (written.status === 'draft' ? written.draft.answer.citations.length : 0);
    expect(cited(short)).toBeLessThanOrEqual(3);
    expect(cited(long)).toBeGreaterThan(cited(short));
  });

  it('is no longer than may be configured', () => {
    expect(detailedLimits({ maxCharacters: 900, maxPassages: 8 })).toMatchObject({
      maxCharacters: 1000,
      maxPassages: 10,
    });
  });
});

describe('writing with a model', () => {
  it('asks none for what was approved for this very question, and one who wants more', async () => {
    const answer = { text: '到140算高[1]。', citations: [], writer: 'model' } as const;
    const model = modelOf(() => Promise.resolve({ status: 'answer', answer, tokens: 300 }));
    const pair = evidence('p', { kind: 'qa-pair', title: '血压多少算高', text: '140/90。**先复测**。' });
    const held = snapshot({ similarPairs: () => [{ id: 'p', similarity: 1 }] });
    const asked = { ...input, snapshot: held, evidence: [carrying, pair] };
    expect(await responder(model).write(asked)).toMatchObject({
      draft: { answer: { text: '140/90。**先复测**。[1]', citations: [{ evidenceId: 'p' }] }, tokens: null },
    });
    expect(await responder(model).write({ ...asked, isDetailed: true })).toMatchObject({ draft: { answer } });
  });

  it('takes what the model composed', async () => {
    const answer = { text: '到140算高[1]。', citations: [], writer: 'model' } as const;
    const model = modelOf(() => Promise.resolve({ status: 'answer', answer, tokens: 300 }));
    expect(await draftOf(responder(model))).toMatchObject({ answer, fallback: null, tokens: 300 });
  });

  it('quotes in its place, and says why, when the model cannot', async () => {
    const model = modelOf(() => Promise.resolve({ status: 'unusable', fallback: 'invalid-json', tokens: 80 }));
    expect(await draftOf(responder(model))).toMatchObject({
      answer: { text: '血压到140/90算高。[1]', writer: 'quote' },
      fallback: 'invalid-json',
      tokens: 80,
    });
  });

  it('keeps silent when the model says that the material does not carry an answer', async () => {
    const model = modelOf(() => Promise.resolve({ status: 'not-answerable', tokens: 50 }));
    expect(await responder(model).write(input)).toEqual({
      status: 'declined',
      fallback: 'model-declined',
      tokens: 50,
    });
  });

  it('keeps silent when no sentence of the draft is backed, but quotes where a rule took them out', async () => {
    const without = (fault: string) =>
      modelOf(() =>
        Promise.resolve({
          status: 'unusable',
          fallback: 'unsupported',
          tokens: 50,
          removed: [{ fault, count: 2 }],
        }),
      );
    expect(await responder(without('number')).write(input)).toMatchObject({
      status: 'declined',
      fallback: 'unsupported',
      removed: [{ fault: 'number', count: 2 }],
    });
    expect(await draftOf(responder(without('personal-medicine')))).toMatchObject({ answer: { writer: 'quote' } });
  });

  it('does not ask the model where there is no evidence', async () => {
    expect(await responder(modelOf(notSetUp)).write({ ...input, evidence: [beside] })).toEqual(nothing);
  });
});
