import type { ResultTable } from '../../core/figures';
import type { GuardRefusal, SqlGuard } from '../guard/guarded-query';
import { type DataSource, type QueryFailure, queryLimits } from '../source/data-source';

export type SourceReply =
  | { status: 'rows'; table: ResultTable; isCut: boolean; sql: string }
  | { status: 'refused'; reason: GuardRefusal; detail: string }
  | { status: 'failed'; reason: QueryFailure; detail: string };

export interface QueryOptions {
  /** For `:name` in the statement. */
  values?: Readonly<Record<string, string | number>>;
  signal?: AbortSignal | undefined;
}

/** The only way to a data source: every statement goes through the guard. */
export class GuardedSource {
  constructor(
    readonly source: DataSource,
    private readonly guard: SqlGuard,
  ) {}

  /** As the guard would have it run, without running it. */
  check(sql: string, parameters: readonly string[] = []) {
    const { description, connection } = this.source;
    const { tables, joins, smallCells } = description;
    // One more than is read tells that there are more.
    const scope = { tables, joins, dialect: connection.dialect, rows: queryLimits.rows + 1, parameters };
    return this.guard(sql, { ...scope, ...(smallCells && { smallCells }) });
  }

  /** Never rejects. */
  async query(sql: string, { values, signal }: QueryOptions = {}): Promise<SourceReply> {
    const checked = this.check(sql, Object.keys(values ?? {}));
    if (checked.status === 'refused') return checked;
    const { connection } = this.source;
    const result = await connection.run(checked.sql, { ...(values && { values }), signal });
    return result.status === 'failed' ? result : { ...result, sql: checked.sql };
  }
}
