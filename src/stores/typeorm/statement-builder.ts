import type { DataSource, EntityMetadata, EntityTarget, ObjectLiteral } from 'typeorm';
import type { SqlValue, Statement } from './sql-writer';

/** A row to insert: all but what the database numbers itself. */
export type NewRow<Entity> = Omit<Entity, 'sequence'>;
/** Equality; a list means one of these, null means not set. */
export type Conditions<Entity> = { [Property in keyof Entity]?: SqlValue | readonly string[] };

export interface InsertOptions<Entity> {
  requireChange?: boolean;
  /** What to do with a row whose unique key `key` is there already: overwrite these properties, or none of them. */
  onDuplicate?: { key: readonly (keyof Entity & string)[]; overwrite: readonly (keyof Entity & string)[] };
}

const rowsPerStatement = 500;
const charactersPerStatement = 1_000_000;
/** SQLite allows 32,766 variables in a statement. */
export const idsPerStatement = 500;

/** What all inserts of an entity have in common. */
interface InsertForm {
  metadata: EntityMetadata;
  columns: EntityMetadata['columns'];
  head: string;
  tuple: string;
}

/**
 * Statements from the entities' names, in the dialect of the data source. All values are parameters, so that the text of
 * a statement stays the same and its prepared form is used again (TypeORM's own builders write numbers into the text).
 * MySQL's INSERT IGNORE is not used: it also ignores text that is too long or in a wrong encoding.
 */
export class StatementBuilder {
  private readonly mysql: boolean;
  private readonly insertForms = new Map<EntityTarget<ObjectLiteral>, InsertForm>();

  constructor(private readonly dataSource: DataSource) {
    this.mysql = dataSource.options.type === 'mysql';
  }

  /** One statement a row on SQLite, where preparing once is fastest; as few as sensible on a server. */
  insert<Entity extends ObjectLiteral>(
    entity: EntityTarget<Entity>,
    rows: readonly NewRow<Entity>[],
    { requireChange = false, onDuplicate }: InsertOptions<Entity> = {},
  ): Statement[] {
    const { metadata, columns, head, tuple } = this.insertFormOf(entity);
    const tail = onDuplicate
      ? ` ${this.onDuplicate(
          onDuplicate.key.map((property) => this.column(metadata, property)),
          onDuplicate.overwrite.map((property) => {
            const column = this.column(metadata, property);
            return `${column} = ${this.mysql ? `VALUES(${column})` : `EXCLUDED.${column}`}`;
          }),
        )}`
      : '';
    const values = rows.map((row) => columns.map((column) => column.getEntityValue(row, true) as SqlValue));
    return this.batches(values).map((batch) => ({
      sql: head + batch.map(() => tuple).join(', ') + tail,
      parameters: batch.flat(),
      requireChange,
    }));
  }

  update<Entity extends ObjectLiteral>(
    entity: EntityTarget<Entity>,
    set: { [Property in keyof Entity]?: SqlValue },
    where: Conditions<Entity>,
    { requireChange = false } = {},
  ): Statement {
    const metadata = this.dataSource.getMetadata(entity);
    const assignments = Object.keys(set).map((property) => `${this.column(metadata, property)} = ?`);
    const condition = this.where(metadata, where);
    return {
      sql: `UPDATE ${this.table(metadata)} SET ${assignments.join(', ')} WHERE ${condition.sql}`,
      parameters: [...(Object.values(set) as SqlValue[]), ...condition.parameters],
      requireChange,
    };
  }

  delete<Entity extends ObjectLiteral>(entity: EntityTarget<Entity>, where: Conditions<Entity>): Statement {
    const metadata = this.dataSource.getMetadata(entity);
    const condition = this.where(metadata, where);
    return { sql: `DELETE FROM ${this.table(metadata)} WHERE ${condition.sql}`, parameters: condition.parameters };
  }

  /** The end of an INSERT that meets a row with the same key; `assignments` may name the old row's columns. */
  onDuplicate(key: readonly string[], assignments: readonly string[]): string {
    if (this.mysql) {
      const nothing = `${key[0] ?? ''} = ${key[0] ?? ''}`;
      return `ON DUPLICATE KEY UPDATE ${assignments.length > 0 ? assignments.join(', ') : nothing}`;
    }
    const action = assignments.length > 0 ? `UPDATE SET ${assignments.join(', ')}` : 'NOTHING';
    return `ON CONFLICT (${key.join(', ')}) DO ${action}`;
  }

  private insertFormOf(entity: EntityTarget<ObjectLiteral>): InsertForm {
    let form = this.insertForms.get(entity);
    if (!form) {
      const metadata = this.dataSource.getMetadata(entity);
      const columns = metadata.columns.filter((column) => !column.isGenerated);
      const names = columns.map((column) => this.quote(column.databaseName)).join(', ');
      const head = `INSERT INTO ${this.table(metadata)} (${names}) VALUES `;
      const tuple = `(${columns.map(() => '?').join(', ')})`;
      this.insertForms.set(entity, (form = { metadata, columns, head, tuple }));
    }
    return form;
  }

  private batches(values: readonly SqlValue[][]): SqlValue[][][] {
    if (!this.mysql) return values.map((row) => [row]);
    const batches: SqlValue[][][] = [];
    let characters = Infinity;
    for (const row of values) {
      const length = row.reduce<number>((sum, value) => sum + (typeof value === 'string' ? value.length : 8), 0);
      const last = batches.at(-1);
      if (last && last.length < rowsPerStatement && characters + length <= charactersPerStatement) {
        last.push(row);
        characters += length;
      } else {
        batches.push([row]);
        characters = length;
      }
    }
    return batches;
  }

  private where(metadata: EntityMetadata, conditions: object): { sql: string; parameters: SqlValue[] } {
    const parameters: SqlValue[] = [];
    const parts = Object.entries(conditions as Record<string, SqlValue | readonly string[]>).map(
      ([property, value]) => {
        const column = this.column(metadata, property);
        if (value === null) return `${column} IS NULL`;
        if (typeof value !== 'object') {
          parameters.push(value);
          return `${column} = ?`;
        }
        parameters.push(...value);
        // MySQL has no empty list.
        return value.length > 0 ? `${column} IN (${value.map(() => '?').join(', ')})` : '1 = 0';
      },
    );
    if (parts.length === 0) throw new Error('A statement without a condition would change every row.');
    return { sql: parts.join(' AND '), parameters };
  }

  private table(metadata: EntityMetadata): string {
    return this.quote(metadata.tableName);
  }

  private column(metadata: EntityMetadata, property: string): string {
    const column = metadata.findColumnWithPropertyName(property);
    if (!column) throw new Error(`${metadata.tableName} has no column for ${property}.`);
    return this.quote(column.databaseName);
  }

  private quote(name: string): string {
    return this.dataSource.driver.escape(name);
  }
}

/** Cuts a long list into pieces that fit in one statement. */
export function chunked<Item>(items: readonly Item[], size = idsPerStatement): Item[][] {
  const chunks: Item[][] = [];
  for (let start = 0; start < items.length; start += size) chunks.push(items.slice(start, start + size));
  return chunks;
}
