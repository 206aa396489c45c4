import type { QuestionListKind } from '../../../src/core/knowledge';
import type { Subject } from '../stores.contract';
import { longText, strangeText } from './samples';

const fileOf = (kind: QuestionListKind, base = 'patients') => `${base}/${kind}-questions.txt`;

export function describeQuestionLists(subject: Subject): void {
  describe('good and bad questions', () => {
    const lists = () => subject.stores.questionLists;
    const seed = (kind: QuestionListKind, texts: string[], source = fileOf(kind)) =>
      lists().seed({ assistant: 'patients', kind, source, texts });
    const listed = async (assistant = 'patients') =>
      (await lists().list(assistant)).map(({ kind, text }) => `${kind} ${text}`).sort();
    const idOf = async (text: string) => (await lists().list('patients')).find((row) => row.text === text)?.id ?? '';
    const revision = async () => (await subject.stores.revisions.revisions()).get('patients');

    it('become what the files say', async () => {
      expect(await seed('good', ['a', 'b'])).toEqual({ added: 2, removed: 0 });
      expect(await seed('bad', ['x'])).toEqual({ added: 1, removed: 0 });
      expect(await seed('good', ['b', 'c'])).toEqual({ added: 1, removed: 1 });
      expect(await listed()).toEqual(['bad x', 'good b', 'good c']);
      expect(await listed('research')).toEqual([]);
    });

    it('keep every text as it is', async () => {
      await seed('good', [strangeText, longText]);
      const texts = (await lists().list('patients')).map(({ text }) => text);
      expect(texts.sort()).toEqual([strangeText, longText].sort());
    });

    it('hold a text once, compared after normalising', async () => {
      expect(await seed('good', ['怎么办？', '怎么办', '怎么办?? '])).toEqual({ added: 1, removed: 0 });
      await seed('good', ['怎么办！'], fileOf('good', 'second'));
      expect(await lists().list('patients')).toHaveLength(1);
      expect(await seed('good', ['怎么办'])).toEqual({ added: 0, removed: 0 });
      expect(await listed()).toEqual(['good 怎么办']);
    });

    it('keep a text as long as one file has it', async () => {
      await seed('good', ['a']);
      await seed('good', ['a'], fileOf('good', 'second'));
      expect(await seed('good', [])).toEqual({ added: 0, removed: 1 });
      expect(await listed()).toEqual(['good a']);
      await seed('good', [], fileOf('good', 'second'));
      expect(await listed()).toEqual([]);
    });

    it.each([
      ['good', 'bad'],
      ['bad', 'good'],
    ] as const)('follow a text that moved between the files, with %s read first', async (first, second) => {
      const before = { good: ['a'], bad: ['x', 'moved'] };
      const after = { good: ['a', 'moved'], bad: ['x'] };
      for (const kind of [first, second]) await seed(kind, before[kind]);
      for (const kind of [first, second]) await seed(kind, after[kind]);
      expect(await listed()).toEqual(['bad x', 'good a', 'good moved']);
    });

    it('take a text of both files for bad, in whatever order, and settle there', async () => {
      for (const kind of ['good', 'bad', 'good', 'bad'] as const) await seed(kind, ['both']);
      expect(await listed()).toEqual(['bad both']);
      const settled = await revision();
      for (const kind of ['bad', 'good'] as const) expect(await seed(kind, ['both'])).toEqual({ added: 0, removed: 0 });
      expect(await revision()).toBe(settled);
    });

    it('raise the revision only by a change', async () => {
      await seed('good', ['a', 'b']);
      expect(await revision()).toBe(1);
      await seed('good', ['b', 'a']);
      await seed('bad', []);
      expect(await revision()).toBe(1);
      const { id } = await lists().put('patients', 'good', 'c');
      expect(await revision()).toBe(2);
      await lists().put('patients', 'good', 'c');
      expect(await revision()).toBe(2);
      await lists().remove(id);
      expect(await revision()).toBe(3);
      await lists().remove(id);
      await lists().remove('unknown');
      expect(await revision()).toBe(3);
    });

    it("keep an admin's entry over every later seed", async () => {
      const added = await lists().put('patients', 'good', strangeText);
      expect(added).toStrictEqual({ id: added.id, assistant: 'patients', kind: 'good', text: strangeText });
      await seed('bad', [strangeText, 'x']);
      await seed('bad', []);
      expect(await lists().list('patients')).toStrictEqual([added]);
    });

    it("move a file's text to the other list for good, and keep its id", async () => {
      await seed('bad', ['怎么办', 'x']);
      const id = await idOf('怎么办');
      expect(await lists().put('patients', 'good', '怎么办？')).toMatchObject({ id, kind: 'good', text: '怎么办？' });
      expect(await seed('bad', ['怎么办', 'x'])).toEqual({ added: 0, removed: 0 });
      expect(await listed()).toEqual(['bad x', 'good 怎么办？']);
      expect(await seed('bad', ['x'])).toEqual({ added: 0, removed: 0 });
      expect(await listed()).toEqual(['bad x', 'good 怎么办？']);
    });

    it("move an admin's entry back and forth", async () => {
      const { id } = await lists().put('patients', 'good', 'a');
      expect(await lists().put('patients', 'bad', 'A')).toMatchObject({ id, kind: 'bad', text: 'A' });
      expect(await lists().put('patients', 'good', 'a')).toMatchObject({ id, kind: 'good' });
      expect(await lists().list('patients')).toHaveLength(1);
    });

    it('do not bring back what an admin removed, until an admin puts it again', async () => {
      await seed('good', ['a', 'b']);
      await seed('good', ['a'], fileOf('good', 'second'));
      await lists().remove(await idOf('a'));
      expect(await seed('good', ['a', 'b'])).toEqual({ added: 0, removed: 0 });
      await seed('good', ['A?'], fileOf('good', 'second'));
      await seed('bad', ['a']);
      expect(await listed()).toEqual(['good b']);
      await lists().put('patients', 'bad', 'a');
      expect(await listed()).toEqual(['bad a', 'good b']);
    });

    it('are listed by kind, in an order that does not depend on their history', async () => {
      await seed('good', ['a', 'b', 'c', 'd']);
      await seed('bad', ['x', 'y']);
      const before = (await lists().list('patients')).map(({ text }) => text);
      expect(before.slice(0, 2).sort()).toEqual(['x', 'y']);
      await seed('good', []);
      await seed('good', ['d', 'c', 'b', 'a']);
      expect((await lists().list('patients')).map(({ text }) => text)).toEqual(before);
    });

    it('survive two admins and two processes at once', async () => {
      const puts = Array.from({ length: 10 }, (_, index) =>
        lists().put('patients', index % 2 ? 'good' : 'bad', 'same'),
      );
      const seeds = Array.from({ length: 5 }, () => seed('good', ['same', 'other']));
      const results = await Promise.all(puts);
      await Promise.all(seeds);
      expect(new Set(results.map(({ id }) => id)).size).toBe(1);
      expect(await lists().list('patients')).toHaveLength(2);
    });

    it('take thousands', async () => {
      const texts = Array.from({ length: 5000 }, (_, index) => `问题 ${index}`);
      expect(await seed('bad', texts)).toEqual({ added: 5000, removed: 0 });
      expect(await seed('bad', texts.slice(0, 10))).toEqual({ added: 0, removed: 4990 });
    });
  });
}
