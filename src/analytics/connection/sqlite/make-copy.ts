import Database from 'better-sqlite3';
import { collationsOf } from './collations';
import { openSource, quoteName } from './open-source';

/** What of a source a copy holds. */
export interface CopyJob {
  source: string;
  /** Path of the copy; nothing is there yet. */
  target: string;
  tables: readonly CopiedTable[];
}

export interface CopiedTable {
  name: string;
  columns: readonly string[];
  /** A condition that each row has to meet. */
  rowFilter?: string | undefined;
}

interface FoundColumn {
  name: string;
  type: string;
  pk: number;
  hidden: number;
}

/** Longer bytes are cut: nobody is shown them, but they are counted and compared. */
const LONGEST_BYTES = 256;
const PLAIN_TYPE = /^[\p{L}\d_ ]{1,64}(?:\(\s*[+-]?\d+\s*(?:,\s*[+-]?\d+\s*)?\))?$/u;

/**
 * Makes a file that holds the allowed tables, columns and rows of another, and nothing else of it: no views, triggers,
 * checks or defaults. What is not there any more is left out. Blocks; throws where the source cannot be read or a row
 * filter is no condition.
 */
export function makeCopy({ source: file, target, tables }: CopyJob): void {
  const source = openSource(file);
  const copy = new Database(target);
  try {
    for (const setting of ['journal_mode = OFF', 'synchronous = OFF', 'cache_size = -64000']) copy.pragma(setting);
    // All tables as of the same moment.
    source.prepare('BEGIN').run();
    copy.transaction(() => {
      for (const table of tables) copyTable(source, copy, table);
    })();
    copy.pragma('analysis_limit = 400');
    copy.exec('ANALYZE');
  } finally {
    copy.close();
    source.close();
  }
}

function copyTable(
  source: Database.Database,
  copy: Database.Database,
  { name, columns, rowFilter }: CopiedTable,
): void {
  const found = source
    .prepare<[string], FoundColumn>('SELECT name, type, pk, hidden FROM pragma_table_xinfo(?)')
    .all(name)
    .filter((one) => one.hidden !== 1 && columns.some((column) => same(column, one.name)));
  if (found.length === 0) return;
  const collations = collationsOf(source, name);
  const declared = found.map(
    (column) => `${quoteName(column.name)} ${typeOf(column)} ${collations.get(column.name) ?? ''}`,
  );
  copy.exec(`CREATE TABLE ${quoteName(name)} (${declared.join(', ')})`);

  const names = found.map((column) => quoteName(column.name)).join(', ');
  const condition = rowFilter === undefined ? '' : ` WHERE (${rowFilter}\n)`;
  const rows = source
    .prepare(`SELECT ${names} FROM ${quoteName(name)}${condition}`)
    .raw()
    .safeIntegers();
  const insert = copy.prepare(`INSERT INTO ${quoteName(name)} VALUES (${found.map(() => '?').join(', ')})`);
  for (const row of rows.iterate() as Iterable<unknown[]>) insert.run(row.map(shortened));

  indexesOf(source, name, found).forEach((indexed, at) => {
    const index = quoteName(`index ${at + 1} of ${name}`);
    copy.exec(`CREATE INDEX ${index} ON ${quoteName(name)} (${indexed.map(quoteName).join(', ')})`);
  });
}

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
const typeOf = ({ type }: FoundColumn): string => (PLAIN_TYPE.test(type) ? type : '');
const shortened = (value: unknown): unknown =>
  value instanceof Buffer && value.length > LONGEST_BYTES ? value.subarray(0, LONGEST_BYTES) : value;

/** The columns of the source's own indexes, where all of them are copied. */
function indexesOf(source: Database.Database, table: string, found: readonly FoundColumn[]): string[][] {
  const keys = found.filter(({ pk }) => pk > 0).sort((one, other) => one.pk - other.pk);
  const names = source
    .prepare<[string], string>('SELECT name FROM pragma_index_list(?) WHERE partial = 0')
    .pluck()
    .all(table);
  const columnsOf = source
    .prepare<[string], string | null>('SELECT name FROM pragma_index_xinfo(?) WHERE key = 1 ORDER BY seqno')
    .pluck();
  const indexed = [keys.map(({ name }) => name), ...names.map((name) => columnsOf.all(name))];
  const isCopied = (columns: readonly (string | null)[]): columns is string[] =>
    columns.length > 0 && columns.every((column) => found.some(({ name }) => name === column));
  const unique = new Map(indexed.filter(isCopied).map((columns) => [JSON.stringify(columns), columns]));
  return [...unique.values()];
}
