import { RecordingLogger } from '../../test/fakes/knowledge-stores';
import { FailingEmbeddingModel, FakeEmbeddingCache, FakeShelves, FakeVectorStore } from '../../test/fakes/vector-world';
import type { Clock } from '../core/ports/clock';
import { VectorStoreError } from '../core/ports/vector-store';
import { LiveVectorIndex } from './vector-index';

const SALT = '高血压患者每天吃盐不超过五克';
const GLUCOSE = '空腹血糖一般控制在四点四到七点零';
const MICROSCOPE = '共聚焦显微镜要提前一天预约';

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('LiveVectorIndex', () => {
  let shelves: FakeShelves;
  let store: FakeVectorStore;
  let cache: FakeEmbeddingCache;
  let model: FailingEmbeddingModel;
  let logger: RecordingLogger;
  let today: string;
  let hours: number;
  let index: LiveVectorIndex;

  const open = (): LiveVectorIndex => {
    const clock: Clock = { now: () => 0, elapsed: () => hours * 3_600_000 };
    index = new LiveVectorIndex({
      ...{ model, cache, store, clock, logger, today: () => today },
      ...{ knowledge: shelves.knowledge, revisions: shelves.revisions },
      timings: { poll: 2, firstPause: 2, longestPause: 10 },
    });
    return index;
  };
  const until = async (isSo: () => boolean): Promise<void> => {
    for (let waited = 0; !isSo() && waited < 2000; waited += 2) await pause(2);
    expect(isSo()).toBe(true);
  };
  const ready = async (): Promise<void> => {
    await until(() => index.status().state === 'ready');
  };
  const start = async (): Promise<LiveVectorIndex> => {
    open().start();
    await ready();
    return index;
  };
  const search = async (text: string, knowledgeBaseIds = ['patients', 'research'], limit = 10) =>
    (await index.search({ text, knowledgeBaseIds, limit })).map(({ id }) => id);
  const collection = () => [...store.kept.values()][0];
  const failure = (fault: string) => expect.objectContaining({ fault }) as Error;
  const logged = (text: string) => logger.lines.filter(({ message }) => message.includes(text));

  beforeEach(() => {
    shelves = new FakeShelves();
    store = new FakeVectorStore();
    cache = new FakeEmbeddingCache();
    model = new FailingEmbeddingModel();
    logger = new RecordingLogger();
    today = '2026-11-21';
    hours = 0;
    shelves.put('patients', 'salt', [SALT, '腌菜和酱油里的盐也要算']);
    shelves.put('patients', 'glucose', [GLUCOSE]);
    shelves.put('research', 'microscope', [MICROSCOPE]);
  });
  afterEach(() => index.stop());

  it('finds passages by likeness, in the given knowledge bases only', async () => {
    await start();
    expect(index.status()).toEqual({ state: 'ready', model: 'hashed', done: 4, total: 4, problem: null });
    expect((await search('每天吃多少盐'))[0]).toBe(`salt#${SALT}`);
    expect(await search('每天吃多少盐', ['research'])).toEqual([`microscope#${MICROSCOPE}`]);
    expect(await search('每天吃多少盐', [])).toEqual([]);
    expect(await search('每天吃多少盐', ['patients'], 2)).toHaveLength(2);
  });

  it('embeds the title along with the text', async () => {
    shelves.put('patients', 'gout', ['要多喝水'], { title: '痛风饮食指南' });
    await start();
    expect(model.passages).toContain('痛风饮食指南\n要多喝水');
    expect((await search('痛风饮食指南', ['patients'], 1))[0]).toBe('gout#要多喝水');
  });

  it('waits for its first look at the store, not for the embedding', async () => {
    await start();
    await index.stop();
    model.before = () => pause(1000);
    shelves.put('patients', 'new', ['新来的']);
    open().start();
    model.before = () => Promise.resolve();
    expect((await search('每天吃多少盐'))[0]).toBe(`salt#${SALT}`);
  });

  it('tells when it has caught up for the first time, or could not; nobody has to wait so long', async () => {
    await open().whenSettled(AbortSignal.timeout(1));
    index.start();
    await index.whenSettled(AbortSignal.timeout(10_000));
    expect(index.status().state).toBe('ready');
    await index.stop();
    model.fault = 'unreachable';
    shelves.put('patients', 'new', ['新来的']);
    open().start();
    await index.whenSettled(AbortSignal.timeout(10_000));
    expect(index.status().state).toBe('unreachable');
  });

  it('has nothing to find where there is no knowledge', async () => {
    for (const id of ['salt', 'glucose', 'microscope']) shelves.remove(id);
    await start();
    expect(index.status()).toMatchObject({ state: 'ready', total: 0 });
    expect(await search('盐')).toEqual([]);
    expect(store.kept.size).toBe(0);
  });

  describe('follows the knowledge', () => {
    it('and embeds only what is new', async () => {
      await start();
      model.asked.length = 0;
      shelves.put('patients', 'salt', [SALT, '运动也能降压']);
      await until(() => collection()?.records.size === 5);
      await until(() => model.passages.length > 0 && index.status().state === 'ready');
      expect(model.passages).toEqual(['salt\n运动也能降压']);
      expect(await search('腌菜和酱油里的盐', ['patients'])).not.toContain('salt#腌菜和酱油里的盐也要算');
    });

    it('and a new title', async () => {
      await start();
      shelves.put('patients', 'glucose', [GLUCOSE], { title: '糖尿病' });
      await until(() => model.passages.includes(`糖尿病\n${GLUCOSE}`));
      await ready();
      await until(() => collection()?.records.size === 5);
      expect(await search('空腹血糖', ['patients'])).toHaveLength(3);
    });

    it('and what was removed, or does not count any more today', async () => {
      shelves.put('patients', 'flu', ['流感疫苗十月接种'], { until: '2026-11-21' });
      await start();
      expect((await search('流感疫苗'))[0]).toBe('flu#流感疫苗十月接种');
      shelves.remove('glucose');
      today = '2026-11-22';
      await until(() => index.status().total === 3);
      await ready();
      expect((await search('流感疫苗空腹血糖')).sort()).toEqual(
        [`microscope#${MICROSCOPE}`, `salt#${SALT}`, 'salt#腌菜和酱油里的盐也要算'].sort(),
      );
    });

    it('in batches, without reading again what has not changed', async () => {
      for (let at = 0; at < 70; at++) shelves.put('patients', `d${at}`, [`第${at}条`, `第${at}条的下文`]);
      await start();
      expect(index.status()).toMatchObject({ done: 144, total: 144 });
      shelves.read.length = 0;
      shelves.put('patients', 'd7', ['第7条', '改了']);
      await until(() => model.passages.includes('d7\n改了'));
      await ready();
      expect(shelves.read.filter((id) => !id.startsWith('d7#'))).toEqual([]);
    });
  });

  describe('after a restart', () => {
    it('serves at once and asks the model for nothing', async () => {
      await start();
      await index.stop();
      model.asked.length = 0;
      await start();
      expect(model.passages).toEqual([]);
      expect((await search('每天吃多少盐'))[0]).toBe(`salt#${SALT}`);
    });

    it('goes on with what was half done, and is asked only when it is whole', async () => {
      for (let at = 0; at < 600; at++) shelves.put('patients', `d${at}`, [`第${at}条`]);
      let release: () => void = () => undefined;
      const held = new Promise<void>((resolve) => (release = resolve));
      model.before = () => (model.passages.length >= 128 ? held : Promise.resolve());
      open().start();
      await until(() => model.passages.length >= 128);
      expect(index.status()).toMatchObject({ state: 'building', total: 604 });
      await expect(index.search({ text: '盐', knowledgeBaseIds: ['patients'], limit: 1 })).rejects.toEqual(
        failure('missing-collection'),
      );
      const stopped = index.stop();
      release();
      await stopped;
      const before = model.passages.length;
      model.before = () => Promise.resolve();
      await start();
      expect(new Set(model.passages).size).toBe(604);
      expect(model.passages).toHaveLength(604);
      expect(before).toBeLessThan(604);
      expect((await search(`salt ${SALT}`))[0]).toBe(`salt#${SALT}`);
    });
  });

  describe('another embedding model', () => {
    it('is announced, gets a collection of its own, and takes over when that is whole', async () => {
      await start();
      await index.stop();
      const old = [...store.kept.keys()];
      model = new FailingEmbeddingModel('another', 512);
      let isHeld = true;
      model.before = () => (isHeld ? pause(20) : Promise.resolve());
      open().start();
      await until(() => logged('another one').length === 1);
      expect(index.status()).toMatchObject({ state: 'building', model: 'another', done: 0 });
      await expect(search('盐')).rejects.toEqual(failure('missing-collection'));
      expect([...store.kept.keys()]).toEqual(expect.arrayContaining(old));
      isHeld = false;
      await ready();
      expect(store.kept.size).toBe(1);
      expect(collection()?.collection).toMatchObject({ model: 'another', dimension: 512 });
      expect((await search('每天吃多少盐'))[0]).toBe(`salt#${SALT}`);
    });

    it('of the same name with another dimension is noticed by the first question, and never mixed', async () => {
      await start();
      await index.stop();
      model = new FailingEmbeddingModel('hashed', 512);
      await start();
      await expect(search('盐')).rejects.toEqual(failure('wrong-dimension'));
      await until(() => collection()?.collection.dimension === 512);
      await ready();
      expect(store.kept.size).toBe(1);
      expect(logged('All passages are embedded anew')).toHaveLength(1);
      expect((await search('每天吃多少盐'))[0]).toBe(`salt#${SALT}`);
    });

    it('of the same name with another dimension is noticed by the first new passage', async () => {
      await start();
      await index.stop();
      model = new FailingEmbeddingModel('hashed', 512);
      shelves.put('patients', 'new', ['新的一条']);
      await start();
      expect(store.kept.size).toBe(1);
      expect(collection()?.collection.dimension).toBe(512);
      expect((await search('新的一条'))[0]).toBe('new#新的一条');
    });
  });

  describe('while the endpoint fails', () => {
    it('says so, tries again and keeps what it has', async () => {
      model.fault = 'unreachable';
      open().start();
      await until(() => index.status().state === 'unreachable');
      expect(index.status()).toMatchObject({ done: 0, total: 4, problem: 'The embedding endpoint does not answer.' });
      expect(logged('The vectors wait')).toHaveLength(1);
      model.fault = null;
      await ready();
      expect(index.status().problem).toBeNull();
    });

    it('tells it of questions, too, until one is embedded', async () => {
      await start();
      model.fault = 'timeout';
      await expect(search('盐')).rejects.toEqual(failure('timeout'));
      expect(index.status()).toMatchObject({ state: 'unreachable', done: 4 });
      model.fault = null;
      await search('盐');
      expect(index.status()).toMatchObject({ state: 'ready', problem: null });
    });

    it('leaves out the one text that it refuses, and says so', async () => {
      model.poison = '空腹血糖';
      await start();
      expect(index.status()).toMatchObject({ done: 4, problem: 'The embedding model does not take 1 passages.' });
      expect(await search('吃盐', ['patients'])).toHaveLength(2);
      model.poison = null;
      hours = 2;
      await until(() => index.status().problem === null);
      expect((await search('空腹血糖'))[0]).toBe(`glucose#${GLUCOSE}`);
    });

    it('does not ask text by text when it refuses all', async () => {
      for (let at = 0; at < 60; at++) shelves.put('patients', `d${at}`, [`第${at}条`]);
      let calls = 0;
      model.before = () => {
        calls++;
        return Promise.resolve();
      };
      model.fault = 'refused';
      open().start();
      await until(() => index.status().state === 'unreachable');
      expect(calls).toBeLessThan(20);
    });
  });

  describe('a store', () => {
    const down = new VectorStoreError('unreachable', 'The store does not answer.');
    const damaged = new VectorStoreError('damaged', 'The store is damaged.');

    it('that is away: searches fail, it is told, and nothing is embedded again when it is back', async () => {
      await start();
      model.asked.length = 0;
      store.fault = down;
      await expect(search('盐')).rejects.toBe(down);
      expect(index.status()).toMatchObject({ state: 'unreachable', problem: down.message });
      await pause(20);
      expect(index.status().state).toBe('unreachable');
      store.fault = null;
      await ready();
      expect((await search('每天吃多少盐'))[0]).toBe(`salt#${SALT}`);
      expect(model.passages).toEqual([]);
    });

    it('that has lost everything is filled from the cache', async () => {
      await start();
      model.asked.length = 0;
      const before = await search('每天吃多少盐');
      store.kept.clear();
      await expect(search('盐')).rejects.toEqual(failure('missing-collection'));
      expect(index.status().state).toBe('broken');
      await ready();
      expect(await search('每天吃多少盐')).toEqual(before);
      expect(model.passages).toEqual([]);
      expect(logged('broken')).toHaveLength(1);
    });

    it('that has lost everything is noticed by the hourly check, without any question', async () => {
      await start();
      store.kept.clear();
      hours = 1;
      await until(() => collection()?.records.size === 5);
      await ready();
      expect(logged('broken')).toHaveLength(1);
    });

    it('that has lost some records gets them again', async () => {
      await start();
      const records = collection()?.records;
      const lost = [...(records?.keys() ?? [])].filter((id) => id.startsWith('salt#')).slice(0, 1);
      for (const id of lost) records?.delete(id);
      hours = 1;
      await until(() => records?.size === 5);
      expect(logged('lost records')).toHaveLength(1);
    });

    it('whose vectors are mixed up is begun anew', async () => {
      await start();
      const records = [...(collection()?.records.values() ?? [])];
      for (const record of records) {
        if (record.id.startsWith('~')) continue;
        const turned = new Float32Array(record.vector.length);
        turned[0] = 1;
        collection()?.records.set(record.id, { ...record, vector: turned });
      }
      hours = 1;
      await until(() => logged('broken').length === 1);
      await ready();
      expect((await search('每天吃多少盐'))[0]).toBe(`salt#${SALT}`);
    });

    it('that speaks of damage twice is begun anew', async () => {
      await start();
      let times = 0;
      const list = store.list.bind(store);
      store.list = (name) => (store.kept.size > 0 && times++ < 2 ? Promise.reject(damaged) : list(name));
      hours = 1;
      await until(() => logged('broken').length === 1);
      await ready();
      expect((await search('每天吃多少盐'))[0]).toBe(`salt#${SALT}`);
    });

    it('that cannot write goes on serving what it has', async () => {
      await start();
      store.faultOfWrites = damaged;
      shelves.put('patients', 'new', ['新的一条']);
      await until(() => index.status().state === 'unreachable');
      expect((await search('每天吃多少盐'))[0]).toBe(`salt#${SALT}`);
      store.faultOfWrites = null;
      await ready();
      expect((await search('新的一条'))[0]).toBe('new#新的一条');
    });
  });

  it('gives a passage once, also while its older and newer record stand side by side', async () => {
    await start();
    const records = collection()?.records;
    const salt = [...(records?.values() ?? [])].find(({ id }) => id.startsWith(`salt#${SALT}~`));
    if (salt) records?.set('old', { ...salt, id: `salt#${SALT}~older` });
    expect((await search('每天吃多少盐')).filter((id) => id === `salt#${SALT}`)).toHaveLength(1);
  });

  describe('rebuild', () => {
    it('puts the vectors of some knowledge bases anew, from the cache, and tells how far it is', async () => {
      await start();
      await index.stop();
      model.asked.length = 0;
      const progress: number[] = [];
      const counts = await open().rebuild({
        knowledgeBaseIds: ['patients'],
        onProgress: ({ done }) => progress.push(done),
      });
      expect(counts).toEqual({ stored: 3, embedded: 0, removed: 0 });
      expect(progress.at(-1)).toBe(3);
    });

    it('makes all anew without anything there, and removes what belongs to nobody', async () => {
      const counts = await open().rebuild();
      expect(counts).toEqual({ stored: 4, embedded: 4, removed: 0 });
      collection()?.records.set('stray', { id: 'stray~1', scope: 'x', vector: new Float32Array(256) });
      collection()?.records.set('stray~1', { id: 'stray~1', scope: 'x', vector: new Float32Array(256) });
      expect((await open().rebuild()).removed).toBe(1);
    });

    it('throws what keeps it from that', async () => {
      model.fault = 'unreachable';
      await expect(open().rebuild()).rejects.toEqual(failure('unreachable'));
    });
  });
});
