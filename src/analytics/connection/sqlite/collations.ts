import Database from 'better-sqlite3';
import { quoteName } from './open-source';

/** How texts of columns compare where not byte by byte; SQLite tells it of indexes alone. */
export function collationsOf(source: Database.Database, table: string): Map<string, string> {
  const declaration = source
    .prepare<[string], string>("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ? COLLATE NOCASE")
    .pluck()
    .get(table);
  const found = new Map<string, string>();
  if (!declaration || !/\bcollate\b/i.test(declaration)) return found;
  const trial = new Database(':memory:');
  try {
    trial.exec(declaration);
    for (const column of trial.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table)) {
      trial.exec(`CREATE INDEX trial ON ${quoteName(table)} (${quoteName(column)})`);
      const collation = trial.prepare<[], string>("SELECT coll FROM pragma_index_xinfo('trial')").pluck().get();
      if (collation === 'NOCASE' || collation === 'RTRIM') found.set(column, `COLLATE ${collation}`);
      trial.exec('DROP INDEX trial');
    }
  } catch {
    // What this SQLite cannot declare compares byte by byte.
  } finally {
    trial.close();
  }
  return found;
}
