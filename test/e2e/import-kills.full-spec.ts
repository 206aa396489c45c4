import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { IngestKnowledge } from '../../src/knowledge/ingest-knowledge.use-case';
import { knowledgeConfig } from '../../src/knowledge/knowledge.config';
import type { Database } from '../../src/stores/typeorm/database';
import { databaseConfig } from '../../src/stores/typeorm/database.config';
import { openDatabase } from '../../src/stores/typeorm/open-database';
import type { SqlWriter } from '../../src/stores/typeorm/sql-writer';
import { createStores } from '../../src/stores/typeorm/stores';
import { RecordingLogger } from '../fakes/knowledge-stores';
import { TemporaryFolder } from '../fakes/temporary-folder';

const documents = 200;
const kills = 50;

/** 200 documents of a few passages, some of which replace others. */
const importFiles = (): Record<string, string> => ({
  'base/knowledge.yaml': 'title: t\nlanguage: zh\nassistant: patients\n',
  'base/good-questions.txt': '血压多少算高\n',
  'base/qa-pairs.csv': 'question,answer,source\n能喝酒吗,尽量不喝,指南\n',
  ...Object.fromEntries(
    Array.from({ length: documents }, (_, at) => [
      `base/${at % 7}/文档 ${at}.md`,
      `---\n${at % 10 === 9 ? `supersedes: ${(at - 1) % 7}/文档 ${at - 1}.md\n` : 'reviewed-on: 2026-01-01\n'}---\n` +
        `# 第 ${at} 篇\n\n第 ${at} 段。\n\n## 下面\n\n${'内容。'.repeat(at % 40)}\n`,
    ]),
  ),
});

/** Which writes of an import a kill comes at: the same ones in every run. */
function* randomPlaces(most: number): Generator<number> {
  for (let state = 20261121; ; state = (state * 48271) % 2147483647) yield 1 + (state % most);
}

/** Loses every write from the n-th on, before or after it was carried out, as a process that is killed there. */
class KilledWriter implements SqlWriter {
  writes = 0;

  constructor(
    private readonly inner: SqlWriter,
    private readonly killedAt: number,
  ) {}

  async write(...unit: Parameters<SqlWriter['write']>): ReturnType<SqlWriter['write']> {
    this.writes++;
    if (this.writes > this.killedAt) throw new Error('killed');
    const result = await this.inner.write(...unit);
    if (this.writes === this.killedAt && this.killedAt % 2 === 0) throw new Error('killed');
    return result;
  }
}

describe('an import that is killed', () => {
  const folder = new TemporaryFolder();
  const config = knowledgeConfig.parse({ folder: join(folder.path, 'knowledge') });

  beforeAll(() => {
    const files = Object.entries(importFiles()).map(([path, text]) => [`knowledge/${path}`, text]);
    folder.write(Object.fromEntries(files) as Record<string, string>);
  });
  afterAll(() => {
    folder.remove();
  });

  const fileOf = (name: string): string => join(folder.path, 'data', `${name}.sqlite`);
  const open = async (name: string): Promise<Database> => {
    const database = await openDatabase(databaseConfig.parse({ sqlite: { file: fileOf(name) } }));
    // What the machine does with a power cut is not asked here, and waiting for the disk would take minutes.
    await database.dataSource.query('PRAGMA synchronous = OFF');
    return database;
  };
  const ingest = (database: Database): Promise<unknown> => {
    const stores = { ...createStores(database), logger: new RecordingLogger(), clock: { now: () => 0 } };
    return new IngestKnowledge(stores, config).run();
  };
  /** All that the tables hold but for the ids that are drawn and for the revision, which counts how often it changed. */
  const contentOf = async ({ dataSource }: Database): Promise<string> => {
    const tables = {
      documents: 'SELECT id, path, title, content_hash, supersedes, is_successor FROM documents ORDER BY id',
      passages: 'SELECT * FROM passages ORDER BY document_id, ordinal',
      versions: 'SELECT document_id, number, change_kind, content_hash, text FROM document_versions ORDER BY 1, 2',
      pairs: 'SELECT question, answer, source, origin FROM qa_pairs ORDER BY 1',
      listed: 'SELECT text, kind, origin FROM listed_questions ORDER BY 1',
    };
    const rows = Object.entries(tables).map(async ([name, sql]) => [name, await dataSource.query<unknown[]>(sql)]);
    return JSON.stringify(await Promise.all(rows));
  };
  const killed = async (name: string, at: number): Promise<{ content: string; wasKilled: boolean }> => {
    copyFileSync(fileOf('empty'), fileOf(name));
    const first = await open(name);
    const writer = new KilledWriter(first.writer, at);
    const wasKilled = await ingest({ ...first, writer }).then(
      () => false,
      () => true,
    );
    await first.close();
    const second = await open(name);
    await ingest(second);
    const content = await contentOf(second);
    await second.close();
    return { content, wasKilled };
  };

  it(`at ${kills} random places ends in the same set as one that was left alone`, async () => {
    await (await open('empty')).close();
    copyFileSync(fileOf('empty'), fileOf('undisturbed'));
    const undisturbed = await open('undisturbed');
    const counting = new KilledWriter(undisturbed.writer, Infinity);
    await ingest({ ...undisturbed, writer: counting });
    const expected = await contentOf(undisturbed);
    await undisturbed.close();
    expect(counting.writes).toBeGreaterThan(documents);
    expect(JSON.parse(expected)).toHaveLength(5);

    const places = randomPlaces(counting.writes - 1);
    for (let kill = 0; kill < kills; kill++) {
      const at = places.next().value as number;
      const { content, wasKilled } = await killed(`killed ${kill}`, at);
      expect({ at, wasKilled, isSame: content === expected }).toEqual({ at, wasKilled: true, isSame: true });
    }
  }, 120_000);
});
