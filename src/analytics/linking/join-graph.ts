import type { SourceDescription } from '../source/source-description';
import { namesTable, withoutKeyWord } from './key-names';
import type { ColumnEntry, TableEntry } from './schema-entry';

/** A way from one table to another. */
export interface JoinEdge {
  from: ColumnEntry;
  to: ColumnEntry;
  /** From 1, the surer the lower. */
  cost: number;
}

/** From here on, a join is a guess by names that only look alike. */
export const SURE_JOIN = 1.4;

const DECLARED = 1;
const KEY_OF_ONE = 1.1;
const NAMED_AFTER = 1.4;
const KEY_OF_NEITHER = 2.2;
const EQUAL_NAMES = 2.5;

const MOST_INFERRED = 2;

/** Names that many tables have without belonging together by them. */
const EVERYDAY = new RegExp(
  '^(?:name|title|desc(?:ription)?|status|type|state|city|country|address|email|phone|category|year|month|day|date|time|' +
    'note|text|comment|message|count|number|amount|price|balance|created|updated|' +
    '名称|类型|状态|备注|年份|月份|日期|价格|数量)(?:_?(?:at|on|date|time|ts))?$',
  'i',
);

/** Joins as they are described, and those that names of columns tell of. */
export function joinEdges(tables: readonly TableEntry[], { joins }: Pick<SourceDescription, 'joins'>): JoinEdge[] {
  const edges: JoinEdge[] = [];
  const described = new Set<string>();
  const byName = new Map(
    tables.flatMap(({ table, columns }) =>
      columns.map((entry) => [`${table.name}.${entry.column.name}`.toLowerCase(), entry] as const),
    ),
  );
  for (const { from, to } of joins) {
    const first = byName.get(from.toLowerCase());
    const second = byName.get(to.toLowerCase());
    if (!first || !second) continue;
    edges.push({ from: first, to: second, cost: DECLARED });
    described.add(pairOf(first, second));
  }
  for (const [at, table] of tables.entries()) {
    for (const other of tables.slice(at + 1)) {
      for (const edge of inferred(table, other)) if (!described.has(pairOf(edge.from, edge.to))) edges.push(edge);
    }
  }
  return edges;
}

const pairOf = (one: ColumnEntry, other: ColumnEntry): string =>
  `${Math.min(one.at, other.at)} ${Math.max(one.at, other.at)}`;

/** The surest joins between two tables, at most two: of two that are as sure, either may be meant. */
function inferred(table: TableEntry, other: TableEntry): JoinEdge[] {
  const edges = table.columns.flatMap((from) =>
    other.columns.flatMap((to): JoinEdge[] => {
      const cost = costOf(from, to);
      return cost === null ? [] : [{ from, to, cost }];
    }),
  );
  const least = Math.min(...edges.map(({ cost }) => cost));
  return edges.filter(({ cost }) => cost === least).slice(0, MOST_INFERRED);
}

function costOf(one: ColumnEntry, other: ColumnEntry): number | null {
  const isOwn = one.table.ownKey === one;
  const isOthersOwn = other.table.ownKey === other;
  if (isEqualName(one, other) && !isBareId(one)) {
    if (one.isKey) return isOwn || isOthersOwn ? KEY_OF_ONE : KEY_OF_NEITHER;
    return EVERYDAY.test(one.column.name) ? null : EQUAL_NAMES;
  }
  const refers = (isOthersOwn && refersTo(one, other)) || (isOwn && refersTo(other, one));
  return refers ? NAMED_AFTER : null;
}

const isEqualName = (one: ColumnEntry, other: ColumnEntry): boolean =>
  one.column.name.toLowerCase() === other.column.name.toLowerCase();

const isBareId = ({ name: { latin, chinese } }: ColumnEntry): boolean =>
  chinese.length === 0 && latin.length === 1 && latin[0] === 'id';

/** Whether the name of a column says that it holds keys of the other's table: `car_id`, `fare_airline`, `产品id`. */
function refersTo(column: ColumnEntry, { table }: ColumnEntry): boolean {
  const { latin, chinese } = column.name;
  const [run = ''] = chinese;
  if (run !== '') return column.isKey && table.name.chinese.join('') === run.replace(/(?:编号|代码)$/, '');
  const words = withoutKeyWord(latin);
  return words.length > 0 && (column.isKey || column.kind === 'text') && namesTable(words, table);
}
