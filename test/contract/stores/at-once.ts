import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Subject } from '../stores.contract';
import { delivery, document, hasFailed, knowledgeBase, message, noted, passages, settlement } from './samples';
import { pendingMessages } from './tables-content';

/** Works that run into each other: each is a transaction of its own. */
export function describeAtOnce(subject: Subject): void {
  describe('at once', () => {
    it('a document that fails takes no claim along that came while it was written', async () => {
      const { knowledge, inbox } = subject.stores;
      const { id } = await knowledge.saveKnowledgeBase(knowledgeBase('base'));
      // The last passage belongs to no document, so the failure comes at the very end.
      const broken = [...passages('broken', 5000), ...passages('nobody', 1)];
      const running = new Set(['document']);
      const failing = knowledge
        .replaceDocument(document(id, 'broken.md', { id: 'broken' }), broken, noted)
        .finally(() => {
          running.delete('document');
        });
      const failure = hasFailed(failing);
      const claims: Promise<string>[] = [];
      do {
        claims.push(inbox.claim(message(`m${claims.length}`)));
        await nextTurn();
      } while (running.size > 0 || claims.length < 20);
      expect(await failure).toBe(true);
      expect(new Set(await Promise.all(claims))).toEqual(new Set(['claimed']));
      expect(await pendingMessages(subject)).toHaveLength(claims.length);
      expect(await knowledge.documentVersions(id)).toEqual([]);
      expect(await knowledge.passagesOf(['broken'])).toEqual([]);
    });

    it('a settlement that fails takes no claim, list or document along that came between its steps', async () => {
      const { knowledge, inbox, questionLists } = subject.stores;
      const { id } = await knowledge.saveKnowledgeBase(knowledgeBase('base'));
      await inbox.claim(message('first'));
      await inbox.claim(message('second'));
      const deliveries = [delivery('the same')];
      await inbox.settle(settlement('q1', { messageIds: ['first'], deliveries }));

      const order: string[] = [];
      const note =
        (name: string) =>
        <Result>(result: Result): Result => {
          order.push(name);
          return result;
        };
      // The send key is taken, which shows only at the outbox: the question is written by then.
      const failing = inbox
        .settle(settlement('q2', { messageIds: ['second'], deliveries, review: 'failure' }))
        .catch(note('failed'));
      await Promise.all([
        failing,
        inbox.claim(message('third')).then(note('claimed')),
        questionLists.put('patients', 'good', 'x').then(note('listed')),
        knowledge.replaceDocument(document(id, 'a.md'), passages('id of a.md', 3), noted).then(note('written')),
      ]);
      expect([...order].sort()).toEqual(['claimed', 'failed', 'listed', 'written']);
      expect(await pendingMessages(subject)).toEqual(['second', 'third']);
      expect(await subject.stores.outcomes.findByMessage('second')).toBeNull();
      expect(await subject.stores.outcomes.listReviewItems(10)).toEqual([]);
      expect(await questionLists.list('patients')).toHaveLength(1);
      expect(await knowledge.passagesOf(['id of a.md'])).toHaveLength(3);
    });

    it('20 documents of one knowledge base are all written, and each raises the revision', async () => {
      const { knowledge, revisions } = subject.stores;
      const { id } = await knowledge.saveKnowledgeBase(knowledgeBase('base'));
      const ids = Array.from({ length: 20 }, (_, index) => `document-${index}`);
      for (const round of [1, 2]) {
        await Promise.all(
          ids.map((documentId) =>
            knowledge.replaceDocument(
              document(id, `${documentId}.md`, { id: documentId }),
              passages(documentId, 10),
              noted,
            ),
          ),
        );
        expect(await knowledge.documentVersionsOf('patients', '2026-11-21')).toHaveLength(20);
        expect(await knowledge.passagesOf(ids)).toHaveLength(200);
        expect((await revisions.revisions()).get('patients')).toBe(1 + 20 * round);
      }
    });
  });
}
