import type { KnowledgeBase } from '../../../src/core/knowledge';
import type { QaPairSeed } from '../../../src/core/ports/knowledge-store';
import { QaPairEntity } from '../../../src/stores/typeorm/entities/qa-pair.entity';
import type { Subject } from '../stores.contract';
import { knowledgeBase, longText, strangeText } from './samples';

const pair = (question: string, answer = `answer to ${question}`, source: string | null = null): QaPairSeed => ({
  question,
  answer,
  source,
});

export function describeQaPairs(subject: Subject): void {
  describe('question-answer pairs', () => {
    let base: KnowledgeBase;
    const seed = (...pairs: QaPairSeed[]) => subject.stores.knowledge.seedQaPairs(base.id, pairs);
    const listed = async () => {
      const pairs = await subject.stores.knowledge.listQaPairs('patients');
      return Object.fromEntries(pairs.map(({ question, answer }) => [question, answer]));
    };
    const revision = async () => (await subject.stores.revisions.revisions()).get('patients');
    /** What an admin's page will do. */
    const change = (question: string, changes: { answer?: string; removed?: boolean }) =>
      subject.database.writer.write([
        subject.database.statements.update(
          QaPairEntity,
          { ...changes, origin: 'admin' },
          { question },
          { requireChange: true },
        ),
      ]);

    beforeEach(async () => {
      base = await subject.stores.knowledge.saveKnowledgeBase(knowledgeBase('base'));
    });

    it('become what the file says', async () => {
      expect(await seed(pair('a'), pair('b'), pair(strangeText, longText, strangeText))).toEqual({
        added: 3,
        removed: 0,
      });
      expect(await seed(pair('b'), pair('c'))).toEqual({ added: 1, removed: 2 });
      expect(await listed()).toEqual({ b: 'answer to b', c: 'answer to c' });
      expect(await seed()).toEqual({ added: 0, removed: 2 });
      expect(await listed()).toEqual({});
    });

    it('keep every text as it is', async () => {
      await seed(pair(strangeText, longText, strangeText));
      const [stored] = await subject.stores.knowledge.listQaPairs('patients');
      expect(stored).toStrictEqual({
        id: stored?.id,
        knowledgeBaseId: base.id,
        question: strangeText,
        answer: longText,
        source: strangeText,
      });
    });

    it('are the same when the normalised question is, and the first one counts', async () => {
      expect(await seed(pair('ＨｂＡ１ｃ 多少？', 'first'), pair('hba1c  多少', 'second'))).toEqual({
        added: 1,
        removed: 0,
      });
      const [before] = await subject.stores.knowledge.listQaPairs('patients');
      expect(await seed(pair('HbA1c 多少??', 'third'))).toEqual({ added: 0, removed: 0 });
      const [after] = await subject.stores.knowledge.listQaPairs('patients');
      expect(after).toEqual({ ...before, question: 'HbA1c 多少??', answer: 'third' });
    });

    it('raise the revision only by a change', async () => {
      await seed(pair('a'));
      expect(await revision()).toBe(2);
      await seed(pair('a'));
      expect(await revision()).toBe(2);
      await seed(pair('a', 'other'));
      expect(await revision()).toBe(3);
      await seed(pair('a', 'other', 'source'));
      expect(await revision()).toBe(4);
      await seed();
      await seed();
      expect(await revision()).toBe(5);
    });

    it("leave an admin's change and removal alone, whatever the file says", async () => {
      await seed(pair('changed'), pair('removed'), pair('untouched'));
      await change('changed', { answer: 'by the admin' });
      await change('removed', { removed: true });
      expect(await seed(pair('changed', 'by the file'), pair('Removed?'), pair('untouched'))).toEqual({
        added: 0,
        removed: 0,
      });
      expect(await listed()).toEqual({ changed: 'by the admin', untouched: 'answer to untouched' });
      expect(await seed()).toEqual({ added: 0, removed: 1 });
      expect(await seed(pair('removed'))).toEqual({ added: 0, removed: 0 });
      expect(await listed()).toEqual({ changed: 'by the admin' });
    });

    it("come back with their knowledge base when they are an admin's", async () => {
      await seed(pair('mine'), pair('of the file'));
      await change('mine', { answer: 'by the admin' });
      await subject.stores.knowledge.removeKnowledgeBase(base.id);
      expect(await listed()).toEqual({});
      await subject.stores.knowledge.saveKnowledgeBase(knowledgeBase('base'));
      expect(await listed()).toEqual({ mine: 'by the admin' });
    });

    it('are listed for their assistant only, in an order that does not depend on their history', async () => {
      const second = await subject.stores.knowledge.saveKnowledgeBase(knowledgeBase('a second'));
      const foreign = await subject.stores.knowledge.saveKnowledgeBase(
        knowledgeBase('foreign', { assistant: 'research' }),
      );
      await subject.stores.knowledge.seedQaPairs(foreign.id, [pair('x')]);
      await subject.stores.knowledge.seedQaPairs(second.id, [pair('q')]);
      await seed(pair('a'), pair('b'), pair('c'));
      const questions = async () =>
        (await subject.stores.knowledge.listQaPairs('patients')).map(({ question }) => question);
      const before = await questions();
      expect(before).toHaveLength(4);
      expect(before[0]).toBe('q');
      await seed();
      await seed(pair('c'), pair('a'), pair('b'));
      expect(await questions()).toEqual(before);
    });

    it("become an admin's, and say what the admin decided last, whatever the file says", async () => {
      const { knowledge } = subject.stores;
      await seed(pair('of the file'));
      const [former] = await knowledge.listQaPairs('patients');
      const added = await knowledge.putQaPair(base.id, pair(strangeText, longText, strangeText));
      expect(added).toStrictEqual({
        id: added?.id,
        knowledgeBaseId: base.id,
        question: strangeText,
        answer: longText,
        source: strangeText,
      });
      expect(await knowledge.putQaPair(base.id, pair('Of the file?', 'better'))).toStrictEqual({
        id: former?.id,
        knowledgeBaseId: base.id,
        question: 'Of the file?',
        answer: 'better',
        source: null,
      });
      expect(await seed(pair('of the file', 'by the file'))).toEqual({ added: 0, removed: 0 });
      expect(await listed()).toEqual({ [strangeText]: longText, 'Of the file?': 'better' });
    });

    it('come back when an admin puts one that was removed', async () => {
      const { knowledge } = subject.stores;
      await seed(pair('a'));
      await change('a', { removed: true });
      await knowledge.putQaPair(base.id, pair('a', 'again'));
      expect(await listed()).toEqual({ a: 'again' });
    });

    it('are put where there is a knowledge base only, and raise the revision by a change', async () => {
      const { knowledge } = subject.stores;
      expect(await knowledge.putQaPair('unknown', pair('a'))).toBeNull();
      expect(await revision()).toBe(1);
      const first = await knowledge.putQaPair(base.id, pair('a'));
      expect(await knowledge.putQaPair(base.id, pair('a'))).toStrictEqual(first);
      expect(await revision()).toBe(2);
      await knowledge.putQaPair(base.id, pair('a', 'other'));
      expect(await revision()).toBe(3);
      await knowledge.removeKnowledgeBase(base.id);
      expect(await knowledge.putQaPair(base.id, pair('b'))).toBeNull();
    });

    it('are one when several put the same question at once', async () => {
      const { knowledge } = subject.stores;
      const put = await Promise.all(
        ['1', '2', '3', '4'].map((answer) => knowledge.putQaPair(base.id, pair('a', answer))),
      );
      expect(new Set(put.map((stored) => stored?.id)).size).toBe(1);
      expect(Object.keys(await listed())).toEqual(['a']);
    });

    it('are the same when two processes seed at once', async () => {
      await Promise.all(Array.from({ length: 8 }, () => seed(pair('a'), pair('b'), pair('c'))));
      expect(Object.keys(await listed()).sort()).toEqual(['a', 'b', 'c']);
    });
  });
}
