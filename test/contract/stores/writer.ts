import { setImmediate as nextTurn } from 'node:timers/promises';
import { AssistantEntity } from '../../../src/stores/typeorm/entities/assistant.entity';
import { PassageEntity } from '../../../src/stores/typeorm/entities/passage.entity';
import type { Statement } from '../../../src/stores/typeorm/sql-writer';
import type { Subject } from '../stores.contract';
import { hasFailed, passages } from './samples';

export function describeWriter(subject: Subject): void {
  const insert = (name: string): Statement[] =>
    subject.database.statements.insert(AssistantEntity, [
      { name, title: name, language: 'zh', strictness: 0.05, origin: 'file', removed: false },
    ]);
  /** Fails: there is no such document. */
  const failing = (): Statement[] => subject.database.statements.insert(PassageEntity, passages('nowhere', 1));
  const names = async () => (await subject.stores.assistants.list()).map(({ name }) => name);

  describe('units of work', () => {
    it('write all of their statements', async () => {
      expect(await subject.database.writer.write([...insert('a'), ...insert('b')])).toEqual({ written: true });
      expect(await names()).toEqual(['a', 'b']);
    });

    it('write nothing when one statement fails', async () => {
      expect(await hasFailed(subject.database.writer.write([...insert('a'), ...failing()]))).toBe(true);
      expect(await names()).toEqual([]);
    });

    it('write nothing when a required statement changes nothing, and say which', async () => {
      const { statements, writer } = subject.database;
      const idle = statements.update(AssistantEntity, { title: 'x' }, { name: 'nobody' }, { requireChange: true });
      expect(await writer.write([...insert('a'), idle, ...insert('b')])).toEqual({ written: false, unchanged: 1 });
      expect(await names()).toEqual([]);
    });

    it('take a broken unique key in a required statement for no change, in any other for a failure', async () => {
      const { writer } = subject.database;
      await writer.write(insert('a'));
      const again = insert('a');
      const required = again.map((statement) => ({ ...statement, requireChange: true }));
      expect(await writer.write([...insert('b'), ...required])).toEqual({ written: false, unchanged: 1 });
      expect(await hasFailed(writer.write([...insert('b'), ...again]))).toBe(true);
      expect(await names()).toEqual(['a']);
    });

    it('count a row that is set to what it was as changed', async () => {
      const { statements, writer } = subject.database;
      await writer.write(insert('a'));
      const same = statements.update(AssistantEntity, { title: 'a' }, { name: 'a' }, { requireChange: true });
      expect(await writer.write([same])).toEqual({ written: true });
    });

    it('leave what is there when told to, and no other fault passes for it', async () => {
      const { statements, writer } = subject.database;
      await writer.write(insert('a'));
      const row = {
        name: 'a',
        title: 'other',
        language: 'zh' as const,
        strictness: 0.01,
        origin: 'file' as const,
        removed: false,
      };
      const onDuplicate = { key: ['name' as const], overwrite: [] };
      await writer.write(statements.insert(AssistantEntity, [row, { ...row, name: 'b' }], { onDuplicate }));
      expect((await subject.stores.assistants.list()).map(({ title }) => title)).toEqual(['a', 'other']);
      const broken = { ...row, name: 'c', title: null as unknown as string };
      expect(await hasFailed(writer.write(statements.insert(AssistantEntity, [broken], { onDuplicate })))).toBe(true);
    });

    it('do not touch each other: of two at once, one fails and the other stays written', async () => {
      const { writer } = subject.database;
      for (let round = 0; round < 30; round += 1) {
        const long = Array.from({ length: 10 }, (_, step) => insert(`doomed ${round} ${step}`)).flat();
        const doomed = writer.write([...long, ...failing()]);
        const atOnce = writer.write(insert(`at once ${round}`));
        const later = nextTurn().then(() => writer.write(insert(`later ${round}`)));
        const results = await Promise.allSettled([doomed, atOnce, later]);
        expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
      }
      const written = await names();
      expect(written.filter((name) => name.startsWith('doomed'))).toEqual([]);
      expect(written).toHaveLength(60);
    });

    it('get through in numbers, though they want the same row', async () => {
      const { questionLists, revisions } = subject.stores;
      const texts = Array.from({ length: 20 }, (_, index) => `question ${index}`);
      await Promise.all(texts.map((text) => questionLists.put('patients', 'good', text)));
      expect(await questionLists.list('patients')).toHaveLength(20);
      expect((await revisions.revisions()).get('patients')).toBe(20);
    });

    it('refuse a statement without a condition', () => {
      expect(() => subject.database.statements.delete(AssistantEntity, {})).toThrow('condition');
    });
  });
}
