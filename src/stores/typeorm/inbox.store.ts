import { In } from 'typeorm';
import type { ConversationRef, Message } from '../../core/message';
import type {
  ClaimOptions,
  ConversationSummary,
  InboxStore,
  Job,
  MessageReason,
  MessageRecord,
  RecentQuestions,
  Settlement,
} from '../../core/ports/inbox-store';
import { Seal } from '../sealing/seal';
import { claiming } from './claiming';
import { newestConversations } from './conversations';
import type { Database } from './database';
import { InboxMessageEntity } from './entities/inbox-message.entity';
import { JobEntity } from './entities/job.entity';
import { OutboxItemEntity } from './entities/outbox-item.entity';
import { QuestionEntity } from './entities/question.entity';
import { endingJobs, holdingJobs, withMessages } from './jobs-of-bursts';
import { type QuestionSummary, toMessage, toRecord } from './message-rows';
import { RowReader, placeholders } from './row-reader';
import { deleting, deletingForwards, oldestDeletable } from './settled-messages';
import { settling } from './settling';
import { chunked } from './statement-builder';

export class SqlInboxStore implements InboxStore {
  private readonly reader: RowReader;

  /** @param seal of words as they were written */
  constructor(
    private readonly database: Database,
    private readonly seal: Seal,
  ) {
    this.reader = new RowReader(database.dataSource);
  }

  async claim(message: Message, options: ClaimOptions = {}): Promise<'claimed' | 'duplicate'> {
    const { statements, writer } = this.database;
    const result = await writer.write(claiming(message, options, { statements, seal: this.seal }));
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
      `WHERE state = 'pending' AND channel = ? AND conversation_id = ?
         AND (run_at <= ? OR (attempts > 0 AND yields = 0))
       ORDER BY arrival`,
      [conversation.channel, conversation.id, now],
    );
    if (!job || job.runAt > now) return null;
    const [next] = await withMessages(this.reader, [job]);
    return next ?? null;
  }

  async beginJob(jobId: string): Promise<Job | null> {
    const sql = `UPDATE jobs SET attempts = attempts + 1, burst_key = NULL, yields = 0
      WHERE id = ? AND state = 'pending'`;
    const result = await this.database.writer.write([{ sql, parameters: [jobId], requireChange: true }]);
    if (!result.written) return null;
    const [begun] = await withMessages(this.reader, await this.reader.all(JobEntity, 'WHERE id = ?', [jobId]));
    return begun ?? null;
  }

  async handBackJob(jobId: string): Promise<void> {
    const sql = "UPDATE jobs SET attempts = attempts - 1 WHERE id = ? AND state = 'pending' AND attempts > 0";
    await this.database.writer.write([{ sql, parameters: [jobId] }]);
  }

  async rescheduleJob(jobId: string, runAt: number, from?: number): Promise<void> {
    const { statements, writer } = this.database;
    const waiting = { id: jobId, state: 'pending', ...(from !== undefined && { runAt: from }) };
    await writer.write([statements.update(JobEntity, { runAt }, waiting)]);
  }

  async deferJob(jobId: string, runAt: number): Promise<void> {
    const sql = `UPDATE jobs SET run_at = ?, attempts = CASE WHEN attempts > 0 THEN attempts - 1 ELSE 0 END,
        burst_key = NULL, deferred = 1, yields = 1
      WHERE id = ? AND state = 'pending'`;
    await this.database.writer.write([{ sql, parameters: [runAt, jobId] }]);
  }

  async shiftWaits(now: number, milliseconds: number): Promise<void> {
    const moved = ['run_at', 'closes_at', 'joins_until'].map((column) => `${column} = ${column} + ?`).join(', ');
    const sql = `UPDATE jobs SET ${moved} WHERE state = 'pending' AND run_at > ?`;
    await this.database.writer.write([{ sql, parameters: [milliseconds, milliseconds, milliseconds, now] }]);
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
      `WHERE id IN (${placeholders(messageIds)}) ORDER BY sent_at, sequence`,
      messageIds,
    );
    const last = messages.at(-1);
    if (!last || messages.length < messageIds.length) return false;
    const begun = await this.reader.all(OutboxItemEntity, 'WHERE question_id = ?', [settlement.questionId]);
    const burstIds = [...new Set(messages.map(({ burstId }) => burstId))].sort();
    const result = await writer.write(settling(settlement, { statements, messageIds, burstIds, last, begun }));
    return result.written;
  }

  async dismiss(messageId: string, reason: MessageReason): Promise<boolean> {
    const sql = 'SELECT burst_id FROM inbox WHERE id = ?';
    const [row] = await this.reader.raw<{ burst_id: string }>(sql, [messageId]);
    return row ? this.end({ id: messageId, burstId: row.burst_id }, reason) : false;
  }

  dismissBurst(burstId: string, reason: MessageReason): Promise<boolean> {
    return this.end({ burstId }, reason);
  }

  async waiting({ channel, id }: ConversationRef, limit: number): Promise<Job[]> {
    const jobs = await this.reader.all(
      JobEntity,
      `WHERE state = 'pending' AND channel = ? AND conversation_id = ? AND (attempts = 0 OR yields = 1)
       ORDER BY arrival LIMIT ?`,
      [channel, id, limit],
    );
    return withMessages(this.reader, jobs);
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
    if (text.trim() === '') return null;
    const rows = await this.reader.all(
      InboxMessageEntity,
      'WHERE channel = ? AND conversation_id = ? AND sent_at = ? AND member_id = ? AND app = ? ORDER BY sequence',
      [conversation.channel, conversation.id, sentAt, member.id, app],
    );
    // Compared here, because MySQL takes no account of spaces at the end. The first one of all repeats none.
    const first = rows.find((row) => (row.text ?? row.rawText) === text);
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
    for (const statement of await deletingForwards(this.reader, { before, limit })) {
      await this.database.writer.write([statement]);
    }
    return found.length;
  }

  private async end(messages: { id?: string; burstId: string }, reason: MessageReason): Promise<boolean> {
    const { statements, writer } = this.database;
    const pending = { ...messages, questionId: null, reason: null };
    const result = await writer.write([
      holdingJobs([messages.burstId]),
      statements.update(InboxMessageEntity, { reason }, pending, { requireChange: true }),
      endingJobs([messages.burstId]),
    ]);
    return result.written;
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
