import type { Document, KnowledgeBase, Passage } from '../../../src/core/knowledge';
import type { NewVersion } from '../../../src/core/ports/knowledge-store';
import type { Subject } from '../stores.contract';
import {
  document,
  knowledgeBase,
  longText,
  message,
  noted,
  outcome,
  passages,
  settlement,
  strangeText,
} from './samples';

const on = '2026-11-21';

/** Versions of documents, what counts on a day, and what rested on it. */
export function describeDocuments(subject: Subject): void {
  const knowledge = () => subject.stores.knowledge;
  const history = () => subject.stores.documents;
  const revision = async () => (await subject.stores.revisions.revisions()).get('patients');
  let base: KnowledgeBase;

  const put = async (
    path: string,
    {
      version = {},
      count = 1,
      ...changes
    }: Partial<Document> & { version?: Partial<NewVersion> | null; count?: number },
  ): Promise<Document> => {
    const stored = document(base.id, path, changes);
    await knowledge().replaceDocument(stored, passages(stored.id, count), version && { ...noted, ...version });
    return stored;
  };
  const found = async (day: string, ...paths: string[]): Promise<string[]> => {
    const passagesFound = await knowledge().findPassages(
      paths.map((path) => `id of ${path}#0`),
      day,
    );
    const listed = await knowledge().documentVersionsOf('patients', day);
    const ids = passagesFound.map(({ documentId }) => documentId);
    expect(listed.map(({ id }) => id).sort()).toEqual([...ids].sort());
    return ids.map((id) => id.replace('id of ', ''));
  };
  const validity = (changes: Partial<Document['validity']>): Document['validity'] => ({
    from: null,
    until: null,
    supersedes: [],
    withdrawnAt: null,
    ...changes,
  });

  describe('documents on a day', () => {
    beforeEach(async () => {
      base = await knowledge().saveKnowledgeBase(knowledgeBase('base'));
    });

    it('count from their first day to their last', async () => {
      await put('a.md', { validity: validity({ from: '2026-01-01', until: '2026-06-30' }) });
      await put('b.md', {});
      const days = ['2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01'];
      const counting = [];
      for (const day of days) counting.push(await found(day, 'a.md', 'b.md'));
      expect(counting).toEqual([['b.md'], ['a.md', 'b.md'], ['a.md', 'b.md'], ['b.md']]);
      expect((await knowledge().findPassages(['id of a.md#0'])).length).toBe(1);
    });

    it('give way to what supersedes them from its first day on, in their own knowledge base alone', async () => {
      const other = await knowledge().saveKnowledgeBase(knowledgeBase('other'));
      await put('old.md', {});
      await put('new.md', { validity: validity({ from: '2026-05-01', until: '2026-12-31', supersedes: ['old.md'] }) });
      const stranger = document(other.id, 'old.md', { id: 'id of stranger' });
      await knowledge().replaceDocument(stranger, passages(stranger.id, 1), noted);
      expect(await found('2026-04-30', 'old.md', 'new.md', 'stranger')).toEqual(['old.md', 'stranger']);
      expect(await found('2026-05-01', 'old.md', 'new.md', 'stranger')).toEqual(['new.md', 'stranger']);
      expect(await found('2027-01-01', 'old.md', 'new.md', 'stranger')).toEqual(['stranger']);
      await knowledge().removeDocuments(base.id, ['id of new.md'], noted);
      expect(await found('2026-05-01', 'old.md', 'stranger')).toEqual(['old.md', 'stranger']);
    });

    it('of a chain give way to the last one, and those of a circle to none', async () => {
      await put('1.md', {});
      await put('2.md', { validity: validity({ supersedes: ['1.md'] }) });
      await put('3.md', { validity: validity({ supersedes: ['2.md', 'gone.md'] }) });
      await put('x.md', { validity: validity({ supersedes: ['y.md'] }) });
      await put('y.md', { validity: validity({ supersedes: ['x.md', 'y.md'] }) });
      expect(await found(on, '1.md', '2.md', '3.md', 'x.md', 'y.md')).toEqual(['3.md', 'x.md', 'y.md']);
    });

    it('are out of use while withdrawn, also when their file changes meanwhile', async () => {
      await put('a.md', {});
      const before = await revision();
      const withdrawal = { by: '王管理员', at: 2_000, change: 'withdrawn' } as const;
      expect(await knowledge().updateDocument('id of a.md', { validity: { withdrawnAt: 2_000 } }, withdrawal)).toBe(
        true,
      );
      expect(await revision()).toBe((before ?? 0) + 1);
      expect(await found(on, 'a.md')).toEqual([]);
      await put('a.md', { contentHash: 'new', version: { change: 'changed' } });
      expect(await found(on, 'a.md')).toEqual([]);
      expect((await history().find('id of a.md'))?.validity.withdrawnAt).toBe(2_000);
      const restoring = { by: '王管理员', at: 3_000, change: 'restored' } as const;
      await knowledge().updateDocument('id of a.md', { validity: { withdrawnAt: null } }, restoring);
      expect(await found(on, 'a.md')).toEqual(['a.md']);
      const versions = await history().versions('id of a.md');
      expect(versions.map(({ change, changedBy }) => `${change} by ${changedBy}`)).toEqual([
        'added by file',
        'withdrawn by 王管理员',
        'changed by file',
        'restored by 王管理员',
      ]);
    });
  });

  describe('the passages of a document', () => {
    const rowOf = (id: string) =>
      subject.database.dataSource.query<{ rowid: number }[]>('SELECT rowid FROM passages WHERE id = ?', [id]);
    const piece = (name: string, ordinal: number, changes: Partial<Passage> = {}): Passage => ({
      ...(passages('id of a.md', 1)[0] as Passage),
      ...changes,
      id: `id of a.md#${name}`,
      ordinal,
    });

    beforeEach(async () => {
      base = await knowledge().saveKnowledgeBase(knowledgeBase('base'));
    });

    it('keep their rows where they stay the same, and get what changed about them', async () => {
      const stored = document(base.id, 'a.md');
      const before = ['a', 'b', 'c', 'd', 'e'].map((name, at) => piece(name, at));
      await knowledge().replaceDocument(stored, before, noted);
      const keepsRows = subject.database.kind === 'sqlite';
      const [rowOfD] = keepsRows ? await rowOf('id of a.md#d') : [];
      const after = [
        piece('d', 0, { start: 7, end: 9, place: { kind: 'slide', number: 4 } }),
        piece('new', 1, { text: longText }),
        piece('a', 2, { headingPath: [strangeText], overlap: 'before' }),
        piece('b', 3),
      ];
      await knowledge().replaceDocument(stored, after, { ...noted, change: 'changed' });
      expect(await knowledge().passagesOf([stored.id])).toStrictEqual(after);
      if (keepsRows) expect(await rowOf('id of a.md#d')).toEqual([rowOfD]);
      await knowledge().replaceDocument(stored, [], { ...noted, change: 'changed' });
      expect(await knowledge().passagesOf([stored.id])).toEqual([]);
    });

    it('are given with those around them, each once and in order', async () => {
      for (const path of ['b.md', 'a.md']) await put(path, { count: 9 });
      const around = async (ids: string[], width: number) =>
        (await knowledge().neighbours(ids, width)).map(
          ({ documentId, ordinal }) => `${documentId.slice(6)} ${ordinal}`,
        );
      expect(await around(['id of b.md#4', 'id of b.md#5', 'id of a.md#0', 'gone'], 1)).toEqual([
        'a.md 0',
        'a.md 1',
        'b.md 3',
        'b.md 4',
        'b.md 5',
        'b.md 6',
      ]);
      expect(await around(['id of a.md#8', 'id of a.md#8'], 0)).toEqual(['a.md 8']);
      expect(await around([], 3)).toEqual([]);
      const all = Array.from({ length: 9 }, (_, at) => `id of a.md#${at}`);
      expect(await around(all, 5)).toHaveLength(9);
    });
  });

  describe('versions of a document', () => {
    beforeEach(async () => {
      base = await knowledge().saveKnowledgeBase(knowledgeBase('base'));
    });

    it('tell what it was, with its text and places', async () => {
      const first = await put('a.md', {
        title: strangeText,
        sources: [strangeText],
        url: 'https://example.org/a',
        validity: validity({ from: '2026-01-01', supersedes: ['old.md'] }),
        version: {
          text: longText,
          markup: 'plain',
          places: [{ start: 0, place: { kind: 'page', first: 1, last: 2 } }],
        },
      });
      const text = strangeText.replaceAll('\0', '');
      await put('a.md', { contentHash: 'second', version: { change: 'changed', at: 2_000, text } });
      expect(await history().versions(first.id)).toEqual([
        {
          documentId: first.id,
          number: 1,
          change: 'added',
          changedBy: 'file',
          changedAt: 1_000,
          title: strangeText,
          contentHash: 'hash of a.md',
          characters: longText.length,
          hasText: true,
        },
        expect.objectContaining({ number: 2, change: 'changed', changedAt: 2_000, characters: text.length }),
      ]);
      expect(await history().contentOf(first.id, 1)).toEqual({
        text: longText,
        markup: 'plain',
        places: [{ start: 0, place: { kind: 'page', first: 1, last: 2 } }],
        title: strangeText,
        sources: [strangeText],
        reviewedOn: '2026-03-01',
        reviewedBy: '李药师',
        url: 'https://example.org/a',
        knowledgeBaseId: base.id,
        path: 'a.md',
        format: 'markdown',
        validity: validity({ from: '2026-01-01', supersedes: ['old.md'] }),
      });
      expect(await history().contentOf(first.id, 2)).toMatchObject({ text, markup: 'markdown', places: [] });
      expect(await history().contentOf(first.id, 3)).toBeNull();
      expect(await history().contentOf('unknown', 1)).toBeNull();
      expect(await history().versions('unknown')).toEqual([]);
    });

    it('keep the text of the newest 20, whatever changed', async () => {
      for (let number = 1; number <= 24; number++) {
        await put('a.md', { version: { at: number, text: `text ${number}` } });
      }
      await put('b.md', {});
      await knowledge().updateDocument('id of a.md', { reviewedBy: '王' }, { by: 'admin', at: 25, change: 'reviewed' });
      const versions = await history().versions('id of a.md');
      expect(versions.filter(({ hasText }) => !hasText).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
      expect(versions).toHaveLength(25);
      expect(await history().contentOf('id of a.md', 5)).toBeNull();
      expect(await history().contentOf('id of a.md', 6)).toMatchObject({ text: 'text 6' });
      expect(await history().contentOf('id of a.md', 25)).toMatchObject({ text: 'text 24', reviewedBy: '王' });
      expect(await history().contentOf('id of b.md', 1)).toMatchObject({ text: '' });
    });

    it('tell that it was withdrawn when it went, so that it comes back so', async () => {
      await put('a.md', {});
      const note = { by: 'admin', at: 7_000, change: 'withdrawn' } as const;
      await knowledge().updateDocument('id of a.md', { validity: { withdrawnAt: 7_000 } }, note);
      await knowledge().removeDocuments(base.id, ['id of a.md'], noted);
      await put('a.md', {});
      expect((await history().find('id of a.md'))?.validity.withdrawnAt).toBe(7_000);
      expect((await history().list('patients', on)).map(({ state }) => state)).toEqual(['withdrawn']);
    });

    it('outlive the document, and go on when it comes back', async () => {
      await put('a.md', { version: { text: 'first' } });
      await knowledge().removeDocuments(base.id, ['id of a.md'], { by: 'sync:wiki', at: 2_000 });
      expect(await history().find('id of a.md')).toBeNull();
      await put('a.md', { version: { text: 'second', at: 3_000 } });
      expect(
        (await history().versions('id of a.md')).map(({ number, change, changedBy }) => [number, change, changedBy]),
      ).toEqual([
        [1, 'added', 'file'],
        [2, 'removed', 'sync:wiki'],
        [3, 'added', 'file'],
      ]);
      expect(await history().contentOf('id of a.md', 1)).toMatchObject({ text: 'first' });
      expect(await history().contentOf('id of a.md', 2)).toBeNull();
    });
  });

  describe('a document whose file moved', () => {
    beforeEach(async () => {
      base = await knowledge().saveKnowledgeBase(knowledgeBase('base'));
    });

    it('keeps its id, its versions and what replaces it', async () => {
      await put('old.md', {});
      await put('new.md', { validity: validity({ supersedes: ['old.md', 'gone.md'] }) });
      const before = await revision();
      await knowledge().moveDocument('id of old.md', 'archive/old.md');
      expect(await revision()).toBe((before ?? 0) + 1);
      const list = await history().list('patients', on);
      expect(list.map(({ id, path, state, doubts }) => [id, path, state, doubts])).toEqual([
        ['id of old.md', 'archive/old.md', 'superseded', []],
        ['id of new.md', 'new.md', 'in-use', ['missing']],
      ]);
      expect(await history().versions('id of old.md')).toHaveLength(1);
      expect(await history().movedPaths(base.id)).toEqual(new Map([['old.md', 'archive/old.md']]));
      expect(await found(on, 'old.md', 'new.md')).toEqual(['new.md']);
      await put('old.md', { id: 'another' });
      expect((await knowledge().documentVersions(base.id)).map(({ id }) => id)).toEqual([
        'id of old.md',
        'id of new.md',
        'another',
      ]);
    });

    it('may be unknown, or be there already', async () => {
      await put('a.md', {});
      const before = await revision();
      await knowledge().moveDocument('unknown', 'b.md');
      await knowledge().moveDocument('id of a.md', 'a.md');
      expect(await revision()).toBe(before);
    });
  });

  describe('what an admin sets on the page', () => {
    const note = { by: 'admin', at: 2_000, change: 'reviewed' } as const;

    beforeEach(async () => {
      base = await knowledge().saveKnowledgeBase(knowledgeBase('base'));
    });

    it('stands until the file changes, also when it is split in another way', async () => {
      await put('a.md', {});
      const settings = { validity: { until: '2026-12-31', supersedes: ['old.md'] }, reviewedOn: '2026-11-20' };
      expect(await knowledge().updateDocument('id of a.md', settings, note)).toBe(true);
      const set = {
        validity: validity({ until: '2026-12-31', supersedes: ['old.md'] }),
        reviewedOn: '2026-11-20',
        reviewedBy: '李药师',
        isSetOnPage: true,
      };
      expect(await history().find('id of a.md')).toMatchObject(set);
      await put('a.md', { title: 'split again', contentHash: 'split again', version: null });
      expect(await history().find('id of a.md')).toMatchObject({ ...set, title: 'split again' });
      expect(await history().versions('id of a.md')).toHaveLength(2);
      await put('a.md', { version: { change: 'changed' } });
      const asFile = { validity: validity({}), reviewedOn: '2026-03-01', isSetOnPage: false };
      expect(await history().find('id of a.md')).toMatchObject(asFile);
    });

    it('is taken from the file again where nobody set it', async () => {
      await put('a.md', {});
      await put('a.md', { validity: validity({ until: '2026-10-01' }), reviewedBy: null, version: null });
      expect(await history().find('id of a.md')).toMatchObject({
        validity: validity({ until: '2026-10-01' }),
        reviewedBy: null,
        isSetOnPage: false,
      });
    });

    it('is nothing of a document that is unknown, and changes nothing when nothing is set', async () => {
      await put('a.md', {});
      const before = await revision();
      expect(await knowledge().updateDocument('unknown', { reviewedBy: 'x' }, note)).toBe(false);
      expect(await knowledge().updateDocument('id of a.md', {}, note)).toBe(true);
      expect(await revision()).toBe(before);
      expect(await history().versions('id of a.md')).toHaveLength(1);
    });
  });

  describe('the list of documents', () => {
    it('has those of the assistant, by path, with their states', async () => {
      base = await knowledge().saveKnowledgeBase(knowledgeBase('base'));
      const foreign = await knowledge().saveKnowledgeBase(knowledgeBase('foreign', { assistant: 'research' }));
      await put('b.md', { count: 3 });
      await put('a.pdf', { format: 'pdf', validity: validity({ supersedes: ['b.md'] }), count: 0 });
      await put('c.md', { validity: validity({ until: '2026-11-20' }) });
      await put('d.md', { validity: validity({ from: '2026-11-22' }), version: { change: 'changed' } });
      await put('e.md', { validity: validity({ withdrawnAt: 5 }), title: strangeText });
      await knowledge().replaceDocument(document(foreign.id, 'f.md'), [], noted);
      await put('a gone.md', { format: 'pdf' });
      await knowledge().removeDocuments(base.id, ['id of a gone.md'], noted);
      const list = await history().list('patients', on);
      expect(list.map(({ path, state, passages: count, versions }) => [path, state, count, versions])).toEqual([
        ['a.pdf', 'in-use', 0, 1],
        ['b.md', 'superseded', 3, 1],
        ['c.md', 'expired', 1, 1],
        ['d.md', 'not-yet-valid', 1, 1],
        ['e.md', 'withdrawn', 1, 1],
        ['a gone.md', 'removed', 0, 2],
      ]);
      expect(list[4]).toEqual({
        id: 'id of e.md',
        knowledgeBase: 'base',
        path: 'e.md',
        title: strangeText,
        format: 'markdown',
        passages: 1,
        versions: 1,
        validity: validity({ withdrawnAt: 5 }),
        reviewedOn: '2026-03-01',
        reviewedBy: '李药师',
        state: 'withdrawn',
        doubts: [],
      });
      expect(await history().list('nobody', on)).toEqual([]);
    });
  });

  describe('answers that cited a document', () => {
    const answer = async (name: string, documentIds: readonly string[], settledAt: number) => {
      const { inbox } = subject.stores;
      await inbox.claim(message(name));
      const made = outcome();
      const [citation] = made.answer?.citations ?? [];
      if (!made.answer || !citation) throw new Error('The sample has no citation.');
      const citations = documentIds.map((documentId, at) => ({ ...citation, number: at + 1, documentId }));
      const cited = { ...made, answer: { ...made.answer, citations } };
      await inbox.settle(settlement(`q-${name}`, { messageIds: [name], outcome: cited, settledAt }));
    };

    it('are told with their question, newest first, each once', async () => {
      await answer('m1', ['a', 'a', 'b'], 2_000);
      await answer('m2', ['a'], 3_000);
      await answer('m3', ['b'], 4_000);
      const citing = await history().citing('a', 10);
      expect(citing).toEqual([
        expect.objectContaining({ questionId: 'q-m2', answeredAt: 3_000 }),
        {
          questionId: 'q-m1',
          conversation: { channel: 'web', id: 'group-1' },
          message: { id: 'm1', member: { id: 'member-1', name: '王阿姨😀' } },
          question: '血压多少算高？',
          answeredAt: 2_000,
        },
      ]);
      expect((await history().citing('a', 1)).map(({ questionId }) => questionId)).toEqual(['q-m2']);
      expect(await history().citing('unknown', 10)).toEqual([]);
    });
  });
}
