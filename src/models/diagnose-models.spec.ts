import { HashedEmbeddingModel } from '../../test/fakes/hashed-vectors';
import { endpointOfSuite } from '../../test/fakes/openai-endpoint';
import { type ChatModel, ModelError } from '../core/ports/chat-model';
import { EmbeddingError, type EmbeddingModel } from '../core/ports/embedding-model';
import type { RerankModel } from '../core/ports/rerank-model';
import { type ConfiguredEndpoint, diagnoseModels } from './diagnose-models';

const server = endpointOfSuite();
const saying = (text: string): ChatModel => ({ complete: () => Promise.resolve({ text, tokens: 1 }) });
const judging = (scoreOf: (text: string) => number): RerankModel => ({
  rerank: (_query, texts) => Promise.resolve(texts.map(scoreOf)),
});
const at = (asked: ConfiguredEndpoint['asked'], changes: Partial<ConfiguredEndpoint> = {}): ConfiguredEndpoint => ({
  baseUrl: server.baseUrl,
  apiKey: undefined,
  modelName: 'scripted',
  contextTokens: undefined,
  hasPrice: false,
  state: () => ({
    ...{
      kind: asked.kind,
      endpoint: `my-${asked.kind}`,
      model: 'scripted',
      breaker: 'closed',
      failures: 0,
      running: 0,
    },
  }),
  asked,
  ...changes,
});
const findings = ({
  chat,
  embedding,
  rerank,
}: {
  chat?: ChatModel;
  embedding?: EmbeddingModel;
  rerank?: RerankModel;
}) =>
  diagnoseModels([
    ...(chat ? [at({ kind: 'chat', model: chat })] : []),
    ...(embedding ? [at({ kind: 'embedding', model: embedding })] : []),
    ...(rerank ? [at({ kind: 'rerank', model: rerank })] : []),
  ]);
const stateOf = async (changes: Parameters<typeof findings>[0]) => (await findings(changes)).map(({ ok }) => ok);

describe('diagnoseModels', () => {
  it('says which are not configured', async () => {
    const all = await findings({});
    expect(all.map(({ check, ok }) => [check, ok])).toEqual([
      ['chat', null],
      ['embedding', null],
      ['rerank', null],
      ['vision', null],
    ]);
    for (const { what } of all) expect(what).toContain('not configured');
  });

  it('is content with models that do what they are for', async () => {
    const models = {
      chat: saying('```json\n{"ok": true}\n```'),
      embedding: new HashedEmbeddingModel(),
      rerank: judging((text) => (text.includes('血压') ? 0.9 : 0.1)),
    };
    const all = await findings(models);
    expect(all.map(({ ok, todo }) => [ok, todo])).toEqual([
      [true, null],
      [true, null],
      [true, null],
      [null, null],
    ]);
    expect(all.map(({ endpoint }) => endpoint)).toEqual(['my-chat', 'my-embedding', 'my-rerank', null]);
    expect(all[1]?.what).toContain('256 numbers');
  });

  it('sees models that answer, but not as they should', async () => {
    const same: EmbeddingModel = {
      key: 'same',
      embed: (texts) => Promise.resolve(texts.map(() => Float32Array.from([1, 0]))),
    };
    const all = await findings({ chat: saying('Sure!'), embedding: same, rerank: judging(() => 0.5) });
    expect(all.map(({ ok, todo }) => [ok, todo !== null])).toEqual([
      [false, true],
      [false, true],
      [false, true],
      [null, false],
    ]);
  });

  it('tells of one that fails what it said, and looks at the others all the same', async () => {
    const embedding: EmbeddingModel = {
      key: 'gone',
      embed: () => Promise.reject(new EmbeddingError('unreachable', 'The embedding model cannot be reached')),
    };
    const chat: ChatModel = {
      complete: () => Promise.reject(new ModelError('timeout', 'The chat model did not answer in time')),
    };
    const rerank = judging((text) => text.length);
    expect(await stateOf({ chat, embedding })).toEqual([false, false, null, null]);
    expect(await findings({ chat, embedding, rerank })).toMatchObject([
      { what: 'The chat model did not answer in time', todo: expect.stringContaining('models.chat') as string },
      { what: 'The embedding model cannot be reached', todo: expect.stringContaining('models.embedding') as string },
      { ok: expect.any(Boolean) as boolean },
      { ok: null },
    ]);
  });

  it('tells of each endpoint by itself, what it costs and how much it reads', async () => {
    const model = saying('{"ok": true}');
    server.contextTokens = 8192;
    const chat = { kind: 'chat', model } as const;
    const [fits, tooMuch] = await diagnoseModels([
      at(chat, { contextTokens: 8000, hasPrice: true }),
      at(chat, { contextTokens: 32_768 }),
    ]);
    expect([fits?.ok, fits?.what]).toEqual([true, expect.stringMatching(/8000.*8192.*price known/) as string]);
    expect(tooMuch).toMatchObject({ ok: false, todo: expect.stringContaining('8192') as string, hasPrice: false });
    expect(tooMuch?.what).toContain('cost unknown');
  });

  it('shows a picture to a model that is to see', async () => {
    const asked: unknown[] = [];
    const model: ChatModel = {
      complete: (request) => {
        asked.push(request.pictures?.[0]?.mediaType);
        return Promise.resolve({ text: '{"ok": true}', tokens: null });
      },
    };
    const all = await diagnoseModels([at({ kind: 'vision', model })]);
    expect(all.at(-1)).toMatchObject({ check: 'vision', ok: true });
    expect(asked).toEqual(['image/png']);
  });
});
