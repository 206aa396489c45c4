import type { Subject } from '../stores.contract';

/** How many rows a table has. */
export async function countRows({ database }: Subject, table: string): Promise<number> {
  const rows: { found: number | string }[] = await database.dataSource.query(`SELECT COUNT(*) AS found FROM ${table}`);
  return Number(rows[0]?.found);
}

/** Ids of the messages that are pending with their job, those first that are due first. */
export async function pendingMessages({ database }: Subject): Promise<string[]> {
  const rows: { id: string }[] = await database.dataSource.query(
    `SELECT inbox.id AS id FROM jobs JOIN inbox ON inbox.burst_id = jobs.message_id
     WHERE jobs.state = 'pending' AND inbox.question_id IS NULL AND inbox.reason IS NULL ORDER BY jobs.run_at, inbox.sequence`,
  );
  return rows.map(({ id }) => id);
}
