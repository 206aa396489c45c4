import {
  type MigrationInterface,
  type QueryRunner,
  Table,
  type TableForeignKeyOptions,
  type TableOptions,
} from 'typeorm';
import { columnTypes, nullable, primary } from './columns';

/** Figures and tables of documents, and what was read on them. */
export class Pictures1764115200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const types = columnTypes(runner.dataSource.options.type === 'mysql');
    for (const table of newTables(types)) await runner.createTable(new Table(table), true);
  }

  async down(runner: QueryRunner): Promise<void> {
    const types = columnTypes(runner.dataSource.options.type === 'mysql');
    for (const { name } of newTables(types).reverse()) await runner.dropTable(name, true);
  }
}

type Types = ReturnType<typeof columnTypes>;

const newTables = (types: Types): TableOptions[] => [
  picturedDocuments(types),
  documentPictures(types),
  pictureReadings(types),
];

const picturedDocuments = ({ key }: Types): TableOptions => ({
  name: 'pictured_documents',
  columns: [primary(key('document_id')), key('knowledge_base_id'), key('read_as', 128), key('digest', 64)],
  indices: [{ name: 'pictured_documents_by_base', columnNames: ['knowledge_base_id'] }],
  foreignKeys: [goesWithDocument('pictured_documents_of_document')],
});

const documentPictures = ({ key, text, integer }: Types): TableOptions => ({
  name: 'document_pictures',
  columns: [
    primary(key('id')),
    key('document_id'),
    key('knowledge_base_id'),
    integer('ordinal'),
    nullable(key('picture_key', 64)),
    nullable(key('media_type', 32)),
    integer('width'),
    integer('height'),
    text('caption'),
    text('alternative'),
    text('table_text'),
    text('near'),
    text('heading_path'),
    nullable(text('place')),
  ],
  indices: [
    { name: 'document_pictures_by_document', columnNames: ['document_id', 'ordinal'] },
    { name: 'document_pictures_by_base', columnNames: ['knowledge_base_id'] },
    { name: 'document_pictures_by_key', columnNames: ['picture_key'] },
  ],
  foreignKeys: [goesWithDocument('document_pictures_of_document')],
});

const pictureReadings = ({ key, text }: Types): TableOptions => ({
  name: 'picture_readings',
  columns: [primary(key('picture_key', 64)), text('text'), text('description'), text('questions'), key('made_by', 128)],
});

const goesWithDocument = (name: string): TableForeignKeyOptions => ({
  name,
  columnNames: ['document_id'],
  referencedTableName: 'documents',
  referencedColumnNames: ['id'],
  onDelete: 'CASCADE',
});
