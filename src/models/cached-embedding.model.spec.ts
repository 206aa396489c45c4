import { MemoryEmbeddingCache } from '../../test/fakes/embedding-cache';
import { HashedEmbeddingModel } from '../../test/fakes/hashed-vectors';
import { FieldLogger } from '../../test/fakes/journey';
import { CachedEmbeddingModel } from './cached-embedding.model';

const cachedOf = (model: HashedEmbeddingModel, cache = new MemoryEmbeddingCache(), logger = new FieldLogger()) =>
  new CachedEmbeddingModel({ model, cache, kept: ['passage'], logger });
const textsOf = (model: HashedEmbeddingModel) => model.asked.map(({ texts }) => texts);

describe('CachedEmbeddingModel', () => {
  it('asks once for each text, within a call and over a restart, and gives vectors in order', async () => {
    const cache = new MemoryEmbeddingCache();
    const model = new HashedEmbeddingModel();
    const plain = await new HashedEmbeddingModel().embed(['甲', '乙', '甲', '丙'], 'passage');
    expect(await cachedOf(model, cache).embed(['甲', '乙', '甲'], 'passage')).toEqual(plain.slice(0, 3));
    expect(await cachedOf(model, cache).embed(['甲', '乙', '甲', '丙'], 'passage')).toEqual(plain);
    expect(textsOf(model)).toEqual([['甲', '乙'], ['丙']]);
    expect(await cachedOf(model, cache).embed(['丙'], 'passage')).toEqual(plain.slice(3));
    expect(textsOf(model)).toHaveLength(2);
  });

  it('keeps the vectors of models apart', async () => {
    const cache = new MemoryEmbeddingCache();
    await cachedOf(new HashedEmbeddingModel('one', 64), cache).embed(['甲'], 'passage');
    expect((await cachedOf(new HashedEmbeddingModel('two', 128), cache).embed(['甲'], 'passage'))[0]).toHaveLength(128);
  });

  it('keeps nothing of what members ask, but remembers the last of it', async () => {
    const cache = new MemoryEmbeddingCache();
    const model = new HashedEmbeddingModel();
    const cached = cachedOf(model, cache);
    await cached.embed(['血压多少算高'], 'query');
    await cached.embed(['血压多少算高'], 'query');
    expect(textsOf(model)).toEqual([['血压多少算高']]);
    expect(cache.size).toBe(0);
    // Asked as a passage it may get another vector.
    await cached.embed(['血压多少算高'], 'passage');
    expect(model.asked.at(-1)?.kind).toBe('passage');
    for (let at = 0; at < 200; at++) await cached.embed([`问题${at}`], 'query');
    const before = model.asked.length;
    await cached.embed(['问题199'], 'query');
    expect(model.asked).toHaveLength(before);
    await cached.embed(['血压多少算高'], 'query');
    expect(model.asked).toHaveLength(before + 1);
  });

  it('finds what was kept of questions that an admin listed', async () => {
    const cache = new MemoryEmbeddingCache();
    const model = new HashedEmbeddingModel();
    const logger = new FieldLogger();
    const lists = new CachedEmbeddingModel({ model, cache, kept: ['query'], logger });
    const [kept] = await lists.embed(['血压多少算高'], 'query');
    expect(await cachedOf(model, cache).embed(['血压多少算高'], 'query')).toEqual([kept]);
    expect(model.asked).toHaveLength(1);
  });

  it('passes passages on where it is not to keep them', async () => {
    const cache = new MemoryEmbeddingCache();
    const model = new HashedEmbeddingModel();
    const cached = new CachedEmbeddingModel({ model, cache, kept: [], logger: new FieldLogger() });
    await cached.embed(['甲'], 'passage');
    await cached.embed(['甲'], 'passage');
    expect(textsOf(model)).toEqual([['甲'], ['甲']]);
    expect(cache.size).toBe(0);
  });

  it('asks again, and says so, while the cache is down', async () => {
    const cache = new MemoryEmbeddingCache();
    const [model, logger] = [new HashedEmbeddingModel(), new FieldLogger()];
    cache.isDown = true;
    expect(await cachedOf(model, cache, logger).embed(['甲'], 'passage')).toHaveLength(1);
    expect(logger.lines.map(({ level }) => level)).toEqual(['warn', 'warn']);
    expect(logger.text()).not.toContain('甲');
  });

  it('never mixes vectors when another model answers under the same name', async () => {
    const cache = new MemoryEmbeddingCache();
    await cachedOf(new HashedEmbeddingModel('same', 64), cache).embed(['甲', '乙'], 'passage');
    const vectors = await cachedOf(new HashedEmbeddingModel('same', 128), cache).embed(['甲', '丙'], 'passage');
    expect(vectors.map(({ length }) => length)).toEqual([128, 128]);
    expect((await cache.find('same:passage', ['甲']))[0]).toHaveLength(128);
  });

  it('fails as the model fails, and keeps nothing of it', async () => {
    const cache = new MemoryEmbeddingCache();
    const model = { key: 'x', embed: () => Promise.reject(new Error('no vectors')) };
    const cached = new CachedEmbeddingModel({ model, cache, kept: ['passage'], logger: new FieldLogger() });
    await expect(cached.embed(['甲'], 'passage')).rejects.toThrow('no vectors');
    expect(cache.size).toBe(0);
    expect(await cached.embed([], 'passage')).toEqual([]);
  });
});
