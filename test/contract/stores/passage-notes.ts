import type { KnowledgeBase } from '../../../src/core/knowledge';
import type { Subject } from '../stores.contract';
import { document, knowledgeBase, noted, passages, strangeText } from './samples';
import { countRows } from './tables-content';

/** What a model wrote about passages. */
export function describePassageNotes(subject: Subject): void {
  const notes = () => subject.stores.passageNotes;
  let base: KnowledgeBase;

  describe('notes of passages', () => {
    beforeEach(async () => {
      base = await subject.stores.knowledge.saveKnowledgeBase(knowledgeBase('base'));
      const stored = document(base.id, 'a.md');
      await subject.stores.knowledge.replaceDocument(stored, passages(stored.id, 3), noted);
    });

    it('are replaced by passage, and also told of where there was nothing to note', async () => {
      await notes().put('id of a.md#0', [{ kind: 'summary', text: 'old' }], 'm1');
      const written = [
        { kind: 'question', text: '盐吃多少？' },
        { kind: 'summary', text: strangeText },
      ] as const;
      await notes().put('id of a.md#0', written, 'm2');
      await notes().put('id of a.md#1', [], 'm2');
      expect(await notes().missing(base.id, 'm1')).toHaveLength(3);
      expect(await notes().missing(base.id, 'm2')).toEqual(['id of a.md#2']);
      expect(await notes().list([base.id])).toEqual(
        written.map((note) => ({
          ...note,
          id: expect.any(String) as string,
          passageId: 'id of a.md#0',
          madeBy: 'm2',
        })),
      );
    });

    it('change their stamp', async () => {
      const before = await notes().stamp([base.id]);
      await notes().put('id of a.md#0', [], 'm1');
      const after = await notes().stamp([base.id]);
      expect(after).not.toBe(before);
      await notes().put('id of a.md#0', [], 'm2');
      expect(await notes().stamp([base.id])).not.toBe(after);
      expect(await notes().stamp([])).toBe('');
    });

    it('are of their knowledge base alone and go with their passage', async () => {
      const other = await subject.stores.knowledge.saveKnowledgeBase(knowledgeBase('other'));
      await notes().put('id of a.md#0', [{ kind: 'summary', text: 'x' }], 'm');
      await notes().put('id of gone.md#0', [{ kind: 'summary', text: 'y' }], 'm');
      expect(await notes().list([other.id])).toEqual([]);
      expect(await notes().list([])).toEqual([]);
      expect(await notes().list([other.id, base.id])).toHaveLength(1);
      await subject.stores.knowledge.removeDocuments(base.id, ['id of a.md'], noted);
      expect(await countRows(subject, 'passage_notes')).toBe(0);
      expect(await notes().missing(base.id, 'm')).toEqual([]);
    });
  });
}
