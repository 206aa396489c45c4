import type { TableColumnOptions } from 'typeorm';

/** The columns of hand-written migrations, in each database's own types. Text compares by its bytes on both. */
export function columnTypes(mysql: boolean) {
  const characters = mysql ? { charset: 'utf8mb4', collation: 'utf8mb4_bin' } : {};
  return {
    /** An id or key of at most that many characters. */
    key: (name: string, length = 96): TableColumnOptions => ({
      name,
      type: 'varchar',
      length: String(length),
      ...characters,
    }),
    text: (name: string): TableColumnOptions => ({ name, type: mysql ? 'longtext' : 'text', ...characters }),
    integer: (name: string): TableColumnOptions => ({ name, type: 'integer' }),
    double: (name: string): TableColumnOptions => ({ name, type: 'double' }),
    boolean: (name: string): TableColumnOptions => ({ name, type: 'boolean' }),
    /** Epoch milliseconds, or a count. */
    bigint: (name: string): TableColumnOptions => ({ name, type: 'bigint' }),
    /** Numbered by the database in the order of writing. */
    sequence: (): TableColumnOptions => ({
      name: 'sequence',
      type: mysql ? 'bigint' : 'integer',
      isPrimary: true,
      isGenerated: true,
      generationStrategy: 'increment',
    }),
  };
}

export const primary = (column: TableColumnOptions): TableColumnOptions => ({ ...column, isPrimary: true });
export const nullable = (column: TableColumnOptions): TableColumnOptions => ({ ...column, isNullable: true });
