import { openSource } from '../connection/sqlite/open-source';
import type { ReadValues } from './load-values';

/** Reads values straight from a SQLite file, everything allowed: for evaluation, not for members. Throws where the file is no database. */
export function openFileReader(file: string): { read: ReadValues; close(): void } {
  const database = openSource(file);
  return {
    read: (sql) => {
      try {
        const statement = database.prepare<[], (string | number | null)[]>(sql).raw();
        const columns = statement.columns().map(({ name }) => name);
        return Promise.resolve({ status: 'rows', table: { columns, rows: statement.all() } });
      } catch {
        return Promise.resolve({ status: 'failed' });
      }
    },
    close: () => {
      database.close();
    },
  };
}
