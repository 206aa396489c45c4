import type { QueryLimits, QueryResult } from '../../source/data-source';
import { cancelledQuery, failedQuery, slowQuery } from '../failure';
import { beginsAsReading } from '../first-word';
import type { QueryLine, QueryValues } from '../limited-connection';
import { isLost, mysqlFailure } from './mysql-failure';
import { type PositionalStatement, toPositional } from './positional';
import { readRows } from './read-rows';
import { type ServerAddress, type ServerLine, ServerLines } from './server-lines';
import { query, reset, sessionStatements } from './server-session';

export interface MysqlLineOptions extends ServerAddress {
  /** In which points of time are shown, such as `Asia/Shanghai` or `+08:00`. Absent: the server's own. */
  timeZone?: string | undefined;
  limits: QueryLimits;
}

/** The server ends what is too slow; where it does not, we do so much later. */
const GRACE_MILLISECONDS = 250;

/** Ends when the time of a query is over or nobody waits for it any more. */
interface End {
  readonly reason: 'too-slow' | 'cancelled' | null;
  onEnd: (() => void) | null;
}

/** Queries a MySQL or MariaDB server in transactions that cannot write. */
export class MysqlLine implements QueryLine {
  readonly dialect = 'mysql';
  private readonly lines: ServerLines;
  private readonly idle: ServerLine[] = [];
  private isClosed = false;

  constructor(private readonly options: MysqlLineOptions) {
    this.lines = new ServerLines(options, options.limits.milliseconds);
  }

  run(sql: string, values: QueryValues, signal: AbortSignal | undefined): Promise<QueryResult> {
    if (!beginsAsReading(sql)) return Promise.resolve(failedQuery('denied', 'only SELECT is allowed'));
    const statement = toPositional(sql, values);
    if (!statement) return Promise.resolve(failedQuery('syntax', 'a parameter has no value'));
    const { milliseconds } = this.options.limits;
    return new Promise((resolve) => {
      const end: { reason: End['reason']; onEnd: End['onEnd'] } = { reason: null, onEnd: null };
      const stop = (reason: 'too-slow' | 'cancelled'): void => {
        end.reason = reason;
        end.onEnd?.();
        finish(reason === 'cancelled' ? cancelledQuery : slowQuery(milliseconds));
      };
      const cancel = (): void => {
        stop('cancelled');
      };
      const timer = setTimeout(() => {
        stop('too-slow');
      }, milliseconds + GRACE_MILLISECONDS);
      const finish = (result: QueryResult): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', cancel);
        resolve(result);
      };
      signal?.addEventListener('abort', cancel, { once: true });
      this.runOnce(statement, end).then(finish, (error: unknown) => {
        finish(mysqlFailure(error));
      });
    });
  }

  close(): Promise<void> {
    this.isClosed = true;
    for (const { connection } of this.idle.splice(0)) connection.destroy();
    return Promise.resolve();
  }

  /** A connection that was kept may have died since: then on a new one. */
  private async runOnce(statement: PositionalStatement, end: End): Promise<QueryResult> {
    const kept = this.idle.pop();
    if (kept) {
      try {
        return await this.runOn(kept, statement, end);
      } catch (error) {
        if (!isLost(error) || end.reason) throw error;
      }
    }
    return this.runOn(await this.lines.open(), statement, end);
  }

  private async runOn(line: ServerLine, statement: PositionalStatement, end: End): Promise<QueryResult> {
    const { limits, timeZone } = this.options;
    const { connection, version } = line;
    let state: 'usable' | 'lost' | 'sending' = 'lost';
    end.onEnd = () => {
      this.lines.abandon(line);
    };
    try {
      if (end.reason) return cancelledQuery;
      for (const sql of sessionStatements(version, limits, timeZone)) await query(connection, sql);
      const { result, isAbandoned } = await readRows(connection, statement, limits);
      state = isAbandoned ? 'sending' : 'usable';
      return result;
    } catch (error) {
      state = isLost(error) ? 'lost' : 'usable';
      throw error;
    } finally {
      if (end.reason || state === 'lost') connection.destroy();
      else if (state === 'sending') this.lines.abandon(line);
      else await this.keep(line);
      end.onEnd = null;
    }
  }

  /** As good as new, or not at all. */
  private async keep(line: ServerLine): Promise<void> {
    try {
      await reset(line.connection);
      if (!this.isClosed) this.idle.push(line);
      else line.connection.destroy();
    } catch {
      line.connection.destroy();
    }
  }
}
