import { DataSource } from 'typeorm';
import { entities } from './entities/entities';
import { AssistantRevisionEntity } from './entities/assistant-revision.entity';
import { JobEntity } from './entities/job.entity';
import { OutboxItemEntity } from './entities/outbox-item.entity';
import { PassageEntity } from './entities/passage.entity';
import { chunked, StatementBuilder } from './statement-builder';

const dataSource = new DataSource({ type: 'better-sqlite3', database: ':memory:', entities });
let sqlite: StatementBuilder;
let mysql: StatementBuilder;

beforeAll(async () => {
  await dataSource.initialize();
  sqlite = new StatementBuilder(dataSource);
  const server = {
    options: { type: 'mysql' },
    driver: { escape: (name: string) => `\`${name}\`` },
    getMetadata: (entity: typeof JobEntity) => dataSource.getMetadata(entity),
  };
  mysql = new StatementBuilder(server as unknown as DataSource);
});
afterAll(() => dataSource.destroy());

const revision = (assistant: string, count: number) => ({ assistant, revision: count });
const passage = (id: string, text: string) => ({
  id,
  documentId: 'document',
  ordinal: 0,
  headingPath: ['a', 'b'],
  start: 0,
  end: 1,
  text,
  overlap: '',
  place: null,
});

describe('an insert', () => {
  it('is one statement a row on SQLite, always of the same text', () => {
    const sql = 'INSERT INTO "assistant_revisions" ("assistant", "revision") VALUES (?, ?)';
    expect(sqlite.insert(AssistantRevisionEntity, [revision('a', 1), revision('b', 2)])).toEqual([
      { sql, parameters: ['a', 1], requireChange: false },
      { sql, parameters: ['b', 2], requireChange: false },
    ]);
  });

  it('is one for many rows on MySQL, as far as they fit', () => {
    const rows = Array.from({ length: 1001 }, (_, index) => revision('a', index));
    const statements = mysql.insert(AssistantRevisionEntity, rows);
    expect(statements.map(({ parameters }) => parameters.length / 2)).toEqual([500, 500, 1]);
    expect(statements[2]?.sql).toBe('INSERT INTO `assistant_revisions` (`assistant`, `revision`) VALUES (?, ?)');
    expect(statements[0]?.sql.split('(?, ?)')).toHaveLength(501);
  });

  it('keeps a long row apart on MySQL, so that the server takes the statement', () => {
    const long = 'x'.repeat(600_000);
    const rows = [passage('1', long), passage('2', long), passage('3', 'short'), passage('4', long + long)];
    const statements = mysql.insert(PassageEntity, rows);
    expect(statements.map(({ parameters }) => parameters.length / 9)).toEqual([1, 2, 1]);
  });

  it('is none without rows', () => {
    expect([...sqlite.insert(JobEntity, []), ...mysql.insert(JobEntity, [])]).toEqual([]);
  });

  it('leaves out what the database numbers, and stores lists as the entity says', () => {
    expect(sqlite.insert(PassageEntity, [passage('1', 'text')])[0]?.parameters).toContain('["a","b"]');
    expect(sqlite.insert(OutboxItemEntity, [new OutboxItemEntity()])[0]?.sql).not.toContain('sequence');
  });

  it('meets a known key in the words of each database', () => {
    const tail = (builder: StatementBuilder, overwrite: 'revision'[]) => {
      const [statement] = builder.insert(AssistantRevisionEntity, [revision('a', 1)], {
        onDuplicate: { key: ['assistant'], overwrite },
      });
      return statement?.sql.slice(statement.sql.indexOf(' ON '));
    };
    expect(tail(sqlite, [])).toBe(' ON CONFLICT ("assistant") DO NOTHING');
    expect(tail(sqlite, ['revision'])).toBe(
      ' ON CONFLICT ("assistant") DO UPDATE SET "revision" = EXCLUDED."revision"',
    );
    expect(tail(mysql, [])).toBe(' ON DUPLICATE KEY UPDATE `assistant` = `assistant`');
    expect(tail(mysql, ['revision'])).toBe(' ON DUPLICATE KEY UPDATE `revision` = VALUES(`revision`)');
  });
});

describe('an update or a delete', () => {
  it('names columns, and compares with one value, a list or nothing', () => {
    expect(
      sqlite.update(JobEntity, { state: 'done', runAt: 5 }, { messageId: ['x', 'y'], kind: 'question', state: null }),
    ).toEqual({
      sql: 'UPDATE "jobs" SET "state" = ?, "run_at" = ? WHERE "message_id" IN (?, ?) AND "kind" = ? AND "state" IS NULL',
      parameters: ['done', 5, 'x', 'y', 'question'],
      requireChange: false,
    });
    expect(mysql.delete(JobEntity, { id: 'x' })).toEqual({
      sql: 'DELETE FROM `jobs` WHERE `id` = ?',
      parameters: ['x'],
    });
  });

  it('puts no value into its text', () => {
    const { sql, parameters } = sqlite.delete(JobEntity, { id: `'; DROP TABLE jobs; --` });
    expect(sql).toBe('DELETE FROM "jobs" WHERE "id" = ?');
    expect(parameters).toEqual([`'; DROP TABLE jobs; --`]);
  });

  it('touches no row for an empty list, on either database', () => {
    for (const builder of [sqlite, mysql]) {
      expect(builder.delete(JobEntity, { id: [] })).toMatchObject({ parameters: [] });
      expect(builder.delete(JobEntity, { id: [] }).sql).toMatch(/WHERE 1 = 0$/);
    }
  });

  it('is refused without a condition, and for a property that there is not', () => {
    expect(() => sqlite.delete(JobEntity, {})).toThrow('would change every row');
    expect(() => sqlite.delete(JobEntity, { nothing: 1 } as object)).toThrow('jobs has no column for nothing');
  });
});

it('a list is cut into pieces that fit in a statement', () => {
  expect(chunked([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(chunked([])).toEqual([]);
  expect(chunked(Array.from({ length: 1001 }, String)).map(({ length }) => length)).toEqual([500, 500, 1]);
});
