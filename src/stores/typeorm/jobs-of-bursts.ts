import type { Job } from '../../core/ports/inbox-store';
import { InboxMessageEntity } from './entities/inbox-message.entity';
import type { JobEntity } from './entities/job.entity';
import { toMessage } from './message-rows';
import { placeholders, type RowReader } from './row-reader';
import type { Statement } from './sql-writer';

/** Jobs with their messages, in the order given; without those whose last message was ended meanwhile. */
export async function withMessages(reader: RowReader, jobs: readonly JobEntity[]): Promise<Job[]> {
  if (jobs.length === 0) return [];
  const burstIds = jobs.map(({ messageId }) => messageId);
  const rows = await reader.all(
    InboxMessageEntity,
    `WHERE burst_id IN (${placeholders(burstIds)}) AND question_id IS NULL AND reason IS NULL
     ORDER BY sent_at, sequence`,
    burstIds,
  );
  return jobs.flatMap(({ id, kind, messageId: burstId, runAt, attempts, isDeferred, backlog }) => {
    const messages = rows.filter((row) => row.burstId === burstId).map(toMessage);
    return messages.length > 0 ? [{ id, kind, burstId, messages, runAt, attempts, isDeferred, backlog }] : [];
  });
}

/** Waits for a claim that is about to join one of these jobs; what follows in the unit sees it. */
export function holdingJobs(burstIds: readonly string[]): Statement {
  return {
    sql: `UPDATE jobs SET burst_key = burst_key WHERE message_id IN (${placeholders(burstIds)}) AND kind = 'question'`,
    parameters: burstIds,
  };
}

/** Ends those of the jobs of which no message is left. */
export function endingJobs(burstIds: readonly string[]): Statement {
  return {
    sql: `UPDATE jobs SET state = 'done', burst_key = NULL
      WHERE message_id IN (${placeholders(burstIds)}) AND kind = 'question' AND NOT EXISTS (
        SELECT 1 FROM inbox
        WHERE inbox.burst_id = jobs.message_id AND inbox.question_id IS NULL AND inbox.reason IS NULL
      )`,
    parameters: burstIds,
  };
}
