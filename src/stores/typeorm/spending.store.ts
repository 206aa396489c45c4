import type { SpendingStore } from '../../core/ports/spending-store';
import type { Database } from './database';
import { RowReader } from './row-reader';

export class SqlSpendingStore implements SpendingStore {
  private readonly reader: RowReader;

  constructor(private readonly database: Database) {
    this.reader = new RowReader(database.dataSource);
  }

  async spent(purpose: string, day: string): Promise<number> {
    const sql = 'SELECT tokens FROM spending WHERE purpose = ? AND day = ?';
    const [row] = await this.reader.raw<{ tokens: number | string }>(sql, [purpose, day]);
    return Number(row?.tokens ?? 0);
  }

  async add(purpose: string, day: string, tokens: number): Promise<void> {
    const { statements, writer } = this.database;
    const raise = statements.onDuplicate(['purpose', 'day'], ['tokens = spending.tokens + ?']);
    const sql = `INSERT INTO spending (purpose, day, tokens) VALUES (?, ?, ?) ${raise}`;
    await writer.write([{ sql, parameters: [purpose, day, tokens, tokens] }]);
  }
}
