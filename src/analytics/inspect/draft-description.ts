import { Document, isCollection, isMap, type YAMLMap } from 'yaml';
import type { SourceDescription } from '../source/source-description';
import { describeSchema } from './describe-schema';
import type { InspectedSchema, InspectedTable } from './inspected-schema';
import { personalReason } from './personal-columns';

export interface Draft {
  /** YAML in the form of a source's description. */
  text: string;
  /** `table.column` of what seems to tell who somebody is, and is left out. */
  personal: string[];
}

interface SortedTable {
  table: InspectedTable;
  /** Names of columns that are left out, and why. */
  personal: { name: string; reason: 'name' | 'values' }[];
}

const HEAD = [
  ' 草稿：成员只能问到这里写的表和列。请逐行核对；标题、说明、术语和例题决定问题能否听懂。写法见 docs/analytics.md。',
  ' A draft: members can ask only what stands here. Check each line; titles, terms and examples decide what is understood.',
].join('\n');
const FOOT = [
  ' terms:',
  '   - { term: 发文量, means: COUNT(*) of papers }',
  ' examples:',
  '   - question: 今年每月多少条？',
  '     sql: SELECT month, COUNT(*) FROM ... GROUP BY month',
].join('\n');

/** Writes a draft of what may be read of a database and what it means, for a person to finish. */
export function draftDescription(title: string, schema: InspectedSchema): Draft {
  const sorted = schema.tables.map((table): SortedTable => ({
    table,
    personal: table.columns.flatMap((column) => {
      const reason = personalReason(table, column);
      return reason ? [{ name: column.name, reason }] : [];
    }),
  }));
  const described = describeSchema(title, { tables: sorted.map(withoutPersonal) });
  const kept = { ...described, tables: described.tables.filter(({ columns }) => columns.length > 0) };
  return {
    text: written(kept, sorted),
    personal: sorted.flatMap(({ table, personal }) => personal.map(({ name }) => `${table.name}.${name}`)),
  };
}

const withoutPersonal = ({ table, personal }: SortedTable): InspectedTable => ({
  ...table,
  columns: table.columns.filter(({ name }) => !personal.some((one) => one.name === name)),
});

function written({ title, tables, joins }: SourceDescription, sorted: readonly SortedTable[]): string {
  const names = new Set(tables.flatMap((table) => table.columns.map(({ name }) => `${table.name}.${name}`)));
  const document = new Document({
    title,
    description: '',
    tables: tables.map(({ name, title: words, primaryKey, columns }) => ({
      name,
      title: words,
      ...(primaryKey.length > 0 && { primaryKey }),
      columns: columns.map((column) => ({
        name: column.name,
        type: column.type,
        title: column.title,
        ...(column.values.length > 0 && { values: column.values }),
      })),
    })),
    ...(joins.length > 0 && { joins: joins.filter(({ from, to }) => names.has(from) && names.has(to)) }),
  });
  document.commentBefore = HEAD;
  document.comment = FOOT;
  tables.forEach(({ name }, at) => {
    const found = sorted.find(({ table }) => table.name === name);
    if (found) comment(document, at, found);
  });
  flow(document.get('joins'));
  return document.toString({ lineWidth: 120, flowCollectionPadding: true });
}

function comment(document: Document, at: number, { table, personal }: SortedTable): void {
  const node = document.getIn(['tables', at]) as YAMLMap;
  const columns = node.get('columns');
  flow(columns);
  flow(node.get('primaryKey', true), true);
  if (table.rows !== null) node.commentBefore = ` 约 ${table.rows} 行 · about ${table.rows} rows`;
  if (isCollection(columns) && personal.length > 0) {
    const lines = personal.map(({ name, reason }) => ` - { name: ${JSON.stringify(name)} }  # ${REASONS[reason]}`);
    columns.comment = lines.join('\n');
  }
}

const REASONS = {
  name: '疑似个人信息（名称），未开放 · personal by its name, left out',
  values: '疑似个人信息（内容），未开放 · personal by its values, left out',
};

/** One line for each item, or one line for all of them. */
function flow(node: unknown, isWhole = false): void {
  if (!isCollection(node)) return;
  if (isWhole) node.flow = true;
  else for (const item of node.items) if (isMap(item)) item.flow = true;
}
