import { HttpRerankModel, type HttpRerankOptions } from '../../src/models/rerank/http-rerank.model';
import { addressOfNobody, endpointFaults, endpointOfSuite } from '../fakes/openai-endpoint';
import { rerankings } from '../fakes/openai-rerankings';
import { inTurn, replies, type Scripted } from '../fakes/openai-server';
import { describeFailingRerankModel, failureOf, type RerankSituation } from './rerank-model.contract';

const key = 'sk-test-2d61c09fa4';
const server = endpointOfSuite();
const scripts: Record<RerankSituation, Scripted> = {
  ...endpointFaults,
  'asks for patience beyond the deadline': replies.refusal(429, { 'retry-after': '20' }),
  'sends elsewhere': replies.redirect('/v1/elsewhere'),
  'answers with an object of another kind': replies.object({ data: [{ index: 0, score: 1 }] }),
  'leaves one text out': rerankings.oneMissing,
  'gives no scores': rerankings.none,
  'gives all scores for the same text': rerankings.oneTwice,
  'gives a score too many': rerankings.oneTooMany,
  'counts below nothing': rerankings.negativeIndex,
  'counts in halves': rerankings.halfIndex,
  'gives NaN': rerankings.nan,
  'gives null for a score': rerankings.nullScore,
  'gives text for a score': rerankings.textScore,
};
const texts = ['早上好', '到140/90算高', '少吃盐'];
const script = rerankings.scores({ 早上好: 0.01, '到140/90算高': 0.93, 少吃盐: 0.4 });
beforeEach(() => {
  server.rerankScript = script;
});

const modelAt = (baseUrl: string, changes: Partial<HttpRerankOptions> = {}) =>
  new HttpRerankModel({ baseUrl, model: 'scripted', apiKey: key, timeoutSeconds: 0.7, maxDocuments: 50, ...changes });

describe('HttpRerankModel', () => {
  it('sends query and texts once, and gives one score a text, in their order', async () => {
    expect(await modelAt(server.baseUrl).rerank('血压多少算高', texts)).toEqual([0.01, 0.93, 0.4]);
    expect(server.asked).toEqual([
      {
        path: '/v1/rerank',
        authorization: `Bearer ${key}`,
        body: { model: 'scripted', query: '血压多少算高', documents: texts, top_n: 3, return_documents: false },
      },
    ]);
  });

  it('takes an address that ends in a slash, and sends no key where none is set', async () => {
    await modelAt(`${server.baseUrl}/`, { apiKey: undefined }).rerank('血压', texts);
    expect(server.asked[0]).toMatchObject({ path: '/v1/rerank', authorization: undefined });
  });

  it('asks nothing for no texts', async () => {
    expect(await modelAt(server.baseUrl).rerank('血压', [])).toEqual([]);
    expect(server.asked).toEqual([]);
  });

  it('sends no more texts than it may; the rest comes behind them, in its order', async () => {
    const scores = await modelAt(server.baseUrl, { maxDocuments: 2 }).rerank('血压', [...texts, '甲']);
    expect(server.asked[0]?.body.documents).toEqual(texts.slice(0, 2));
    expect(scores.slice(0, 2)).toEqual([0.01, 0.93]);
    expect(scores[2]).toBeLessThan(0.01);
    expect(scores[3]).toBeLessThan(scores[2] ?? 0);
  });

  it('asks once more after a refusal that passes, and not after one that does not', async () => {
    server.rerankScript = inTurn(replies.refusal(503, { 'retry-after-ms': '10' }), script);
    expect(await modelAt(server.baseUrl).rerank('血压', texts)).toHaveLength(3);
    expect(server.asked).toHaveLength(2);
    server.rerankScript = replies.refusal(401);
    const { message } = await failureOf(modelAt(server.baseUrl).rerank('血压', texts));
    expect(message).toContain('FENNELBEAN_MODELS__RERANK__API_KEY');
    expect(server.asked).toHaveLength(3);
  });

  it('sends neither texts nor key to where an endpoint points', async () => {
    server.rerankScript = replies.redirect(`${server.baseUrl}/elsewhere`);
    const { message } = await failureOf(modelAt(server.baseUrl).rerank('血压', texts));
    expect(message).toContain('models.rerank.baseUrl');
    expect(server.asked.map(({ path }) => path)).toEqual(['/v1/rerank']);
  });

  it('cannot reach an address at which nobody listens', async () => {
    const { failure } = await failureOf(modelAt(await addressOfNobody()).rerank('血压', texts));
    expect(failure).toBe('unreachable');
  });

  it('does not read an answer that never ends', async () => {
    server.rerankScript = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const more = () => {
        while (!response.destroyed && response.write(' '.repeat(100_000)));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    };
    const { failure } = await failureOf(modelAt(server.baseUrl, { timeoutSeconds: 20 }).rerank('血压', texts));
    expect(failure).toBe('error');
  });

  describe('fails as its port says', () => {
    describeFailingRerankModel(() => ({
      model: modelAt(server.baseUrl),
      key,
      now: (situation) => {
        server.rerankScript = scripts[situation];
      },
    }));
  });
});
