import sharp from 'sharp';
import type { EmbeddingFault } from '../../src/core/ports/embedding-model';
import {
  HttpImageEmbeddingModel,
  type HttpImageEmbeddingOptions,
} from '../../src/models/openai-compatible/http-image-embedding.model';
import { asObjects, byConcepts, inputsOf, pictureHash } from '../fakes/image-embeddings';
import { embeddings } from '../fakes/openai-embeddings';
import { addressOfNobody, endpointFaults, endpointOfSuite } from '../fakes/openai-endpoint';
import { inTurn, replies, type Scripted } from '../fakes/openai-server';
import { faultOf } from './embedding-model.contract';

const key = 'sk-test-7714c0de5a';
const server = endpointOfSuite();
const modelAt = (baseUrl: string, changes: Partial<HttpImageEmbeddingOptions> = {}) =>
  new HttpImageEmbeddingModel({ baseUrl, model: 'scripted', apiKey: key, timeoutSeconds: 0.5, ...changes });

const pictureOf = async (svg: string, quality = 90) => ({
  bytes: await sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64">${svg}</svg>`))
    .flatten({ background: 'white' })
    .jpeg({ quality })
    .toBuffer(),
  mediaType: 'image/jpeg' as const,
});
const dot = (left?: Float32Array, right?: Float32Array): number =>
  Array.from(left ?? []).reduce((sum, value, at) => sum + value * (right?.[at] ?? 0), 0);

beforeEach(() => {
  server.embeddingScript = asObjects(embeddings.hashed());
});

describe('HttpImageEmbeddingModel', () => {
  it('sends texts and pictures as objects, and gives one vector of length 1 each', async () => {
    const picture = await pictureOf('<circle cx="20" cy="20" r="9"/>');
    const model = modelAt(server.baseUrl, { dimensions: 64 });
    const [text] = await model.embedTexts(['收缩压曲线']);
    const [seen] = await model.embedPictures([picture]);
    expect([text, seen].map((vector) => vector?.length)).toEqual([64, 64]);
    expect(dot(seen, seen)).toBeCloseTo(1, 5);
    const asked = { model: 'scripted', normalized: true, embedding_type: 'float', dimensions: 64 };
    expect(server.asked).toEqual([
      { path: '/v1/embeddings', authorization: `Bearer ${key}`, body: { ...asked, input: [{ text: '收缩压曲线' }] } },
      {
        ...{ path: '/v1/embeddings', authorization: `Bearer ${key}` },
        body: { ...asked, input: [{ image: picture.bytes.toString('base64') }] },
      },
    ]);
  });

  it('asks in batches, in order, nothing for nothing, and never an empty or endless text', async () => {
    const model = modelAt(server.baseUrl, { batchSize: 2 });
    expect(await model.embedTexts([])).toEqual([]);
    expect(await model.embedPictures([])).toEqual([]);
    expect(server.asked).toEqual([]);
    expect(await model.embedTexts(['甲', ' ', '长'.repeat(5000)])).toHaveLength(3);
    expect(server.asked.map(inputsOf)).toEqual([[{ text: '甲' }, { text: '-' }], [{ text: '长'.repeat(2000) }]]);
  });

  it('finds pictures by words, and their originals by distorted copies, at the scripted endpoint', async () => {
    const curve = await pictureOf('<path d="M0 60 L64 5" stroke="black" stroke-width="6"/>');
    const copy = await pictureOf('<path d="M0 60 L64 5" stroke="black" stroke-width="6"/>', 40);
    const bars = await pictureOf('<rect x="8" y="4" width="20" height="60"/>');
    server.embeddingScript = byConcepts({
      concepts: { pressure: ['血压', 'blood pressure'], sugar: ['血糖'] },
      pictures: { [pictureHash(curve.bytes)]: '血压的变化', [pictureHash(bars.bytes)]: '血糖' },
    });
    const model = modelAt(server.baseUrl);
    const [asked] = await model.embedTexts(['How did blood pressure change?']);
    const [first, second, third] = await model.embedPictures([curve, bars, copy]);
    expect(dot(asked, first)).toBeGreaterThan(dot(asked, second) + 0.5);
    expect(dot(third, first)).toBeGreaterThan(dot(third, second));
  });

  it('asks again after a refusal that passes', async () => {
    server.embeddingScript = inTurn(replies.refusal(429, { 'retry-after': '0.01' }), asObjects(embeddings.hashed()));
    expect(await modelAt(server.baseUrl).embedTexts(['血压'])).toHaveLength(1);
    expect(server.asked).toHaveLength(2);
  });

  it.each<[string, Scripted, EmbeddingFault]>([
    ['gives one vector too few', asObjects(embeddings.oneTooFew), 'wrong-count'],
    ['gives vectors of different lengths', asObjects(embeddings.uneven), 'wrong-dimension'],
    ['gives NaN', asObjects(embeddings.nan), 'not-a-number'],
    ['gives vectors of zeros', asObjects(embeddings.zero), 'not-a-number'],
    ['answers in base64', asObjects(embeddings.alwaysBase64), 'unreadable'],
    ['answers with a page', endpointFaults['answers with a page'], 'unreadable'],
    ['complains with the key', endpointFaults['complains with the key that it was sent'], 'refused'],
    ['takes no pictures', replies.refusal(422), 'refused'],
    ['sends elsewhere', replies.redirect('/v1/elsewhere'), 'refused'],
    ['drops the connection', endpointFaults['drops the connection'], 'unreachable'],
    ['never answers', endpointFaults['never answers'], 'timeout'],
  ])('of an endpoint that %s: an EmbeddingError without its own words', async (_, script, fault) => {
    server.embeddingScript = script;
    const error = await faultOf(modelAt(server.baseUrl).embedTexts(['血压', '早上好']));
    expect(error.fault).toBe(fault);
    expect(error.message).toMatch(/^The image embedding model [^\n<{]*$/);
    expect(`${error.message} ${JSON.stringify(error)}`).not.toMatch(/sk-test|quota|models\.embedding|Incorrect/);
  });

  it('takes no vectors of another dimension than it asked for, or got before', async () => {
    server.embeddingScript = asObjects(embeddings.ofDimension(128));
    expect((await faultOf(modelAt(server.baseUrl, { dimensions: 64 }).embedTexts(['血压']))).fault).toBe(
      'wrong-dimension',
    );
    const model = modelAt(server.baseUrl);
    await model.embedTexts(['血压']);
    server.embeddingScript = asObjects(embeddings.hashed());
    expect((await faultOf(model.embedTexts(['血压']))).fault).toBe('wrong-dimension');
  });

  it('ends with the caller, cannot reach nobody, and is named by what makes vectors incomparable', async () => {
    expect((await faultOf(modelAt(server.baseUrl).embedTexts(['血压'], AbortSignal.abort()))).fault).toBe('timeout');
    expect((await faultOf(modelAt(await addressOfNobody()).embedTexts(['血压']))).fault).toBe('unreachable');
    const keyOf = (changes: Partial<HttpImageEmbeddingOptions>) => modelAt('http://127.0.0.1:1/v1', changes).key;
    expect(keyOf({ apiKey: 'x', batchSize: 3, baseUrl: 'http://127.0.0.1:2' })).toBe(keyOf({}));
    expect(new Set([keyOf({}), keyOf({ model: 'b' }), keyOf({ dimensions: 64 })]).size).toBe(3);
  });
});
