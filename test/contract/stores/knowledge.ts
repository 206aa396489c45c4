import type { KnowledgeBase } from '../../../src/core/knowledge';
import type { Subject } from '../stores.contract';
import { document, hasFailed, knowledgeBase, longText, noted, passages, strangeText } from './samples';

export function describeKnowledgeStore(subject: Subject): void {
  const knowledge = () => subject.stores.knowledge;
  const revision = async (assistant = 'patients') => (await subject.stores.revisions.revisions()).get(assistant);
  let base: KnowledgeBase;

  describe('knowledge bases', () => {
    it('are saved by name, keep their id and are listed by name', async () => {
      const second = await knowledge().saveKnowledgeBase(knowledgeBase('乙'));
      const first = await knowledge().saveKnowledgeBase(knowledgeBase('Alpha', { title: strangeText }));
      const lower = await knowledge().saveKnowledgeBase(knowledgeBase('alpha', { language: 'en' }));
      expect(await knowledge().listKnowledgeBases()).toStrictEqual([first, lower, second]);
      expect(first).toStrictEqual({ id: first.id, ...knowledgeBase('Alpha', { title: strangeText }) });
      const renamed = await knowledge().saveKnowledgeBase(
        knowledgeBase('Alpha', { title: 'new', folder: '/elsewhere' }),
      );
      expect(renamed).toStrictEqual({ ...first, title: 'new', folder: '/elsewhere' });
    });

    it('are one when two processes save them at once', async () => {
      const seeds = Array.from({ length: 8 }, () => knowledge().saveKnowledgeBase(knowledgeBase('one')));
      const saved = await Promise.all(seeds);
      expect(new Set(saved.map(({ id }) => id)).size).toBe(1);
      expect(await knowledge().listKnowledgeBases()).toHaveLength(1);
    });

    it('raise the revision only by a change', async () => {
      expect(await revision()).toBeUndefined();
      await knowledge().saveKnowledgeBase(knowledgeBase('one'));
      expect(await revision()).toBe(1);
      await knowledge().saveKnowledgeBase(knowledgeBase('one'));
      expect(await revision()).toBe(1);
      await knowledge().saveKnowledgeBase(knowledgeBase('one', { title: 'new' }));
      expect(await revision()).toBe(2);
    });

    it('raise the revision of both assistants when they move', async () => {
      const { id } = await knowledge().saveKnowledgeBase(knowledgeBase('one'));
      await knowledge().replaceDocument(document(id, 'a.md'), [], noted);
      await knowledge().saveKnowledgeBase(knowledgeBase('one', { assistant: 'research' }));
      expect([await revision('patients'), await revision('research')]).toEqual([3, 1]);
      expect(await knowledge().documentVersionsOf('patients', '2026-11-21')).toEqual([]);
      expect(await knowledge().documentVersionsOf('research', '2026-11-21')).toHaveLength(1);
    });

    it('take their documents and passages along when removed, and can come back', async () => {
      const { id } = await knowledge().saveKnowledgeBase(knowledgeBase('one'));
      const other = await knowledge().saveKnowledgeBase(knowledgeBase('two'));
      await knowledge().replaceDocument(document(id, 'a.md'), passages('id of a.md', 3), noted);
      await knowledge().replaceDocument(document(other.id, 'b.md'), passages('id of b.md', 2), noted);
      const before = (await revision()) ?? 0;
      await knowledge().removeKnowledgeBase(id);
      expect(await knowledge().listKnowledgeBases()).toStrictEqual([other]);
      expect(await knowledge().documentVersions(id)).toEqual([]);
      expect(await knowledge().passagesOf(['id of a.md', 'id of b.md'])).toHaveLength(2);
      expect(await knowledge().findPassages(['id of a.md#0'])).toEqual([]);
      expect(await revision()).toBe(before + 1);
      await knowledge().removeKnowledgeBase(id);
      await knowledge().removeKnowledgeBase('unknown');
      expect(await revision()).toBe(before + 1);
      await knowledge().saveKnowledgeBase(knowledgeBase('one'));
      expect((await knowledge().listKnowledgeBases()).map(({ name }) => name)).toEqual(['one', 'two']);
      expect(await revision()).toBe(before + 2);
    });
  });

  describe('documents', () => {
    beforeEach(async () => {
      base = await knowledge().saveKnowledgeBase(knowledgeBase('base'));
    });

    it('are stored with their passages, whatever the text', async () => {
      const path = `${'深/'.repeat(300)}${strangeText}.md`;
      const stored = document(base.id, path, {
        id: 'strange',
        contentHash: 'hash',
        title: strangeText,
        sources: [strangeText, ''],
      });
      const pieces = [
        ...passages('strange', 2, strangeText),
        { ...passages('strange', 3, longText)[2], headingPath: [] } as never,
      ];
      await knowledge().replaceDocument(stored, pieces, noted);
      expect(await knowledge().passagesOf(['strange'])).toStrictEqual(pieces);
      expect(await knowledge().findPassages(['strange#1'])).toStrictEqual([
        {
          ...passages('strange', 2, strangeText)[1],
          documentTitle: strangeText,
          documentPath: path,
          knowledgeBase: 'base',
          sources: [strangeText, ''],
          reviewedOn: '2026-03-01',
          url: null,
        },
      ]);
    });

    it('are listed with their versions, by path', async () => {
      for (const path of ['b.md', 'a.md', '中.md', 'A.md']) {
        await knowledge().replaceDocument(document(base.id, path), [], noted);
      }
      const versions = ['A.md', 'a.md', 'b.md', '中.md'].map((path) => ({
        id: `id of ${path}`,
        path,
        contentHash: `hash of ${path}`,
      }));
      expect(await knowledge().documentVersions(base.id)).toStrictEqual(versions);
      expect(await knowledge().documentVersionsOf('patients', '2026-11-21')).toStrictEqual(versions);
      expect(await knowledge().documentVersionsOf('research', '2026-11-21')).toEqual([]);
    });

    it('are told apart by the case of their ids, and so are passages', async () => {
      await knowledge().replaceDocument(document(base.id, '1.md', { id: 'Doc' }), passages('Doc', 1), noted);
      await knowledge().replaceDocument(document(base.id, '2.md', { id: 'doc' }), passages('doc', 2), noted);
      expect(await knowledge().passagesOf(['doc'])).toStrictEqual(passages('doc', 2));
      expect(await knowledge().findPassages(['DOC#0'])).toEqual([]);
      await knowledge().removeDocuments(base.id, ['DOC'], noted);
      expect((await knowledge().documentVersions(base.id)).map(({ id }) => id)).toEqual(['Doc', 'doc']);
    });

    it('are all given to an assistant, whichever of its knowledge bases they are in', async () => {
      const second = await knowledge().saveKnowledgeBase(knowledgeBase('second'));
      const foreign = await knowledge().saveKnowledgeBase(knowledgeBase('foreign', { assistant: 'Patients' }));
      await knowledge().replaceDocument(document(base.id, 'b.md'), [], noted);
      await knowledge().replaceDocument(document(second.id, 'a.md'), [], noted);
      await knowledge().replaceDocument(document(second.id, 'b.md', { id: 'second b' }), [], noted);
      await knowledge().replaceDocument(document(foreign.id, 'c.md'), [], noted);
      const ids = (await knowledge().documentVersionsOf('patients', '2026-11-21')).map(({ id }) => id);
      expect(ids.sort()).toEqual(['id of a.md', 'id of b.md', 'second b']);
      await knowledge().removeKnowledgeBase(second.id);
      expect((await knowledge().documentVersionsOf('patients', '2026-11-21')).map(({ id }) => id)).toEqual([
        'id of b.md',
      ]);
    });

    it('are replaced whole', async () => {
      await knowledge().replaceDocument(document(base.id, 'a.md'), passages('id of a.md', 5), noted);
      await knowledge().replaceDocument(document(base.id, 'b.md'), passages('id of b.md', 1), noted);
      const newer = document(base.id, 'a.md', { contentHash: 'new', reviewedOn: null, sources: [] });
      await knowledge().replaceDocument(newer, passages('id of a.md', 2, 'new'), noted);
      expect(await knowledge().passagesOf(['id of a.md'])).toStrictEqual(passages('id of a.md', 2, 'new'));
      expect(await knowledge().passagesOf(['id of b.md'])).toHaveLength(1);
      expect((await knowledge().documentVersions(base.id)).map(({ contentHash }) => contentHash)).toEqual([
        'new',
        'hash of b.md',
      ]);
    });

    it('are one for a path, also when another process gave it another id', async () => {
      await knowledge().replaceDocument(document(base.id, 'a.md', { id: 'x' }), passages('x', 2), noted);
      await knowledge().replaceDocument(document(base.id, 'a.md', { id: 'y' }), passages('y', 1), noted);
      expect((await knowledge().documentVersions(base.id)).map(({ id }) => id)).toEqual(['y']);
      expect(await knowledge().passagesOf(['x', 'y'])).toHaveLength(1);
    });

    it('stay as they were when the new version cannot be written', async () => {
      await knowledge().replaceDocument(document(base.id, 'a.md'), passages('id of a.md', 2), noted);
      // The last one belongs to no document.
      const broken = [...passages('id of a.md', 2, 'new'), ...passages('nobody', 1, 'new')];
      expect(await hasFailed(knowledge().replaceDocument(document(base.id, 'a.md'), broken, noted))).toBe(true);
      expect(await knowledge().passagesOf(['id of a.md'])).toStrictEqual(passages('id of a.md', 2));
      expect(await revision()).toBe(2);
    });

    it('are refused without their knowledge base', async () => {
      expect(await hasFailed(knowledge().replaceDocument(document('nowhere', 'a.md'), [], noted))).toBe(true);
    });

    it('are removed with their passages, and unknown ones raise no revision', async () => {
      const other = await knowledge().saveKnowledgeBase(knowledgeBase('other'));
      for (const path of ['a.md', 'b.md']) {
        await knowledge().replaceDocument(document(base.id, path), passages(`id of ${path}`, 2), noted);
      }
      const before = (await revision()) ?? 0;
      await knowledge().removeDocuments(base.id, ['unknown'], noted);
      await knowledge().removeDocuments(base.id, [], noted);
      await knowledge().removeDocuments(other.id, ['id of a.md'], noted);
      expect(await revision()).toBe(before);
      await knowledge().removeDocuments(base.id, ['id of a.md', 'unknown'], noted);
      expect(await revision()).toBe(before + 1);
      expect((await knowledge().documentVersions(base.id)).map(({ path }) => path)).toEqual(['b.md']);
      expect(await knowledge().passagesOf(['id of a.md', 'id of b.md'])).toHaveLength(2);
    });

    it('give passages by document and ordinal, and found ones in the order of asking', async () => {
      for (const path of ['b.md', 'a.md']) {
        await knowledge().replaceDocument(document(base.id, path), passages(`id of ${path}`, 12).reverse(), noted);
      }
      const all = await knowledge().passagesOf(['id of b.md', 'id of a.md', 'unknown']);
      expect(all.map(({ id }) => id)).toEqual(
        ['id of a.md', 'id of b.md'].flatMap((id) => passages(id, 12).map((passage) => passage.id)),
      );
      const wanted = ['id of b.md#3', 'gone', 'id of a.md#11', 'id of a.md#2', 'id of b.md#3'];
      expect((await knowledge().findPassages(wanted)).map(({ id }) => id)).toEqual(
        wanted.filter((id) => id !== 'gone'),
      );
      expect(await knowledge().findPassages([])).toEqual([]);
      expect(await knowledge().passagesOf([])).toEqual([]);
    });

    it('may be large: 40,000 passages in one', async () => {
      await knowledge().replaceDocument(document(base.id, 'large.md'), passages('id of large.md', 40_000), noted);
      const stored = await knowledge().passagesOf(['id of large.md']);
      expect(stored).toHaveLength(40_000);
      expect(stored[39_999]).toStrictEqual(passages('id of large.md', 40_000)[39_999]);
      const found = await knowledge().findPassages(stored.map(({ id }) => id));
      expect(found).toHaveLength(40_000);
      await knowledge().removeDocuments(base.id, ['id of large.md'], noted);
      expect(await knowledge().passagesOf(['id of large.md'])).toEqual([]);
    }, 30_000);

    it('may be many: 1,200 removed at once', async () => {
      const paths = Array.from({ length: 1200 }, (_, index) => `${String(index).padStart(4, '0')}.md`);
      for (const path of paths) await knowledge().replaceDocument(document(base.id, path), [], noted);
      await knowledge().removeDocuments(
        base.id,
        paths.slice(1).map((path) => `id of ${path}`),
        noted,
      );
      expect((await knowledge().documentVersions(base.id)).map(({ path }) => path)).toEqual(['0000.md']);
    }, 30_000);
  });
}
