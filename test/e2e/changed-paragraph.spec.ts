import { join } from 'node:path';
import { IngestKnowledge } from '../../src/knowledge/ingest-knowledge.use-case';
import { knowledgeConfig } from '../../src/knowledge/knowledge.config';
import type { Database } from '../../src/stores/typeorm/database';
import { databaseConfig } from '../../src/stores/typeorm/database.config';
import { openDatabase } from '../../src/stores/typeorm/open-database';
import { createStores } from '../../src/stores/typeorm/stores';
import { RecordingLogger } from '../fakes/knowledge-stores';
import { TemporaryFolder } from '../fakes/temporary-folder';

const paragraph = (at: number): string => `第 ${at} 段。${`这一段说的是第 ${at} 件事。`.repeat(20)}`;

describe('a document of which one paragraph changes', () => {
  const folder = new TemporaryFolder();
  let database: Database;

  beforeAll(async () => {
    database = await openDatabase(databaseConfig.parse({ sqlite: { file: join(folder.path, 'test.sqlite') } }));
  });
  afterAll(async () => {
    await database.close();
    folder.remove();
  });

  /** Ids of the passages after an ingest, in order. */
  const ingest = async (paragraphs: readonly string[], heading: (at: number) => string): Promise<string[]> => {
    folder.write({
      'knowledge/base/knowledge.yaml': 'title: t\nlanguage: zh\nassistant: patients\n',
      'knowledge/base/a.md': paragraphs.map((text, at) => `${heading(at)}${text}\n`).join('\n'),
    });
    const stores = createStores(database);
    const config = knowledgeConfig.parse({ folder: join(folder.path, 'knowledge') });
    await new IngestKnowledge({ ...stores, logger: new RecordingLogger(), clock: { now: () => 0 } }, config).run();
    const documents = await stores.documents.list('patients', '2026-11-21');
    return (await stores.knowledge.passagesOf(documents.map(({ id }) => id))).map(({ id }) => id);
  };

  it.each([
    ['under a heading of its own', 20, 1, (at: number) => `# 第 ${at} 节\n\n`],
    ['in one long section', 21, 1, (at: number) => (at === 0 ? '# 一节\n\n' : '')],
    // Short as it is now, it goes with the passage before.
    ['the first of its passage', 20, 2, (at: number) => (at === 0 ? '# 又一节\n\n' : '')],
  ])('keeps the ids of all other passages: %s', async (_how, place, changed, heading) => {
    const paragraphs = Array.from({ length: 40 }, (_, at) => paragraph(at));
    const before = await ingest(paragraphs, heading);
    paragraphs[place] = '现在这一段说的是别的事，而且短得多。';
    const after = await ingest(paragraphs, heading);
    expect(before.length).toBeGreaterThan(10);
    expect(after.filter((id) => !before.includes(id))).toHaveLength(changed);
    const again = await ingest([...paragraphs, '最后又加了一段。'], heading);
    expect(again.filter((id) => !after.includes(id))).toHaveLength(1);
  });
});
