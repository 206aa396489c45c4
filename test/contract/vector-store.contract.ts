import { VectorStoreError, type VectorRecord, type VectorStore } from '../../src/core/ports/vector-store';

/** A store that is empty at first. */
export interface FreshVectorStore {
  /** Opens it; again, it is another program at the same place. */
  open(): VectorStore;
  remove(): Promise<void>;
}

const DIMENSION = 8;
const passages = { name: 'passages-1', dimension: DIMENSION, model: 'model/一 @8' };

/** Of length 1, in the plane of the first two axes. */
export const at = (degrees: number, dimension = DIMENSION): Float32Array => {
  const vector = new Float32Array(dimension);
  vector[0] = Math.cos((degrees * Math.PI) / 180);
  vector[1] = Math.sin((degrees * Math.PI) / 180);
  return vector;
};

const record = (id: string, degrees: number, scope = 'kb-1'): VectorRecord => ({ id, scope, vector: at(degrees) });
const fault = (kind: string) => expect.objectContaining({ name: 'VectorStoreError', fault: kind }) as VectorStoreError;

/** What every store of vectors has to do, whatever keeps them. */
export function describeVectorStore(name: string, fresh: () => Promise<FreshVectorStore>): void {
  describe(`vectors in ${name}`, () => {
    let subject: FreshVectorStore;
    let store: VectorStore;

    const near = (degrees: number, { scopes = ['kb-1'], limit = 10 } = {}) =>
      store.query(passages.name, { vector: at(degrees), scopes, limit });
    const idsNear = async (degrees: number, options?: { scopes?: string[]; limit?: number }) =>
      (await near(degrees, options)).map(({ id }) => id);

    beforeEach(async () => {
      subject = await fresh();
      store = subject.open();
      await store.create(passages);
    });
    afterEach(async () => {
      await store.close();
      await subject.remove();
    });

    describe('collections', () => {
      it('are listed with their dimension and model, also by another program', async () => {
        await store.create({ name: '-', dimension: 3, model: 'other' });
        const other = subject.open();
        expect((await other.collections()).sort((one, two) => (one.name < two.name ? -1 : 1))).toEqual([
          { name: '-', dimension: 3, model: 'other' },
          passages,
        ]);
        await other.close();
      });

      it('stay as they are when they are made again', async () => {
        await store.put(passages.name, [record('a', 0)]);
        await store.create({ ...passages });
        expect(await idsNear(0)).toEqual(['a']);
      });

      it.each([{ dimension: 4 }, { model: 'another' }])('are never mixed with another (%p)', async (other) => {
        await expect(store.create({ ...passages, ...other })).rejects.toEqual(fault('wrong-dimension'));
        expect(await store.collections()).toEqual([passages]);
      });

      it('have names of 1 to 64 of a-z, 0-9 and -', async () => {
        for (const wrong of ['', 'Passages', '知识', 'a_b', 'a'.repeat(65)]) {
          await expect(store.create({ ...passages, name: wrong })).rejects.toEqual(fault('refused'));
        }
        await store.create({ ...passages, name: 'a'.repeat(64) });
      });

      it('are dropped with all they hold; what is not there is no failure', async () => {
        await store.put(passages.name, [record('a', 0)]);
        await store.drop(passages.name);
        await store.drop(passages.name);
        await store.drop('never-there');
        expect(await store.collections()).toEqual([]);
        await store.create({ ...passages, dimension: 3 });
        expect(await store.list(passages.name)).toEqual([]);
      });
    });

    describe('a search', () => {
      beforeEach(() =>
        store.put(passages.name, [
          record('east', 0),
          record('north-east', 45, 'kb-2'),
          record('north', 90),
          record('west', 180, 'kb-3'),
        ]),
      );

      it('gives the nearest first, with their cosine', async () => {
        const found = await near(10, { scopes: ['kb-1', 'kb-2', 'kb-3'] });
        expect(found.map(({ id }) => id)).toEqual(['east', 'north-east', 'north', 'west']);
        const cosines = [10, 35, 80, 170].map((degrees) => Math.cos((degrees * Math.PI) / 180));
        found.forEach(({ similarity }, place) => {
          expect(similarity).toBeCloseTo(cosines[place] ?? NaN, 4);
        });
      });

      it('looks into the given scopes only', async () => {
        expect(await idsNear(10, { scopes: ['kb-2'] })).toEqual(['north-east']);
        expect(await idsNear(10, { scopes: ['kb-3', 'kb-1'] })).toEqual(['east', 'north', 'west']);
        expect(await idsNear(10, { scopes: ['kb-9'] })).toEqual([]);
        expect(await idsNear(10, { scopes: [] })).toEqual([]);
      });

      it('gives no more than asked for', async () => {
        expect(await idsNear(10, { scopes: ['kb-1', 'kb-2', 'kb-3'], limit: 2 })).toEqual(['east', 'north-east']);
        expect(await idsNear(10, { limit: 0 })).toEqual([]);
      });

      it('puts what is equally near in the order of the ids', async () => {
        await store.put(passages.name, [record('e', 0), record('d', 0), record('z', 0)]);
        expect(await idsNear(0, { limit: 3 })).toEqual(['d', 'e', 'east']);
      });

      it('is not waited for when nobody does', async () => {
        const query = { vector: at(0), scopes: ['kb-1'], limit: 1 };
        await expect(store.query(passages.name, query, AbortSignal.abort())).rejects.toEqual(fault('unreachable'));
      });
    });

    describe('records', () => {
      it('are replaced by those of the same id, scope included', async () => {
        await store.put(passages.name, [record('a', 0), record('b', 10)]);
        await store.put(passages.name, [record('a', 90, 'kb-2')]);
        expect(await idsNear(0, { scopes: ['kb-1', 'kb-2'] })).toEqual(['b', 'a']);
        expect(await idsNear(0)).toEqual(['b']);
        expect(await store.list(passages.name)).toHaveLength(2);
      });

      it('with the same id twice in one put: the last counts', async () => {
        await store.put(passages.name, [record('a', 0), record('b', 10), record('a', 90, 'kb-2')]);
        expect(await idsNear(90, { scopes: ['kb-2'] })).toEqual(['a']);
        expect(await idsNear(0)).toEqual(['b']);
      });

      it('may have any id and scope', async () => {
        const ids = ['血压~1/二', 'a b"c\'d', '表情😀', '%_\\'];
        await store.put(
          passages.name,
          ids.map((id, place) => ({ id, scope: '知识库 一', vector: at(place * 10) })),
        );
        expect(await idsNear(0, { scopes: ['知识库 一'] })).toEqual(ids);
        await store.remove(passages.name, [ids[0] ?? '']);
        expect(await idsNear(0, { scopes: ['知识库 一'] })).toEqual(ids.slice(1));
      });

      it('are listed with their scope, and removed; unknown ids are no failure', async () => {
        await store.put(passages.name, [record('a', 0), record('b', 10, 'kb-2'), record('c', 20)]);
        await store.remove(passages.name, ['a', 'never there']);
        const listed = await store.list(passages.name);
        expect(listed.sort((one, two) => (one.id < two.id ? -1 : 1))).toEqual([
          { id: 'b', scope: 'kb-2' },
          { id: 'c', scope: 'kb-1' },
        ]);
        expect(await idsNear(0, { scopes: ['kb-1', 'kb-2'] })).toEqual(['b', 'c']);
        await store.remove(passages.name, []);
        await store.put(passages.name, []);
      });

      it('may be 12,000 at once, and all go again', async () => {
        const many = Array.from({ length: 12_000 }, (_, place) => record(`many-${place}`, (place * 360) / 12_000));
        await store.put(passages.name, many);
        expect(await store.list(passages.name)).toHaveLength(12_000);
        expect(await idsNear(90, { limit: 1 })).toEqual(['many-3000']);
        await store.remove(
          passages.name,
          many.map(({ id }) => id),
        );
        expect(await store.list(passages.name)).toEqual([]);
      }, 60_000);

      it('of two programs at once are all there', async () => {
        const other = subject.open();
        const batch = (program: string) =>
          Array.from({ length: 50 }, (_, place) => record(`${program}-${place}`, place));
        await Promise.all(
          Array.from({ length: 10 }, (_, round) =>
            (round % 2 === 0 ? store : other).put(passages.name, batch(`program ${round % 2} ${round}`)),
          ),
        );
        expect(await store.list(passages.name)).toHaveLength(500);
        await other.close();
      });
    });

    describe('what is refused', () => {
      it.each([
        ['wrong-dimension', at(0, 3)],
        ['refused', new Float32Array(DIMENSION)],
        ['refused', at(0).map((value, place) => (place === 7 ? NaN : value))],
        ['refused', at(0).map((value) => value * 2)],
      ])('%s: nothing of the put is kept, and no search is made', async (kind, vector) => {
        const wrong = { id: 'wrong', scope: 'kb-1', vector };
        await expect(store.put(passages.name, [record('right', 0), wrong])).rejects.toEqual(fault(kind));
        expect(await store.list(passages.name)).toEqual([]);
        const query = store.query(passages.name, { vector, scopes: ['kb-1'], limit: 1 });
        await expect(query).rejects.toEqual(fault(kind));
      });

      it('a collection that is not there', async () => {
        const missing = fault('missing-collection');
        await expect(store.put('none', [record('a', 0)])).rejects.toEqual(missing);
        await expect(store.remove('none', ['a'])).rejects.toEqual(missing);
        await expect(store.list('none')).rejects.toEqual(missing);
        await expect(store.query('none', { vector: at(0), scopes: ['kb-1'], limit: 1 })).rejects.toEqual(missing);
      });
    });

    it('notices a collection that another program dropped, and one that it made anew', async () => {
      await store.put(passages.name, [record('a', 0)]);
      const other = subject.open();
      await other.drop(passages.name);
      await expect(near(0)).rejects.toEqual(fault('missing-collection'));
      await other.create(passages);
      await other.put(passages.name, [record('b', 0)]);
      expect(await idsNear(0)).toEqual(['b']);
      await other.close();
    });
  });
}
