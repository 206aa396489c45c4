import { HashedEmbeddingModel } from '../../test/fakes/hashed-vectors';
import { type ChatModel, ModelError } from '../core/ports/chat-model';
import { EmbeddingError, type EmbeddingModel } from '../core/ports/embedding-model';
import type { RerankModel } from '../core/ports/rerank-model';
import { type ConfiguredModels, diagnoseModels } from './diagnose-models';

const saying = (text: string): ChatModel => ({ complete: () => Promise.resolve({ text, tokens: 1 }) });
const judging = (scoreOf: (text: string) => number): RerankModel => ({
  rerank: (_query, texts) => Promise.resolve(texts.map(scoreOf)),
});
const findings = (changes: Partial<ConfiguredModels>) =>
  diagnoseModels({ chat: null, embedding: null, rerank: null, ...changes });
const stateOf = async (changes: Partial<ConfiguredModels>) => (await findings(changes)).map(({ ok }) => ok);

describe('diagnoseModels', () => {
  it('says which are not configured', async () => {
    const all = await findings({});
    expect(all.map(({ check, ok }) => [check, ok])).toEqual([
      ['chat', null],
      ['embedding', null],
      ['rerank', null],
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
    ]);
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
    expect(await stateOf({ chat, embedding })).toEqual([false, false, null]);
    expect(await findings({ chat, embedding, rerank })).toMatchObject([
      { what: 'The chat model did not answer in time', todo: expect.stringContaining('models.chat') as string },
      { what: 'The embedding model cannot be reached', todo: expect.stringContaining('models.embedding') as string },
      { ok: expect.any(Boolean) as boolean },
    ]);
  });
});
