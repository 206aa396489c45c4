import type { Assistant } from '../../../src/core/knowledge';
import { AssistantEntity } from '../../../src/stores/typeorm/entities/assistant.entity';
import type { Subject } from '../stores.contract';
import { strangeText } from './samples';

const patients: Assistant = { name: 'patients', title: '患者群😀', language: 'zh', strictness: 0.05 };
const research: Assistant = { name: 'research', title: 'Laboratory', language: 'en', strictness: 0.1 };

export function describeAssistantStore(subject: Subject): void {
  describe('assistants', () => {
    it('are seeded, listed by name and found', async () => {
      const { assistants } = subject.stores;
      await assistants.seed([research, patients]);
      expect(await assistants.list()).toStrictEqual([patients, research]);
      expect(await assistants.find('research')).toStrictEqual(research);
      expect(await assistants.find('nobody')).toBeNull();
      expect(await assistants.find('Research')).toBeNull();
    });

    it('follow the configuration', async () => {
      const { assistants } = subject.stores;
      await assistants.seed([patients, research]);
      const stricter = { ...patients, strictness: 0.012345, title: strangeText };
      await assistants.seed([stricter]);
      expect(await assistants.list()).toStrictEqual([stricter]);
      await assistants.seed([]);
      expect(await assistants.list()).toEqual([]);
    });

    it("keep an admin's change over every later seed", async () => {
      const { database, stores } = subject;
      await stores.assistants.seed([patients, research]);
      await database.writer.write([
        database.statements.update(AssistantEntity, { strictness: 0.02, origin: 'admin' }, { name: 'patients' }),
      ]);
      await stores.assistants.seed([{ ...patients, title: 'from the file' }]);
      await stores.assistants.seed([]);
      expect(await stores.assistants.list()).toStrictEqual([{ ...patients, strictness: 0.02 }]);
    });

    it('stay away when an admin removed them', async () => {
      const { database, stores } = subject;
      await stores.assistants.seed([patients, research]);
      await database.writer.write([
        database.statements.update(AssistantEntity, { removed: true, origin: 'admin' }, { name: 'patients' }),
      ]);
      await stores.assistants.seed([{ ...patients, title: 'again' }, research]);
      expect(await stores.assistants.list()).toStrictEqual([research]);
      expect(await stores.assistants.find('patients')).toBeNull();
    });

    it('are the same when two processes seed at once', async () => {
      const { assistants } = subject.stores;
      await Promise.all(Array.from({ length: 8 }, () => assistants.seed([patients, research])));
      expect(await assistants.list()).toStrictEqual([patients, research]);
    });

    it('raise no revision, because no index is built from them', async () => {
      await subject.stores.assistants.seed([patients]);
      expect((await subject.stores.revisions.revisions()).size).toBe(0);
    });
  });
}
