import { type MigrationInterface, type QueryRunner, Table, type TableColumnOptions, type TableOptions } from 'typeorm';
import { columnTypes, nullable, primary } from './columns';
import { addColumns, addIndices, removeExtension, type TableExtension } from './extend-table';

/** Several messages to a job, jobs that are put off, drafts for members of staff, what review items bear, settings of conversations. */
export class BurstsAndDrafts1763856000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const types = columnTypes(runner.dataSource.options.type === 'mysql');
    for (const table of newTables(types)) await runner.createTable(new Table(table), true);
    for (const extension of extensions(types)) await addColumns(runner, extension);
    // Until now each message had a job of its own.
    await runner.query("UPDATE inbox SET burst_id = id WHERE burst_id = ''");
    for (const extension of extensions(types)) await addIndices(runner, extension);
  }

  async down(runner: QueryRunner): Promise<void> {
    const types = columnTypes(runner.dataSource.options.type === 'mysql');
    for (const extension of extensions(types)) await removeExtension(runner, extension);
    for (const { name } of newTables(types)) await runner.dropTable(name, true);
  }
}

type Types = ReturnType<typeof columnTypes>;

/** For rows that are there already. */
const withDefault = (column: TableColumnOptions, value: string): TableColumnOptions => ({ ...column, default: value });

function newTables({ key, text, integer, bigint }: Types): TableOptions[] {
  return [
    {
      name: 'conversation_settings',
      columns: [
        primary(key('channel', 64)),
        primary(key('conversation_id', 255)),
        nullable(key('mode', 8)),
        nullable(integer('human_first_seconds')),
        nullable(text('experts')),
        nullable(bigint('silent_until')),
      ],
    },
  ];
}

function extensions({ key, text, boolean, bigint }: Types): TableExtension[] {
  return [
    {
      table: 'inbox',
      columns: [withDefault(key('burst_id'), "''")],
      indices: [{ name: 'inbox_by_burst', columnNames: ['burst_id', 'question_id'] }],
    },
    {
      table: 'jobs',
      columns: [
        nullable(key('burst_key')),
        nullable(bigint('closes_at')),
        nullable(bigint('joins_until')),
        withDefault(boolean('deferred'), '0'),
        withDefault(boolean('yields'), '0'),
      ],
      indices: [{ name: 'jobs_by_burst_key', columnNames: ['burst_key'], isUnique: true }],
    },
    {
      table: 'outbox',
      columns: [nullable(text('handed_text')), nullable(text('handed_by'))],
      indices: [],
    },
    { table: 'review_items', columns: [nullable(text('detail'))], indices: [] },
  ];
}
