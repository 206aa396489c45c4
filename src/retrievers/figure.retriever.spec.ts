import { FakePictures } from '../../test/fakes/document-pictures';
import { HashedEmbeddingModel } from '../../test/fakes/hashed-vectors';
import { question, snapshot, snapshotsOf } from '../../test/fakes/journey';
import type { PictureWay } from '../core/document-picture';
import type { KeptDocument } from '../core/ports/document-history';
import type { FigureQuery, FigureVectors } from '../core/ports/figure-vectors';
import type { ReadPicture } from '../core/picture';
import { FigureRetriever } from './figure.retriever';
import { FigureSearch } from './figures/figure-search';

const hashed = new HashedEmbeddingModel();
const vectorOf = async (text: string) => (await hashed.embed([text], 'passage'))[0] as Float32Array;
const similarity = (left: Float32Array, right: Float32Array) =>
  left.reduce((sum, value, at) => sum + value * (right[at] ?? 0), 0);

/** What pictures show, by the words in their bytes. */
class FakeVectors implements FigureVectors {
  fault: Error | null = null;
  readonly asked: FigureQuery['facet'][] = [];
  constructor(private readonly contents: Readonly<Partial<Record<FigureQuery['facet'], Record<string, string>>>>) {}

  async search({ query, facet, limit }: FigureQuery) {
    if (this.fault) throw this.fault;
    this.asked.push(facet);
    const wanted = await vectorOf(typeof query === 'string' ? query : query.bytes.toString());
    const found = Object.entries(this.contents[facet] ?? {}).map(async ([id, text]) => ({
      id,
      similarity: similarity(wanted, await vectorOf(text)),
    }));
    return (await Promise.all(found)).sort((one, other) => other.similarity - one.similarity).slice(0, limit);
  }

  status() {
    return { state: 'ready' as const, model: 'm', done: 1, total: 1, problem: null };
  }
}

const readPicture = (shows: string, lines: readonly string[] = []): ReadPicture => ({
  ...{ id: 'p', kind: 'figure', kindBy: 'text', rows: [], look: null, gaps: [], hidden: 0, lines },
  shown: { bytes: Buffer.from(shows), mediaType: 'image/png', width: 9, height: 9 },
});

describe('FigureRetriever', () => {
  let world: FakePictures;
  let images: FakeVectors;
  let counting: string[];

  const open = (ways: readonly PictureWay[], hasImages = true) => {
    const search = new FigureSearch({
      ...{ pictures: world.store, ways, today: () => '2026-11-22', texts: null, images: hasImages ? images : null },
      revisions: { revisions: () => Promise.resolve(new Map([['patients', counting.length]])) },
      knowledge: {
        ...world.knowledge,
        documentVersionsOf: () => Promise.resolve(counting.map((id) => ({ id, path: id, contentHash: id }))),
      },
    });
    const retriever = new FigureRetriever({
      search,
      isOn: ways.length > 0,
      snapshots: snapshotsOf(snapshot({ passages: { search: () => [], weightOf: () => 1, searchWeightOf: () => 1 } })),
      documents: {
        find: (id) =>
          Promise.resolve({
            title: `title of ${id}`,
            sources: ['指南'],
            reviewedOn: null,
            url: null,
          } as unknown as KeptDocument),
      },
    });
    const ask = async (text: string, pictures?: ReadPicture[]) =>
      retriever.retrieve({ question: question({ text, matchText: text, ...(pictures && { pictures }) }), limit: 5 });
    const find = async (text: string, pictures?: ReadPicture[]) => (await ask(text, pictures)).map(({ id }) => id);
    return { search, retriever, ask, find };
  };

  beforeEach(async () => {
    world = new FakePictures();
    counting = ['d1', 'd2'];
    images = new FakeVectors({
      caption: { posture: '量血压的坐姿', course: '各组收缩压' },
      picture: { posture: '坐在椅子上手臂放平', course: '两条 曲线 下降', foreign: '两条 曲线 下降' },
    });
    const posture = { id: 'posture', caption: '图 1 量血压的坐姿', near: '先静坐五分钟。袖带与心脏同高。' };
    await world.add({ ...posture, place: { kind: 'page', first: 3, last: 3 } }, 'one');
    await world.add({ id: 'course', documentId: 'd2', caption: '图 2 各组收缩压' }, 'two');
    await world.add({
      id: 'dose',
      documentId: 'd2',
      caption: '表 1 剂量',
      table: '| 药 | 毫克 |\n| --- | --- |\n| 华法林 | 3 |',
    });
    await world.add({ id: 'foreign', knowledgeBaseId: 'b2', caption: '图 2 各组收缩压' }, 'two');
    const key = (await world.store.find('course'))?.key ?? '';
    const reading = { text: '对照组\n干预组', description: '两条曲线。干预组降得快。', questions: ['运动能降压吗？'] };
    await world.store.putReading({ key, ...reading, madeBy: 'm' });
  });

  it('finds a figure by its caption, its letters, what a model wrote, and a table by its cells, of the own bases only', async () => {
    const { find } = open(['unified']);
    expect((await find('量血压坐姿的图'))[0]).toBe('posture');
    expect((await find('哪张图有干预组'))[0]).toBe('course');
    expect((await find('运动降压的图'))[0]).toBe('course');
    expect((await find('华法林在哪个表格'))[0]).toBe('dose');
    expect(await find('各组收缩压的图')).not.toContain('foreign');
  });

  it('gives what a reader needs: the caption first, words that a model wrote marked, the page and the kept picture', async () => {
    const { ask } = open(['unified']);
    const [posture] = await ask('量血压坐姿的图');
    expect(posture).toMatchObject({
      ...{ kind: 'figure', retriever: 'figure', documentId: 'd1', title: 'title of d1', sources: ['指南'] },
      place: { kind: 'page', first: 3 },
      picture: { mediaType: 'image/png', caption: '图 1 量血压的坐姿' },
    });
    expect(posture?.text).toBe('图 1 量血压的坐姿\n先静坐五分钟。袖带与心脏同高。');
    const [course] = await ask('各组收缩压的图');
    expect(course?.text.split('\n')).toEqual([
      '图 2 各组收缩压',
      '图上的文字：对照组，干预组',
      '图的样子（AI 描述）：两条曲线，干预组降得快，',
    ]);
    expect((await ask('华法林表格'))[0]).not.toHaveProperty('picture');
  });

  it('sees by the model of pictures what no word tells, and finds a picture by a picture', async () => {
    for (const way of ['shared', 'separate'] as const) {
      const { find } = open([way]);
      expect((await find('坐在椅子上手臂怎么放的照片'))[0]).toBe('posture');
      expect((await find('这是什么', [readPicture('曲线 下降')]))[0]).toBe('course');
    }
    expect((await open(['unified']).find('这个', [readPicture('', ['干预组', '对照组'])]))[0]).toBe('course');
    expect(new Set(images.asked)).toEqual(new Set(['caption', 'picture']));
  });

  it('goes by words where no model takes pictures, or it does not answer, and tells so', async () => {
    const { search, find } = open(['shared', 'separate'], false);
    expect(search.status().ways).toEqual({ unified: 'off', shared: 'partly', separate: 'partly' });
    expect((await find('量血压坐姿的图'))[0]).toBe('posture');
    images.fault = new Error('gone');
    expect((await open(['separate']).find('量血压坐姿的图'))[0]).toBe('posture');
    await expect(open(['shared']).find('量血压坐姿的图')).rejects.toThrow('gone');
  });

  it('keeps back figures that nobody asked for, and those of documents that do not count', async () => {
    const { find, retriever } = open(['unified', 'shared']);
    expect(await find('食堂周末开门吗')).toEqual([]);
    expect((await find('量血压坐姿'))[0]).toBe('posture');
    await world.add({ id: 'more', caption: '图 3 量血压的坐姿' });
    await world.add({ id: 'most', caption: '图 4 量血压的坐姿' });
    expect(await find('量血压坐姿')).toHaveLength(2);
    expect(await find('量血压坐姿的图')).toContain('most');
    counting = ['d2'];
    expect(await find('量血压坐姿的图')).not.toContain('posture');
    expect(retriever.isAvailable()).toBe(true);
    expect(open([]).retriever.isAvailable()).toBe(false);
  });
});
