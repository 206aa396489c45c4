import { type MigrationInterface, type QueryRunner, Table, type TableColumnOptions, type TableOptions } from 'typeorm';
import { columnTypes, nullable, primary } from './columns';
import { addColumns, addIndices, removeExtension, type TableExtension } from './extend-table';
import { fillReplyBodies } from './reply-bodies';

/** Jobs of conversations, admitted questions, leases, sends that are tried again, parts and drafts of replies, feedback, closed review items. */
export class ExactlyOneReply1763769600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const mysql = runner.dataSource.options.type === 'mysql';
    const types = columnTypes(mysql);
    for (const table of newTables(types)) await runner.createTable(new Table(table), true);
    for (const extension of extensions(types, mysql)) await addColumns(runner, extension);
    // SQLite knows no lengths.
    if (mysql) {
      await runner.query(
        'ALTER TABLE review_items MODIFY reason longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL',
      );
    }
    await fillJobs(runner);
    await fillReplyBodies(runner);
    for (const extension of extensions(types, mysql)) await addIndices(runner, extension);
  }

  async down(runner: QueryRunner): Promise<void> {
    const mysql = runner.dataSource.options.type === 'mysql';
    const types = columnTypes(mysql);
    for (const extension of extensions(types, mysql)) await removeExtension(runner, extension);
    for (const { name } of newTables(types)) await runner.dropTable(name, true);
  }
}

type Types = ReturnType<typeof columnTypes>;

/** For rows that are there already; what they really hold is filled in below. */
const withDefault = (column: TableColumnOptions, value: string): TableColumnOptions => ({ ...column, default: value });

async function fillJobs(runner: QueryRunner): Promise<void> {
  const ofMessage = (column: string) => `(SELECT ${column} FROM inbox WHERE inbox.id = jobs.message_id)`;
  await runner.query(
    `UPDATE jobs SET channel = ${ofMessage('channel')}, conversation_id = ${ofMessage('conversation_id')},
       arrival = ${ofMessage('sequence')} WHERE channel = ''`,
  );
}

function newTables({ key, text, bigint }: Types): TableOptions[] {
  return [
    {
      name: 'conversation_leases',
      columns: [primary(key('channel', 64)), primary(key('conversation_id', 255)), key('owner'), bigint('held_until')],
      indices: [{ name: 'conversation_leases_by_owner', columnNames: ['owner'] }],
    },
    {
      name: 'feedback',
      columns: [
        primary(key('question_id')),
        primary(key('member_id', 255)),
        key('kind', 8),
        nullable(text('reason')),
        bigint('given_at'),
      ],
    },
  ];
}

function extensions({ key, text, integer, boolean, bigint }: Types, mysql: boolean): TableExtension[] {
  return [
    {
      table: 'inbox',
      columns: [nullable(text('details')), nullable(key('reason', 32))],
      indices: [
        { name: 'inbox_by_sending', columnNames: ['channel', 'conversation_id', 'sent_at'] },
        { name: 'inbox_by_time', columnNames: ['received_at'] },
      ],
    },
    {
      table: 'jobs',
      columns: [
        withDefault(key('channel', 64), "''"),
        withDefault(key('conversation_id', 255), "''"),
        withDefault(integer('attempts'), '0'),
        withDefault(integer('backlog'), '0'),
        withDefault(bigint('arrival'), '0'),
      ],
      indices: [{ name: 'jobs_by_conversation', columnNames: ['state', 'channel', 'conversation_id', 'arrival'] }],
    },
    {
      table: 'questions',
      columns: [withDefault(boolean('admitted'), '0')],
      indices: [
        { name: 'questions_by_conversation', columnNames: ['channel', 'conversation_id', 'created_at', 'admitted'] },
        { name: 'questions_by_member', columnNames: ['channel', 'member_id', 'created_at', 'admitted'] },
      ],
    },
    {
      table: 'outbox',
      columns: [
        withDefault(key('assistant', 128), "''"),
        // MySQL takes a default of a text only as an expression, SQLite only as a value.
        withDefault(text('body'), mysql ? "('')" : "''"),
        withDefault(integer('part'), '1'),
        nullable(text('draft')),
        withDefault(integer('attempts'), '0'),
        nullable(bigint('first_attempt_at')),
        withDefault(bigint('next_attempt_at'), '0'),
      ],
      indices: [
        { name: 'outbox_by_conversation', columnNames: ['state', 'channel', 'conversation_id', 'created_at'] },
        { name: 'outbox_by_question', columnNames: ['question_id', 'part'] },
        { name: 'outbox_by_platform_message', columnNames: ['channel', 'app', 'platform_message_id'] },
      ],
    },
    {
      table: 'review_items',
      columns: [nullable(bigint('closed_at'))],
      indices: [
        { name: 'review_items_open', columnNames: ['closed_at', 'created_at'] },
        { name: 'review_items_by_outcome', columnNames: ['outcome_id'] },
      ],
    },
  ];
}
