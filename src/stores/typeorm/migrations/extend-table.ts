import { type QueryRunner, TableColumn, type TableColumnOptions, TableIndex, type TableIndexOptions } from 'typeorm';

export interface TableExtension {
  table: string;
  columns: readonly TableColumnOptions[];
  indices: readonly (TableIndexOptions & { name: string })[];
}

/** Adds what is not there yet: MySQL cannot roll back, so a migration that was cut off is run again. */
export async function addColumns(runner: QueryRunner, { table, columns }: TableExtension): Promise<void> {
  const known = await runner.getTable(table);
  const missing = columns.filter(({ name }) => !known?.findColumnByName(name));
  if (missing.length > 0) {
    await runner.addColumns(
      table,
      missing.map((column) => new TableColumn(column)),
    );
  }
}

export async function addIndices(runner: QueryRunner, { table, indices }: TableExtension): Promise<void> {
  const known = await runner.getTable(table);
  const names = known?.indices.map(({ name }) => name) ?? [];
  const missing = indices.filter(({ name }) => !names.includes(name));
  if (missing.length > 0) {
    await runner.createIndices(
      table,
      missing.map((index) => new TableIndex(index)),
    );
  }
}

export async function removeExtension(runner: QueryRunner, { table, columns, indices }: TableExtension): Promise<void> {
  for (const { name } of indices) await runner.dropIndex(table, name);
  for (const { name } of columns) await runner.dropColumn(table, name);
}
