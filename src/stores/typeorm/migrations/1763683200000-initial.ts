import { type MigrationInterface, type QueryRunner, Table, type TableOptions } from 'typeorm';
import { columnTypes, nullable, primary } from './columns';

export class Initial1763683200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const types = columnTypes(runner.dataSource.options.type === 'mysql');
    for (const table of [
      ...knowledgeTables(types),
      ...listTables(types),
      ...inboxTables(types),
      ...replyTables(types),
    ]) {
      // MySQL cannot roll back a CREATE TABLE: a migration that was cut off is run again and finds some of them.
      await runner.createTable(new Table(table), true);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    const types = columnTypes(false);
    const tables = [...knowledgeTables(types), ...listTables(types), ...inboxTables(types), ...replyTables(types)];
    for (const table of tables.reverse()) await runner.dropTable(table.name, true);
  }
}

type Types = ReturnType<typeof columnTypes>;

function knowledgeTables({ key, text, integer, boolean }: Types): TableOptions[] {
  const owner = (name: string, column: string, table: string) => [
    {
      name,
      columnNames: [column],
      referencedTableName: table,
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
    },
  ];
  return [
    {
      name: 'knowledge_bases',
      columns: [
        primary(key('id')),
        key('name', 255),
        text('title'),
        key('language', 8),
        key('assistant', 128),
        text('folder'),
        boolean('removed'),
      ],
      indices: [
        { name: 'knowledge_bases_by_name', columnNames: ['name'], isUnique: true },
        { name: 'knowledge_bases_by_assistant', columnNames: ['assistant'] },
      ],
    },
    {
      name: 'documents',
      columns: [
        primary(key('id')),
        key('knowledge_base_id'),
        text('path'),
        key('path_hash', 64),
        text('title'),
        key('content_hash', 128),
        text('sources'),
        nullable(key('reviewed_on', 32)),
      ],
      indices: [{ name: 'documents_by_path', columnNames: ['knowledge_base_id', 'path_hash'], isUnique: true }],
      foreignKeys: owner('documents_of_knowledge_base', 'knowledge_base_id', 'knowledge_bases'),
    },
    {
      name: 'passages',
      columns: [
        primary(key('id')),
        key('document_id'),
        integer('ordinal'),
        text('heading_path'),
        integer('start_offset'),
        integer('end_offset'),
        text('text'),
        text('overlap'),
      ],
      indices: [{ name: 'passages_by_document', columnNames: ['document_id', 'ordinal'], isUnique: true }],
      foreignKeys: owner('passages_of_document', 'document_id', 'documents'),
    },
    {
      name: 'qa_pairs',
      columns: [
        primary(key('id')),
        key('knowledge_base_id'),
        text('question'),
        key('question_hash', 64),
        text('answer'),
        nullable(text('source')),
        key('origin', 8),
        boolean('removed'),
      ],
      indices: [{ name: 'qa_pairs_by_question', columnNames: ['knowledge_base_id', 'question_hash'], isUnique: true }],
      foreignKeys: owner('qa_pairs_of_knowledge_base', 'knowledge_base_id', 'knowledge_bases'),
    },
  ];
}

function listTables({ key, text, double, boolean, bigint }: Types): TableOptions[] {
  return [
    {
      name: 'assistants',
      columns: [
        primary(key('name', 128)),
        text('title'),
        key('language', 8),
        double('strictness'),
        key('origin', 8),
        boolean('removed'),
      ],
    },
    { name: 'assistant_revisions', columns: [primary(key('assistant', 128)), bigint('revision')] },
    {
      name: 'listed_questions',
      columns: [
        primary(key('id')),
        key('assistant', 128),
        key('kind', 8),
        text('text'),
        key('text_hash', 64),
        key('source', 400),
        key('origin', 8),
        boolean('removed'),
      ],
      indices: [
        { name: 'listed_questions_by_text', columnNames: ['assistant', 'text_hash', 'source'], isUnique: true },
      ],
    },
  ];
}

function inboxTables({ key, text, boolean, bigint, sequence }: Types): TableOptions[] {
  return [
    {
      name: 'inbox',
      columns: [
        sequence(),
        key('id'),
        key('channel', 64),
        key('app', 128),
        key('platform_message_id', 255),
        key('conversation_id', 255),
        key('assistant', 128),
        key('member_id', 255),
        text('member_name'),
        text('raw_text'),
        boolean('mentions_bot'),
        bigint('sent_at'),
        bigint('received_at'),
        nullable(key('question_id')),
      ],
      indices: [
        { name: 'inbox_by_id', columnNames: ['id'], isUnique: true },
        {
          name: 'inbox_by_platform_message',
          columnNames: ['channel', 'app', 'platform_message_id'],
          isUnique: true,
        },
        { name: 'inbox_by_conversation', columnNames: ['channel', 'conversation_id', 'received_at'] },
        { name: 'inbox_by_question', columnNames: ['question_id'] },
      ],
    },
    {
      name: 'jobs',
      columns: [
        primary(key('id')),
        key('message_id'),
        key('kind', 32),
        key('state', 16),
        bigint('run_at'),
        bigint('created_at'),
      ],
      indices: [
        { name: 'jobs_by_message', columnNames: ['message_id', 'kind'], isUnique: true },
        { name: 'jobs_by_state', columnNames: ['state', 'run_at'] },
      ],
      foreignKeys: [
        {
          name: 'jobs_of_message',
          columnNames: ['message_id'],
          referencedTableName: 'inbox',
          referencedColumnNames: ['id'],
          onDelete: 'CASCADE',
        },
      ],
    },
    {
      name: 'questions',
      columns: [
        primary(key('id')),
        key('assistant', 128),
        key('channel', 64),
        key('conversation_id', 255),
        key('member_id', 255),
        text('text'),
        key('outcome', 16),
        key('reason', 64),
        nullable(text('answer')),
        text('trace'),
        bigint('created_at'),
      ],
      indices: [{ name: 'questions_by_assistant', columnNames: ['assistant', 'created_at'] }],
    },
  ];
}

function replyTables({ key, text, bigint, sequence }: Types): TableOptions[] {
  return [
    {
      name: 'outbox',
      columns: [
        sequence(),
        key('send_key', 255),
        key('question_id'),
        key('channel', 64),
        key('conversation_id', 255),
        key('app', 128),
        key('reply_to', 255),
        text('text'),
        key('state', 16),
        nullable(key('platform_message_id', 255)),
        bigint('created_at'),
      ],
      indices: [
        { name: 'outbox_by_send_key', columnNames: ['send_key'], isUnique: true },
        { name: 'outbox_by_state', columnNames: ['state', 'created_at'] },
      ],
    },
    {
      name: 'review_items',
      columns: [
        sequence(),
        key('id'),
        key('kind', 32),
        key('assistant', 128),
        key('outcome_id'),
        key('reason', 64),
        bigint('created_at'),
      ],
      indices: [
        { name: 'review_items_by_id', columnNames: ['id'], isUnique: true },
        { name: 'review_items_by_time', columnNames: ['created_at'] },
      ],
    },
  ];
}
