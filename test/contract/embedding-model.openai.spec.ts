import {
  OpenAiEmbeddingModel,
  type OpenAiEmbeddingOptions,
} from '../../src/models/openai-compatible/openai-embedding.model';
import { hashedVector } from '../fakes/hashed-vectors';
import { embeddings } from '../fakes/openai-embeddings';
import { addressOfNobody, endpointFaults, endpointOfSuite } from '../fakes/openai-endpoint';
import { inTurn, replies, type Scripted } from '../fakes/openai-server';
import { describeFailingEmbeddingModel, type EmbeddingSituation, faultOf } from './embedding-model.contract';

const key = 'sk-test-90b1f7e3c2';
const server = endpointOfSuite();
const scripts: Record<EmbeddingSituation, Scripted> = {
  ...endpointFaults,
  'asks for patience beyond the deadline': replies.refusal(429, { 'retry-after': '20' }),
  'sends elsewhere': replies.redirect('/v1/elsewhere'),
  'refuses every text as too long': embeddings.upTo(0),
  'answers with an object of another kind': replies.object({ embeddings: [[1, 0]] }),
  'answers in base64': embeddings.alwaysBase64,
  'answers with empty vectors': embeddings.empty,
  'gives one vector too few': embeddings.oneTooFew,
  'gives one vector too many': embeddings.oneTooMany,
  'gives no vectors': embeddings.none,
  'gives all vectors for the same text': embeddings.sameIndex,
  'gives vectors of different lengths': embeddings.uneven,
  'gives NaN': embeddings.nan,
  'gives an infinite number': embeddings.infinity,
  'gives a number beyond all numbers': embeddings.hugeNumber,
  'gives null for a number': embeddings.nullNumber,
  'gives text for a number': embeddings.textNumber,
  'gives vectors of zeros': embeddings.zero,
};
beforeEach(() => {
  server.embeddingScript = embeddings.hashed();
});

const modelAt = (baseUrl: string, changes: Partial<OpenAiEmbeddingOptions> = {}) =>
  new OpenAiEmbeddingModel({ baseUrl, model: 'scripted', apiKey: key, timeoutSeconds: 0.6, ...changes });
const inputs = () => server.asked.map(({ body }) => body.input);
const numbers = Array.from({ length: 70 }, (_, at) => `第${at}段`);

function cosine(left: Float32Array, right: ArrayLike<number>): number {
  let [product, squares] = [0, 0];
  left.forEach((value, at) => {
    product += value * (right[at] as number);
    squares += (right[at] as number) ** 2;
  });
  return product / Math.sqrt(squares);
}

describe('OpenAiEmbeddingModel', () => {
  it('asks for floats, and gives one vector of length 1 a text, in order', async () => {
    const vectors = await modelAt(server.baseUrl).embed(['血压多少算高', '早上好'], 'passage');
    expect(server.asked).toEqual([
      {
        path: '/v1/embeddings',
        authorization: `Bearer ${key}`,
        body: { model: 'scripted', input: ['血压多少算高', '早上好'], encoding_format: 'float' },
      },
    ]);
    expect(vectors.map((vector) => cosine(vector, hashedVector('血压多少算高')) > 0.999)).toEqual([true, false]);
    for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
  });

  it('goes by the numbers that the endpoint gives, whatever their order', async () => {
    server.embeddingScript = embeddings.shuffled;
    const vectors = await modelAt(server.baseUrl).embed(['血压', '早上好', '胰岛素'], 'passage');
    expect(cosine(vectors[2] as Float32Array, hashedVector('胰岛素'))).toBeCloseTo(1, 5);
  });

  it('puts the instruction for its kind in front of each text', async () => {
    const model = modelAt(server.baseUrl, { queryInstruction: 'query: ', passageInstruction: 'passage: ' });
    await model.embed(['血压'], 'query');
    await model.embed(['血压', ' '], 'passage');
    expect(inputs()).toEqual([['query: 血压'], ['passage: 血压', 'passage: -']]);
  });

  it('asks in batches, by number and by characters, and nothing for no texts', async () => {
    expect(await modelAt(server.baseUrl).embed([], 'passage')).toEqual([]);
    expect(server.asked).toEqual([]);
    const vectors = await modelAt(server.baseUrl).embed(numbers, 'passage');
    expect(inputs().map((input) => input?.length)).toEqual([32, 32, 6]);
    vectors.forEach((vector, at) => {
      expect(cosine(vector, hashedVector(numbers[at] ?? ''))).toBeCloseTo(1, 5);
    });
    server.asked.length = 0;
    await modelAt(server.baseUrl, { batchCharacters: 5 }).embed(['一二三', '四五六', '七'], 'passage');
    expect(inputs()).toEqual([['一二三'], ['四五六', '七']]);
  });

  it('keeps no more requests open than it may, and lets a question go before passages', async () => {
    let [open, most] = [0, 0];
    server.embeddingScript = async (request, response, asked) => {
      most = Math.max(most, ++open);
      await new Promise((resolve) => setTimeout(resolve, 5));
      open--;
      return embeddings.hashed()(request, response, asked);
    };
    const model = modelAt(server.baseUrl, { batchSize: 10, parallel: 2 });
    const passages = model.embed(numbers, 'passage');
    await model.embed(['血压多少算高'], 'query');
    const before = inputs().findIndex((input) => input?.[0] === '血压多少算高');
    expect(before).toBeLessThan(4);
    await passages;
    expect(most).toBe(2);
    expect(server.asked).toHaveLength(8);
  });

  it('asks again after a refusal that passes, up to twice, and not after one that does not', async () => {
    server.embeddingScript = inTurn(
      replies.refusal(429, { 'retry-after': '0.01' }),
      replies.refusal(503, { 'retry-after-ms': '10' }),
      embeddings.hashed(),
    );
    expect(await modelAt(server.baseUrl).embed(['血压'], 'query')).toHaveLength(1);
    expect(server.asked).toHaveLength(3);
    server.asked.length = 0;
    server.embeddingScript = replies.refusal(500, { 'retry-after-ms': '5' });
    await faultOf(modelAt(server.baseUrl).embed(['血压'], 'query'));
    expect(server.asked).toHaveLength(3);
    server.asked.length = 0;
    server.embeddingScript = replies.refusal(401);
    const { message } = await faultOf(modelAt(server.baseUrl).embed(['血压'], 'query'));
    expect(message).toContain('FENNELBEAN_MODELS__EMBEDDING__API_KEY');
    expect(server.asked).toHaveLength(1);
  });

  it('halves a text that is too long for the model, and that one only', async () => {
    server.embeddingScript = embeddings.upTo(10);
    const long = '血压高的人每天要少吃盐多走路';
    const texts = ['早上好', long, '胰岛素', '头晕'];
    const vectors = await modelAt(server.baseUrl).embed(texts, 'passage');
    expect(cosine(vectors[1] as Float32Array, hashedVector(long.slice(0, 7)))).toBeCloseTo(1, 5);
    for (const at of [0, 2, 3]) {
      expect(cosine(vectors[at] as Float32Array, hashedVector(texts[at] ?? ''))).toBeCloseTo(1, 5);
    }
  });

  it('gives up soon when the endpoint refuses all that it is sent', async () => {
    server.embeddingScript = replies.refusal(400);
    const { message } = await faultOf(modelAt(server.baseUrl, { parallel: 1 }).embed(numbers, 'passage'));
    expect(message).toContain('models.embedding.model');
    // 32, 16, 8, 4, 2 texts, one, and half of it.
    expect(server.asked).toHaveLength(7);
  });

  it('sends neither texts nor key to where an endpoint points', async () => {
    server.embeddingScript = replies.redirect(`${server.baseUrl}/elsewhere`);
    const { message } = await faultOf(modelAt(server.baseUrl).embed(['血压'], 'query'));
    expect(message).toContain('models.embedding.baseUrl');
    expect(server.asked.map(({ path }) => path)).toEqual(['/v1/embeddings']);
  });

  it('asks for a dimension where one is configured, and takes no other', async () => {
    expect((await modelAt(server.baseUrl, { dimensions: 64 }).embed(['血压'], 'query'))[0]).toHaveLength(64);
    expect(server.asked[0]?.body.dimensions).toBe(64);
    server.embeddingScript = embeddings.ofDimension(128);
    const error = await faultOf(modelAt(server.baseUrl, { dimensions: 64 }).embed(['血压'], 'query'));
    expect(error).toMatchObject({ fault: 'wrong-dimension', message: expect.stringContaining('128') as string });
  });

  it('never gives vectors of another dimension than the first ones', async () => {
    const model = modelAt(server.baseUrl);
    await model.embed(['血压'], 'query');
    server.embeddingScript = embeddings.ofDimension(128);
    expect((await faultOf(model.embed(['血压'], 'query'))).fault).toBe('wrong-dimension');
    server.embeddingScript = embeddings.hashed();
    expect((await model.embed(['血压'], 'query'))[0]).toHaveLength(256);
  });

  it('cannot reach an address at which nobody listens', async () => {
    expect((await faultOf(modelAt(await addressOfNobody()).embed(['血压'], 'query'))).fault).toBe('unreachable');
  });

  it('is named by all that makes vectors incomparable, and not by its address or key', () => {
    const keyOf = (changes: Partial<OpenAiEmbeddingOptions>) => modelAt('http://127.0.0.1:1/v1', changes).key;
    const same = [keyOf({}), keyOf({ baseUrl: 'http://127.0.0.1:2/v1' }), keyOf({ apiKey: 'x', batchSize: 3 })];
    expect(new Set(same)).toEqual(new Set([keyOf({})]));
    const others = [{ model: 'b' }, { dimensions: 64 }, { queryInstruction: 'q' }, { passageInstruction: 'q' }];
    expect(new Set([keyOf({}), ...others.map(keyOf)]).size).toBe(5);
    expect(keyOf({ dimensions: 64 })).toMatch(/^scripted:64:[0-9a-f]{12}$/);
  });

  describe('fails as its port says', () => {
    describeFailingEmbeddingModel(() => ({
      model: modelAt(server.baseUrl),
      key,
      now: (situation) => {
        server.embeddingScript = scripts[situation];
      },
    }));
  });
});
