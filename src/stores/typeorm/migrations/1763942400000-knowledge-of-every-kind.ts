import {
  type MigrationInterface,
  type QueryRunner,
  Table,
  type TableForeignKeyOptions,
  type TableOptions,
} from 'typeorm';
import { columnTypes, nullable, primary } from './columns';
import { addColumns, addIndices, removeExtension, type TableExtension } from './extend-table';

/** Formats, places, validity and versions of documents; what answers cited; the graph, notes, and files of conversations. */
export class KnowledgeOfEveryKind1763942400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const types = columnTypes(runner.dataSource.options.type === 'mysql');
    for (const extension of extensions(types)) {
      await addColumns(runner, extension);
      await addIndices(runner, extension);
    }
    for (const table of newTables(types)) await runner.createTable(new Table(table), true);
  }

  async down(runner: QueryRunner): Promise<void> {
    const types = columnTypes(runner.dataSource.options.type === 'mysql');
    for (const { name } of newTables(types).reverse()) await runner.dropTable(name, true);
    for (const extension of extensions(types)) await removeExtension(runner, extension);
  }
}

type Types = ReturnType<typeof columnTypes>;

const newTables = (types: Types): TableOptions[] => [
  ...historyTables(types),
  ...graphTables(types),
  ...noteTables(types),
  conversationFiles(types),
];

function extensions({ key, text, boolean, bigint }: Types): TableExtension[] {
  return [
    {
      table: 'documents',
      columns: [
        { ...key('format', 16), default: "'markdown'" },
        nullable(text('reviewed_by')),
        nullable(key('valid_from', 10)),
        nullable(key('valid_until', 10)),
        nullable(text('supersedes')),
        { ...boolean('is_successor'), default: '0' },
        nullable(bigint('withdrawn_at')),
        nullable(text('url')),
        { ...boolean('set_on_page'), default: '0' },
      ],
      indices: [{ name: 'documents_by_successor', columnNames: ['knowledge_base_id', 'is_successor'] }],
    },
    { table: 'passages', columns: [nullable(text('place'))], indices: [] },
  ];
}

function historyTables({ key, text, integer, bigint }: Types): TableOptions[] {
  return [
    {
      name: 'document_versions',
      columns: [
        primary(key('document_id')),
        primary(integer('number')),
        key('knowledge_base_id'),
        text('path'),
        key('change_kind', 16),
        text('changed_by'),
        bigint('changed_at'),
        text('title'),
        key('content_hash', 128),
        text('sources'),
        nullable(key('reviewed_on', 32)),
        nullable(text('reviewed_by')),
        nullable(key('valid_from', 10)),
        nullable(key('valid_until', 10)),
        nullable(text('supersedes')),
        nullable(bigint('withdrawn_at')),
        key('format', 16),
        nullable(text('url')),
        integer('characters'),
        nullable(text('text')),
        nullable(key('markup', 16)),
        nullable(text('places')),
      ],
      indices: [{ name: 'document_versions_by_time', columnNames: ['changed_at'] }],
    },
    {
      name: 'answer_citations',
      columns: [
        primary(key('question_id')),
        primary(integer('number')),
        key('evidence_id'),
        nullable(key('document_id')),
        bigint('cited_at'),
      ],
      indices: [{ name: 'answer_citations_by_document', columnNames: ['document_id', 'cited_at'] }],
    },
  ];
}

function graphTables({ key, text, integer }: Types): TableOptions[] {
  return [
    {
      name: 'graph_entities',
      columns: [primary(key('id')), key('knowledge_base_id'), text('name'), text('aliases'), nullable(key('kind', 64))],
      indices: [{ name: 'graph_entities_by_base', columnNames: ['knowledge_base_id'] }],
      foreignKeys: [goesWith('graph_entities_of_base', 'knowledge_base_id', 'knowledge_bases')],
    },
    {
      name: 'graph_passages',
      columns: [primary(key('passage_id')), key('knowledge_base_id'), key('made_by', 128)],
      indices: [{ name: 'graph_passages_by_base', columnNames: ['knowledge_base_id', 'made_by'] }],
      foreignKeys: [goesWith('graph_passages_of_passage', 'passage_id', 'passages')],
    },
    {
      name: 'graph_mentions',
      columns: [primary(key('entity_id')), primary(key('passage_id'))],
      indices: [{ name: 'graph_mentions_by_passage', columnNames: ['passage_id'] }],
      foreignKeys: [
        goesWith('graph_mentions_of_entity', 'entity_id', 'graph_entities'),
        goesWith('graph_mentions_of_passage', 'passage_id', 'passages'),
      ],
    },
    {
      name: 'graph_relations',
      columns: [
        primary(key('passage_id')),
        primary(integer('number')),
        key('from_id'),
        key('to_id'),
        nullable(text('label')),
      ],
      indices: [
        { name: 'graph_relations_by_from', columnNames: ['from_id'] },
        { name: 'graph_relations_by_to', columnNames: ['to_id'] },
      ],
      foreignKeys: [
        goesWith('graph_relations_of_from', 'from_id', 'graph_entities'),
        goesWith('graph_relations_of_to', 'to_id', 'graph_entities'),
        goesWith('graph_relations_of_passage', 'passage_id', 'passages'),
      ],
    },
  ];
}

function noteTables({ key, text, bigint }: Types): TableOptions[] {
  return [
    {
      name: 'passage_notes',
      columns: [primary(key('id')), key('passage_id'), key('kind', 16), text('text'), key('made_by', 128)],
      indices: [{ name: 'passage_notes_by_passage', columnNames: ['passage_id'] }],
      foreignKeys: [goesWith('passage_notes_of_passage', 'passage_id', 'passages')],
    },
    {
      name: 'noted_passages',
      columns: [primary(key('passage_id')), key('knowledge_base_id'), key('made_by', 128)],
      indices: [{ name: 'noted_passages_by_base', columnNames: ['knowledge_base_id', 'made_by'] }],
      foreignKeys: [goesWith('noted_passages_of_passage', 'passage_id', 'passages')],
    },
    { name: 'spending', columns: [primary(key('purpose', 64)), primary(key('day', 10)), bigint('tokens')] },
  ];
}

const conversationFiles = ({ key, text, bigint }: Types): TableOptions => ({
  name: 'conversation_files',
  columns: [
    primary(key('id')),
    key('channel', 64),
    key('conversation_id', 255),
    text('name'),
    key('format', 16),
    text('text'),
    text('places'),
    bigint('read_at'),
    bigint('expires_at'),
  ],
  indices: [
    { name: 'conversation_files_by_conversation', columnNames: ['channel', 'conversation_id', 'read_at'] },
    { name: 'conversation_files_by_end', columnNames: ['expires_at'] },
  ],
});

const goesWith = (name: string, column: string, table: string): TableForeignKeyOptions => ({
  name,
  columnNames: [column],
  referencedTableName: table,
  referencedColumnNames: ['id'],
  onDelete: 'CASCADE',
});
