import type { ModelUsage, ModelUsageStore, UsageTotal } from '../../core/ports/model-usage-store';
import type { Database } from './database';
import { ModelUsageEntity } from './entities/model-usage.entity';
import { RowReader } from './row-reader';

interface Sums {
  calls: number | string | null;
  tokens: number | string | null;
  cost: number | null;
  unpriced: number | string | null;
}

const SUMS = `SELECT SUM(calls) AS calls, SUM(cost) AS cost,
  SUM(CASE WHEN endpoint LIKE '%/%' THEN 0 ELSE prompt_tokens + completion_tokens END) AS tokens,
  SUM(CASE WHEN cost IS NULL THEN 1 ELSE 0 END) AS unpriced FROM model_usage WHERE `;

export class SqlModelUsageStore implements ModelUsageStore {
  private readonly reader: RowReader;

  constructor(private readonly database: Database) {
    this.reader = new RowReader(database.dataSource);
  }

  async add({ day, channel, conversationId, assistant, endpoint, ...used }: ModelUsage): Promise<void> {
    const { statements, writer } = this.database;
    const { calls, promptTokens, completionTokens, cost } = used;
    const key = ['day', 'channel', 'conversation_id', 'assistant', 'endpoint'];
    const counted = ['calls', 'prompt_tokens', 'completion_tokens', 'cost'];
    const values = [calls, promptTokens, completionTokens, cost];
    // What has no price makes the sum unknown: NULL and anything is NULL.
    const raise = statements.onDuplicate(
      key,
      counted.map((name) => `${name} = model_usage.${name} + ?`),
    );
    const marks = [...key, ...counted].map(() => '?').join(', ');
    const sql = `INSERT INTO model_usage (${[...key, ...counted].join(', ')}) VALUES (${marks}) ${raise}`;
    const parameters = [day, channel, conversationId, assistant, endpoint, ...values, ...values];
    await writer.write([{ sql, parameters }]);
  }

  ofDay(day: string): Promise<UsageTotal> {
    return this.sum('day = ?', [day]);
  }

  ofConversation({ channel, id }: { channel: string; id: string }, day: string): Promise<UsageTotal> {
    return this.sum('day = ? AND channel = ? AND conversation_id = ?', [day, channel, id]);
  }

  async list(day: string): Promise<ModelUsage[]> {
    const tail = 'WHERE day = ? ORDER BY prompt_tokens + completion_tokens DESC, channel, conversation_id, endpoint';
    const rows = await this.reader.all(ModelUsageEntity, tail, [day]);
    return rows.map(({ calls, promptTokens, completionTokens, ...row }) => ({
      ...row,
      calls: numberOf(calls),
      promptTokens: numberOf(promptTokens),
      completionTokens: numberOf(completionTokens),
    }));
  }

  private async sum(condition: string, parameters: readonly string[]): Promise<UsageTotal> {
    const [sums] = await this.reader.raw<Sums>(SUMS + condition, parameters);
    return {
      calls: numberOf(sums?.calls),
      tokens: numberOf(sums?.tokens),
      cost: numberOf(sums?.cost),
      isCostKnown: numberOf(sums?.unpriced) === 0,
    };
  }
}

/** Drivers give large numbers and sums as text. */
const numberOf = (value: number | string | null | undefined): number => Number(value ?? 0);
