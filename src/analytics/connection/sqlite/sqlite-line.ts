import type { IsolatedRunner, IsolationFailure } from '../../../core/ports/isolated-runner';
import type { QueryLimits, QueryResult } from '../../source/data-source';
import { cancelledQuery, failedQuery, slowQuery, type FailedQuery } from '../failure';
import type { QueryLine, QueryValues } from '../limited-connection';
import { checkReply } from './check-reply';
import type { CopyQuery } from './query-copy';
import type { SqliteCopies } from './sqlite-copies';

export interface SqliteLineOptions {
  copies: SqliteCopies;
  /** Folder of the copies. */
  folder: string;
  runner: IsolatedRunner;
  /** Path of the compiled `query.child`. */
  script: string;
  limits: QueryLimits;
}

const MEGABYTES = 512;

/** Queries a copy of a file in a process of its own. */
export class SqliteLine implements QueryLine {
  readonly dialect = 'sqlite';

  constructor(private readonly options: SqliteLineOptions) {}

  async run(sql: string, values: QueryValues, signal: AbortSignal | undefined): Promise<QueryResult> {
    const { folder, runner, script, limits } = this.options;
    const file = await this.copyInTime();
    if (typeof file !== 'string') return file;
    const result = await runner.run({
      script,
      request: { file, sql, values: { ...values }, limits } satisfies CopyQuery,
      limits: { milliseconds: limits.milliseconds, megabytes: MEGABYTES },
      native: { folder },
      signal,
    });
    return result.status === 'done' ? checkReply(result.value, limits) : this.failureOf(result.reason);
  }

  async close(): Promise<void> {
    await this.options.copies.close();
  }

  /** What takes longer goes on, and serves a later query. */
  private async copyInTime(): Promise<string | FailedQuery> {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<FailedQuery>((resolve) => {
      timer = setTimeout(() => {
        resolve(failedQuery('busy', 'the data is being read in; ask again in a moment'));
      }, this.options.limits.milliseconds);
    });
    const copy = this.options.copies.current().catch(() => failedQuery('unreachable', 'the source cannot be read'));
    try {
      return await Promise.race([copy, tooLate]);
    } finally {
      clearTimeout(timer);
    }
  }

  private failureOf(reason: IsolationFailure): FailedQuery {
    switch (reason) {
      case 'too-slow':
        return slowQuery(this.options.limits.milliseconds);
      case 'too-much-memory':
        return failedQuery('too-slow', 'it takes more memory than a query may');
      case 'crashed':
        return failedQuery('unreachable', 'the process that queries ended');
      case 'cancelled':
        return cancelledQuery;
      case 'busy':
        return failedQuery('busy', 'other queries are still running');
    }
  }
}
