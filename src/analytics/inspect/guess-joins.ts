import type { InspectedSchema, InspectedTable } from './inspected-schema';

export interface Join {
  /** `table.column` */
  from: string;
  to: string;
}

/** Names that people give to what identifies a row. */
const KEY_NAME =
  /(?:^|_|-)(?:id|ids|key|code|no|nr|uuid|guid)$|[a-z](?:Id|ID|Key|Code|No)$|(?:id|ID|编号|编码|代码|主键|序号)$/;
/** Equal names of these say nothing of whose key it is. */
const BARE_KEY = /^(?:id|key|code|no|uuid|guid|编号|编码|代码|主键|序号)$/i;
const MOST_JOINS = 500;

/**
 * How tables hang together: foreign keys as declared, and where a pair of tables has none, key columns of equal names
 * (`visits.patient_id` and `patients.patient_id`) or named after a table (`patient_id` and `patients.id`).
 */
export function guessJoins({ tables }: InspectedSchema): Join[] {
  const joins: Join[] = [];
  const paired = new Set<string>();
  const add = (from: InspectedTable, column: string, to: InspectedTable, other: string): void => {
    joins.push({ from: `${from.name}.${column}`, to: `${to.name}.${other}` });
    paired.add(pairOf(from, column, to)).add(pairOf(to, other, from));
  };
  for (const table of tables) {
    for (const { columns, table: name, references } of table.foreignKeys) {
      const target = tables.find((one) => same(one.name, name));
      const others = references.length > 0 ? references : (target?.primaryKey ?? []);
      columns.forEach((column, at) => {
        const other = others[at];
        if (target && other !== undefined) add(table, column, target, nameIn(target, other) ?? other);
      });
    }
  }
  for (const table of tables) {
    for (const { name } of table.columns) {
      for (const owner of ownersOf(table, name, tables)) {
        if (!paired.has(pairOf(table, name, owner.table))) add(table, name, owner.table, owner.column);
      }
    }
  }
  return joins.slice(0, MOST_JOINS);
}

/** The tables whose rows a column seems to name: by its name alone, so a person looks at what comes of it. */
function ownersOf(
  table: InspectedTable,
  column: string,
  tables: readonly InspectedTable[],
): { table: InspectedTable; column: string }[] {
  const stem = stemOf(column);
  const isNamed = (one: InspectedTable): boolean => stem !== null && singular(one.name) === stem;
  if (!BARE_KEY.test(column) && KEY_NAME.test(column)) {
    const sharing = tables.filter((one) => nameIn(one, column) !== null);
    const owner =
      sharing.find((one) => one.primaryKey.length === 1 && same(one.primaryKey[0] ?? '', column)) ??
      sharing.find(isNamed);
    if (owner === table) return [];
    if (owner) return [{ table: owner, column: nameIn(owner, column) ?? column }];
    const [first] = sharing;
    if (first && first !== table && !tables.some(isNamed)) {
      return [{ table: first, column: nameIn(first, column) ?? column }];
    }
  }
  return tables.flatMap((one) => {
    const key = one !== table && isNamed(one) ? keyOf(one) : undefined;
    return key === undefined ? [] : [{ table: one, column: key }];
  });
}

/** Its primary key, or the first column that is named like one where none is declared. */
function keyOf({ primaryKey: [key, ...more], columns }: InspectedTable): string | undefined {
  if (key !== undefined) return more.length === 0 ? key : undefined;
  return columns.find(({ name }) => KEY_NAME.test(name))?.name;
}

/** `patient` of `patient_id` and `patientId`; null for what is no such name. */
function stemOf(column: string): string | null {
  const stem = /^(.+?)(?:[_-](?:id|key|code|no)|I[dD]|id|编号|编码|代码)$/.exec(column)?.[1];
  return stem === undefined ? null : singular(stem);
}

const singular = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[_-]+/g, '')
    .replace(/ies$/, 'y')
    .replace(/(?<!s)s$/, '');

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

const nameIn = (table: InspectedTable, column: string): string | null =>
  table.columns.find(({ name }) => same(name, column))?.name ?? null;

const pairOf = (from: InspectedTable, column: string, to: InspectedTable): string =>
  JSON.stringify([from.name, column.toLowerCase(), to.name]);
