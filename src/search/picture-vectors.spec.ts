import { FakePictures } from '../../test/fakes/document-pictures';
import { HashedEmbeddingModel } from '../../test/fakes/hashed-vectors';
import { RecordingLogger } from '../../test/fakes/knowledge-stores';
import { FakeVectorStore } from '../../test/fakes/vector-world';
import { EmbeddingError } from '../core/ports/embedding-model';
import type { ShownPicture } from '../core/ports/figure-vectors';
import type { ImageEmbeddingModel } from '../core/ports/image-embedding-model';
import { imageSpace } from './picture-spaces';
import { LivePictureVectors } from './picture-vectors';

const texts = new HashedEmbeddingModel();

/** A picture whose bytes are words means these words. */
class FakeImageModel implements ImageEmbeddingModel {
  refuses = '';
  asked = 0;
  constructor(readonly key = 'clip') {}

  embedTexts(given: readonly string[]) {
    return texts.embed(given, 'passage');
  }

  embedPictures(pictures: readonly ShownPicture[]) {
    const words = pictures.map(({ bytes }) => bytes.toString());
    if (words.includes(this.refuses)) return Promise.reject(new EmbeddingError('refused', 'no'));
    this.asked += words.length;
    return texts.embed(words, 'passage');
  }
}

describe('LivePictureVectors', () => {
  let world: FakePictures;
  let store: FakeVectorStore;
  let model: FakeImageModel;
  let vectors: LivePictureVectors;

  const open = async (): Promise<void> => {
    vectors = new LivePictureVectors({
      ...{ pictures: world.store, files: world.files, store, space: imageSpace(model), kind: 'pictures' },
      knowledge: world.knowledge,
      logger: new RecordingLogger(),
      contentsOf: ({ caption, key, mediaType }) => [
        ...(caption === '' ? [] : [{ facet: 'caption' as const, text: caption }]),
        ...(key === null || mediaType === null ? [] : [{ facet: 'picture' as const, key, mediaType }]),
      ],
      timings: { poll: 2, firstPause: 2, longestPause: 5 },
    });
    vectors.start();
    await vectors.whenSettled(AbortSignal.timeout(2000));
  };
  const until = async (isSo: () => boolean): Promise<void> => {
    for (let waited = 0; !isSo() && waited < 1000; waited += 2) await new Promise((next) => setTimeout(next, 2));
    expect(isSo()).toBe(true);
  };
  const search = async (query: string | ShownPicture, facet: 'caption' | 'picture' = 'picture', base = 'b1') =>
    (await vectors.search({ query, facet, knowledgeBaseIds: [base], limit: 2 })).map(({ id }) => id);

  beforeEach(async () => {
    world = new FakePictures();
    store = new FakeVectorStore();
    model = new FakeImageModel();
    await world.add({ id: 'salt', caption: '每天吃盐' }, '高血压 盐 五克');
    await world.add({ id: 'scope', caption: '显微镜' }, '共聚焦 显微镜 光路');
    await world.add({ id: 'other', knowledgeBaseId: 'b2', caption: '每天吃盐' }, '高血压 盐 五克');
    await open();
  });
  afterEach(() => vectors.stop());

  it('finds pictures by words and by a picture, captions by words, and nothing of other knowledge', async () => {
    expect((await search('显微镜 光路'))[0]).toBe('scope');
    expect((await search({ bytes: Buffer.from('盐 五克'), mediaType: 'image/png' }))[0]).toBe('salt');
    expect((await search('每天吃盐', 'caption'))[0]).toBe('salt');
    expect(await search('每天吃盐', 'caption', 'b2')).toEqual(['other']);
    expect(vectors.status()).toMatchObject({ state: 'ready', done: 6, total: 6 });
  });

  it('follows figures that come and go, and embeds nothing twice', async () => {
    const asked = model.asked;
    world.remove('salt');
    await world.add({ id: 'new', caption: '' }, '胰岛素 注射 部位');
    await until(() => vectors.status().total === 5 && vectors.status().state === 'ready');
    expect((await search('注射 部位'))[0]).toBe('new');
    expect(await search('盐 五克')).not.toContain('salt');
    expect(model.asked).toBe(asked + 1);
  });

  it('keeps another model apart, drops its vectors, and leaves other collections alone', async () => {
    const passages = { name: 'passages-0-2', dimension: 2, model: 'text' };
    await store.create(passages);
    await vectors.stop();
    model = new FakeImageModel('siglip');
    await open();
    await until(() => vectors.status().state === 'ready');
    const kept = [...store.kept.values()].map(({ collection }) => collection.model);
    expect(kept.sort()).toEqual(['siglip', 'text']);
  });

  it('leaves out a picture that the endpoint does not take, and says so', async () => {
    model.refuses = '坏 的 图';
    await world.add({ id: 'bad', caption: '坏图' }, '坏 的 图');
    await until(() => vectors.status().total === 8 && vectors.status().state === 'ready');
    expect(vectors.status().problem).toContain('1 figures');
    expect((await search('显微镜'))[0]).toBe('scope');
  });
});
