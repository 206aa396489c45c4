import type { DocumentPicture } from '../../../src/core/document-picture';
import type { KnowledgeBase } from '../../../src/core/knowledge';
import type { Subject } from '../stores.contract';
import { document, knowledgeBase, noted, passages, strangeText } from './samples';
import { countRows } from './tables-content';

/** Figures and tables of documents, and what was read on them. */
export function describeDocumentPictures(subject: Subject): void {
  const pictures = () => subject.stores.documentPictures;
  let base: KnowledgeBase;

  const figure = (ordinal: number, key: string | null, changes: Partial<DocumentPicture> = {}): DocumentPicture => ({
    id: `picture ${ordinal}`,
    documentId: 'id of a.md',
    knowledgeBaseId: base.id,
    ordinal,
    key,
    mediaType: key === null ? null : 'image/png',
    width: key === null ? 0 : 900,
    height: key === null ? 0 : 600,
    caption: `图 ${ordinal} ${strangeText}`,
    alternative: '',
    table: key === null ? '| 项目 | 值 |' : '',
    near: '上文 下文',
    headingPath: ['高血压', '目标'],
    place: ordinal === 0 ? null : { kind: 'page', first: 2, last: 2 },
    ...changes,
  });
  const revision = async () => (await subject.stores.revisions.revisions()).get('patients');
  const add = async (path: string) => {
    const stored = document(base.id, path);
    await subject.stores.knowledge.replaceDocument(stored, passages(stored.id, 1), noted);
  };

  describe('pictures of documents', () => {
    beforeEach(async () => {
      base = await subject.stores.knowledge.saveKnowledgeBase(knowledgeBase('base'));
      await add('a.md');
    });

    it('are replaced by document, and only a change raises the revision', async () => {
      await pictures().replaceOf('id of a.md', base.id, [figure(0, 'old.png')], 'v1');
      const both = [figure(0, 'k0.png'), figure(1, null)];
      await pictures().replaceOf('id of a.md', base.id, both, 'v1');
      expect(await pictures().of('id of a.md')).toEqual(both);
      expect(await pictures().list([base.id])).toEqual(both);
      expect(await pictures().find('picture 1')).toEqual(both[1]);
      expect(await pictures().find('nobody')).toBeNull();
      expect(await pictures().keys()).toEqual(['k0.png']);
      const [raised, stamp] = [await revision(), await pictures().stamp([base.id])];
      await pictures().replaceOf('id of a.md', base.id, both, 'v2');
      expect([await revision(), await pictures().stamp([base.id])]).toEqual([raised, stamp]);
      expect(await pictures().readAs(base.id)).toEqual(new Map([['id of a.md', 'v2']]));
      await pictures().replaceOf('id of a.md', base.id, [], 'v2');
      expect(await revision()).toBeGreaterThan(raised ?? 0);
      expect(await pictures().stamp([base.id])).not.toBe(stamp);
    });

    it('remember that there were none, and know nothing of a document that is not there', async () => {
      const before = await revision();
      await pictures().replaceOf('id of a.md', base.id, [], 'v1');
      await pictures().replaceOf('id of gone.md', base.id, [figure(0, 'k.png', { documentId: 'id of gone.md' })], 'v1');
      expect(await pictures().readAs(base.id)).toEqual(new Map([['id of a.md', 'v1']]));
      expect([await revision(), await pictures().list([base.id]), await pictures().list([])]).toEqual([before, [], []]);
    });

    it('are read once for their content, and anew by another reader', async () => {
      await add('b.md');
      await pictures().replaceOf('id of a.md', base.id, [figure(0, 'same.png'), figure(1, null)]);
      const again = figure(2, 'same.png', { documentId: 'id of b.md' });
      await pictures().replaceOf('id of b.md', base.id, [again, figure(3, 'b.png', { documentId: 'id of b.md' })]);
      expect(await pictures().unread([base.id], 'ocr 1')).toEqual(['b.png', 'same.png']);
      const stamp = await pictures().stamp([base.id]);
      const note = { key: 'same.png', text: strangeText, description: '', questions: ['多高？'], madeBy: 'ocr 1' };
      await pictures().putReading(note);
      expect(await pictures().unread([base.id], 'ocr 1')).toEqual(['b.png']);
      expect(await pictures().unread([base.id], 'ocr 2')).toHaveLength(2);
      expect(await pictures().unread([], 'ocr 1')).toEqual([]);
      expect(await pictures().stamp([base.id])).not.toBe(stamp);
      await pictures().putReading({ ...note, text: '', madeBy: 'ocr 2' });
      expect(await pictures().readings(['same.png', 'none.png'])).toEqual([{ ...note, text: '', madeBy: 'ocr 2' }]);
    });

    it('go with their document, and then what was read on them', async () => {
      await pictures().replaceOf('id of a.md', base.id, [figure(0, 'k.png')], 'v1');
      await pictures().putReading({ key: 'k.png', text: 'x', description: '', questions: [], madeBy: 'm' });
      await pictures().removeUnusedReadings();
      expect(await countRows(subject, 'picture_readings')).toBe(1);
      await subject.stores.knowledge.removeDocuments(base.id, ['id of a.md'], noted);
      await pictures().removeUnusedReadings();
      expect([await pictures().keys(), await pictures().readAs(base.id)]).toEqual([[], new Map()]);
      expect(await countRows(subject, 'picture_readings')).toBe(0);
    });
  });
}
