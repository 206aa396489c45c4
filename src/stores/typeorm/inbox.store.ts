import { In } from 'typeorm';
import type { ConversationRef, Message } from '../../core/message';
import type {
  ConversationSummary,
  InboxStore,
  Job,
  MessageReason,
  MessageRecord,
  RecentQuestions,
  Settlement,
} from '../../core/ports/inbox-store';
import { newestConversations } from './conversations';
import type { Database } from './database';
import { InboxMessageEntity } from './entities/inbox-message.entity';
import { JobEntity } from './entities/job.entity';
import { OutboxItemEntity } from './entities/outbox-item.entity';
import { QuestionEntity } from './entities/question.entity';
import { newId } from './keys';
import { type QuestionSummary, toMessage, toRecord, toRow } from './message-rows';
import { RowReader, placeholders } from './row-reader';
import { deleting, oldestDeletable } from './settled-messages';
import { settling } from './settling';
import type { Statement } from './sql-writer';
import { chunked } from './statement-builder';

export class SqlInboxStore implements InboxStore {
  private readonly reader: RowReader;

  constructor(private readonly database: Database) {
    this.reader = new RowReader(database.dataSource);
  }

  async claim(message: Message, runAt = message.receivedAt): Promise<'claimed' | 'duplicate'> {
    const { statements, writer } = this.database;
    const result = await writer.write([
      ...statements.insert(InboxMessageEntity, [toRow(message)], { requireChange: true }),
      queueing(message, runAt),
    ]);
    return result.written ? 'claimed' : 'duplicate';
  }

  async dueConversations(due: { channels: readonly string[]; now: number; limit: number }): Promise<ConversationRef[]> {
    const { channels, now, limit } = due;
    if (channels.length === 0) return [];
    const rows = await this.reader.raw<ConversationRef>(
      `SELECT channel, conversation_id AS id FROM jobs
       WHERE state = 'pending' AND run_at <= ? AND channel IN (${placeholders(channels)})
       GROUP BY channel, conversation_id ORDER BY MIN(run_at), channel, conversation_id LIMIT ?`,
      [now, ...channels, limit],
    );
    return rows.map(({ channel, id }) => ({ channel, id }));
  }

  async nextJob(conversation: ConversationRef, now: number): Promise<Job | null> {
    const job = await this.reader.first(
      JobEntity,
      `WHERE state = 'pending' AND channel = ? AND conversation_id = ? AND (run_at <= ? OR attempts > 0)
       ORDER BY arrival`,
      [conversation.channel, conversation.id, now],
    );
    if (!job || job.runAt > now) return null;
    const row = await this.reader.first(InboxMessageEntity, 'WHERE id = ?', [job.messageId]);
    if (!row) return null;
    const { id, kind, runAt, attempts, backlog } = job;
    return { id, kind, message: toMessage(row), runAt, attempts, backlog };
  }

  async beginJob(jobId: string): Promise<boolean> {
    const sql = "UPDATE jobs SET attempts = attempts + 1 WHERE id = ? AND state = 'pending'";
    const result = await this.database.writer.write([{ sql, parameters: [jobId], requireChange: true }]);
    return result.written;
  }

  async handBackJob(jobId: string): Promise<void> {
    const sql = "UPDATE jobs SET attempts = attempts - 1 WHERE id = ? AND state = 'pending' AND attempts > 0";
    await this.database.writer.write([{ sql, parameters: [jobId] }]);
  }

  async rescheduleJob(jobId: string, runAt: number): Promise<void> {
    const { statements, writer } = this.database;
    await writer.write([statements.update(JobEntity, { runAt }, { id: jobId, state: 'pending' })]);
  }

  async countPending({ channel, id }: ConversationRef): Promise<{ inConversation: number; inAll: number }> {
    const [counts] = await this.reader.raw<{ in_all: number | string; in_conversation: number | string }>(
      `SELECT (SELECT COUNT(*) FROM jobs WHERE state = 'pending') AS in_all,
         (SELECT COUNT(*) FROM jobs WHERE state = 'pending' AND channel = ? AND conversation_id = ?) AS in_conversation`,
      [channel, id],
    );
    return { inConversation: Number(counts?.in_conversation), inAll: Number(counts?.in_all) };
  }

  async settle(settlement: Settlement): Promise<boolean> {
    const { statements, writer } = this.database;
    const messageIds = [...new Set(settlement.messageIds)].sort();
    if (messageIds.length === 0) return false;
    const messages = await this.reader.all(
      InboxMessageEntity,
      `WHERE id IN (${placeholders(messageIds)}) ORDER BY received_at, sequence`,
      messageIds,
    );
    const last = messages.at(-1);
    if (!last || messages.length < messageIds.length) return false;
    const begun = await this.reader.all(OutboxItemEntity, 'WHERE question_id = ?', [settlement.questionId]);
    const result = await writer.write(settling(settlement, { statements, messageIds, last, begun }));
    return result.written;
  }

  async dismiss(messageId: string, reason: MessageReason): Promise<boolean> {
    const { statements, writer } = this.database;
    const pending = { id: messageId, questionId: null, reason: null };
    const result = await writer.write([
      statements.update(InboxMessageEntity, { reason }, pending, { requireChange: true }),
      statements.update(JobEntity, { state: 'done' }, { messageId, kind: 'question' }),
    ]);
    return result.written;
  }

  async history({ channel, id }: ConversationRef, limit: number, before?: string): Promise<MessageRecord[]> {
    const end = before === undefined ? null : await this.reader.first(InboxMessageEntity, 'WHERE id = ?', [before]);
    if (before !== undefined && !end) return [];
    const earlier = end ? 'AND received_at <= ? AND (received_at < ? OR sequence < ?)' : '';
    const rows = await this.reader.all(
      InboxMessageEntity,
      `WHERE channel = ? AND conversation_id = ? ${earlier} ORDER BY received_at DESC, sequence DESC LIMIT ?`,
      [channel, id, ...(end ? [end.receivedAt, end.receivedAt, end.sequence] : []), limit],
    );
    const questions = await this.questionsOf(rows);
    return rows.reverse().map((row) => toRecord(row, questions.get(row.questionId ?? '')));
  }

  conversations(limit: number): Promise<ConversationSummary[]> {
    return newestConversations(this.reader, limit);
  }

  async findByPlatformId(message: {
    channel: string;
    app: string;
    platformMessageId: string;
  }): Promise<MessageRecord | null> {
    const row = await this.reader.first(
      InboxMessageEntity,
      'WHERE channel = ? AND app = ? AND platform_message_id = ?',
      [message.channel, message.app, message.platformMessageId],
    );
    if (!row) return null;
    const questions = await this.questionsOf([row]);
    return toRecord(row, questions.get(row.questionId ?? ''));
  }

  async findTwin({ id, app, conversation, member, text, sentAt }: Message): Promise<Message | null> {
    const rows = await this.reader.all(
      InboxMessageEntity,
      'WHERE channel = ? AND conversation_id = ? AND sent_at = ? AND member_id = ? AND app = ? ORDER BY sequence',
      [conversation.channel, conversation.id, sentAt, member.id, app],
    );
    // Compared here, because MySQL takes no account of spaces at the end. The first one of all repeats none.
    const first = rows.find(({ rawText }) => rawText === text);
    return first && first.id !== id ? toMessage(first) : null;
  }

  async recentQuestions(of: {
    conversation: ConversationRef;
    memberId: string;
    since: number;
    notices: readonly string[];
  }): Promise<RecentQuestions> {
    const { conversation, memberId, since, notices } = of;
    const { channel, id } = conversation;
    const [ofMember, ofConversation] = await Promise.all([
      this.countRecent('channel = ? AND member_id = ?', [channel, memberId], { since, notices }),
      this.countRecent('channel = ? AND conversation_id = ?', [channel, id], { since, notices }),
    ]);
    return {
      byMember: ofMember.admitted,
      byConversation: ofConversation.admitted,
      memberWasTold: ofMember.told > 0,
      conversationWasTold: ofConversation.told > 0,
    };
  }

  async deleteSettled(before: number, limit: number): Promise<number> {
    const found = await oldestDeletable(this.reader, { before, limit });
    for (const messages of chunked(found)) await this.database.writer.write(deleting(messages));
    return found.length;
  }

  /** The figures are apart, because the first is read from the index alone. */
  private async countRecent(
    scope: string,
    values: readonly string[],
    { since, notices }: { since: number; notices: readonly string[] },
  ): Promise<{ admitted: number; told: number }> {
    const recent = `SELECT COUNT(*) FROM questions WHERE ${scope} AND created_at >= ?`;
    const isNotice = notices.length > 0 ? `reason IN (${placeholders(notices)})` : '1 = 0';
    const [counts] = await this.reader.raw<{ admitted: number | string; told: number | string }>(
      `SELECT (${recent} AND admitted = 1) AS admitted, (${recent} AND ${isNotice} AND answer IS NOT NULL) AS told`,
      [...values, since, ...values, since, ...notices],
    );
    return { admitted: Number(counts?.admitted), told: Number(counts?.told) };
  }

  private async questionsOf(rows: readonly InboxMessageEntity[]): Promise<Map<string, QuestionSummary>> {
    const questionIds = [...new Set(rows.flatMap(({ questionId }) => questionId ?? []))];
    const questions = new Map<string, QuestionSummary>();
    for (const ids of chunked(questionIds)) {
      const found = await this.database.dataSource.getRepository(QuestionEntity).find({
        select: { id: true, outcome: true, reason: true, answer: true },
        where: { id: In(ids) },
      });
      for (const question of found) questions.set(question.id, question);
    }
    return questions;
  }
}

/** Queues a message that is stored already. Its own job is not there yet and not counted. */
function queueing({ id, conversation, receivedAt }: Message, runAt: number): Statement {
  const { channel, id: conversationId } = conversation;
  return {
    sql: `INSERT INTO jobs
        (id, message_id, kind, state, run_at, created_at, channel, conversation_id, attempts, arrival, backlog)
      SELECT ?, ?, 'question', 'pending', ?, ?, ?, ?, 0, (SELECT sequence FROM inbox WHERE id = ?), COUNT(*) FROM jobs
      WHERE state = 'pending' AND channel = ? AND conversation_id = ?`,
    parameters: [newId(), id, runAt, receivedAt, channel, conversationId, id, channel, conversationId],
  };
}
