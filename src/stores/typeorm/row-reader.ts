import type { DataSource, EntityTarget, ObjectLiteral } from 'typeorm';
import type { SqlValue } from './sql-writer';

/**
 * Reads whole rows by SQL of our own. TypeORM's finders build and take apart their statement at each call, which is most
 * of what a small read costs. `tail` is what follows the table's name; its columns are named as in the database, and its
 * values are parameters.
 */
export class RowReader {
  private readonly heads = new Map<unknown, string>();

  constructor(private readonly dataSource: DataSource) {}

  async all<Entity extends ObjectLiteral>(
    entity: EntityTarget<Entity>,
    tail: string,
    parameters: readonly SqlValue[],
  ): Promise<Entity[]> {
    const { columns } = this.dataSource.getMetadata(entity);
    const rows = await this.raw<Record<string, unknown>>(this.head(entity) + tail, parameters);
    return rows.map((row) => {
      const read = columns.map((column) => [
        column.propertyName,
        this.dataSource.driver.prepareHydratedValue(row[column.databaseName], column) as unknown,
      ]);
      return Object.fromEntries(read) as Entity;
    });
  }

  async first<Entity extends ObjectLiteral>(
    entity: EntityTarget<Entity>,
    tail: string,
    parameters: readonly SqlValue[],
  ): Promise<Entity | null> {
    const [row] = await this.all(entity, `${tail} LIMIT 1`, parameters);
    return row ?? null;
  }

  /** Rows as the driver gives them: counts and sums may be text. */
  raw<Row>(sql: string, parameters: readonly SqlValue[]): Promise<Row[]> {
    return this.dataSource.query<Row[]>(sql, [...parameters]);
  }

  private head(entity: EntityTarget<ObjectLiteral>): string {
    const known = this.heads.get(entity);
    if (known !== undefined) return known;
    const { columns, tableName } = this.dataSource.getMetadata(entity);
    const names = columns.map(({ databaseName }) => `${tableName}.${this.dataSource.driver.escape(databaseName)}`);
    const head = `SELECT ${names.join(', ')} FROM ${tableName} `;
    this.heads.set(entity, head);
    return head;
  }
}

/** As many placeholders as there are values, for a list in SQL that is not empty. */
export const placeholders = (values: readonly unknown[]): string => values.map(() => '?').join(', ');
