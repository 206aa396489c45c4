import { type MigrationInterface, type QueryRunner, Table, type TableOptions } from 'typeorm';
import { columnTypes, nullable, primary } from './columns';
import { addColumns, addIndices, removeExtension, type TableExtension } from './extend-table';

/** Alarms, what models used, and personal data kept apart from the words that it stood in. */
export class TrustedAnswers1764028800000 implements MigrationInterface {
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

function extensions({ text, boolean }: Types): TableExtension[] {
  return [
    { table: 'inbox', columns: [nullable(text('text'))], indices: [] },
    {
      table: 'outbox',
      columns: [{ ...boolean('express'), default: '0' }],
      indices: [{ name: 'outbox_by_express', columnNames: ['express', 'state'] }],
    },
    { table: 'review_items', columns: [nullable(text('closed_by'))], indices: [] },
  ];
}

const newTables = (types: Types): TableOptions[] => [
  placeholders(types),
  optOuts(types),
  modelUsage(types),
  alarms(types),
];

const placeholders = ({ key, text, bigint }: Types): TableOptions => ({
  name: 'placeholders',
  columns: [
    primary(key('channel', 64)),
    primary(key('conversation_id', 255)),
    primary(key('member_id', 255)),
    primary(key('placeholder', 32)),
    text('sealed_value'),
    bigint('expires_at'),
  ],
  indices: [{ name: 'placeholders_by_expiry', columnNames: ['expires_at'] }],
});

const optOuts = ({ key, bigint }: Types): TableOptions => ({
  name: 'opt_outs',
  columns: [primary(key('channel', 64)), primary(key('member_id', 255)), bigint('since')],
});

const modelUsage = ({ key, bigint, double }: Types): TableOptions => ({
  name: 'model_usage',
  columns: [
    primary(key('day', 10)),
    primary(key('channel', 64)),
    primary(key('conversation_id', 255)),
    primary(key('assistant', 128)),
    primary(key('endpoint', 64)),
    bigint('calls'),
    bigint('prompt_tokens'),
    bigint('completion_tokens'),
    nullable(double('cost')),
  ],
});

const alarms = ({ key, text, integer, bigint }: Types): TableOptions => ({
  name: 'alarms',
  columns: [
    primary(key('question_id')),
    key('assistant', 128),
    key('class', 32),
    key('channel', 64),
    key('conversation_id', 255),
    bigint('raised_at'),
    integer('notifications'),
    nullable(bigint('notified_at')),
    nullable(bigint('acknowledged_at')),
    nullable(text('acknowledged_by')),
  ],
  indices: [{ name: 'alarms_open', columnNames: ['acknowledged_at', 'raised_at'] }],
});
