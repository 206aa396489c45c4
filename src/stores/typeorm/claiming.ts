import type { Message } from '../../core/message';
import type { BurstWindow, ClaimOptions } from '../../core/ports/inbox-store';
import type { Seal } from '../sealing/seal';
import { InboxMessageEntity } from './entities/inbox-message.entity';
import { forwarding } from './forwarding';
import { newId } from './keys';
import { rawPlaceOf, toRow } from './message-rows';
import { placing } from './placeholder-rows';
import type { Statement } from './sql-writer';
import type { StatementBuilder } from './statement-builder';

/** The unit of work that stores a message. Its first statement is required: it changes nothing when the message is known. */
export function claiming(
  message: Message,
  options: ClaimOptions,
  { statements, seal }: { statements: StatementBuilder; seal: Seal },
): Statement[] {
  const { runAt = message.receivedAt, burst, reason, forwards = [], rawText = message.text, placed } = options;
  const row = {
    ...toRow(message),
    rawText: rawText === message.text ? '' : seal.seal(rawText, rawPlaceOf(message.id)),
    reason: reason ?? null,
  };
  const scope = { conversation: message.conversation, memberId: message.member.id };
  return [
    ...statements.insert(InboxMessageEntity, [row], { requireChange: true }),
    ...(placed ? placing(placed, { scope, statements, seal }) : []),
    ...(reason === undefined ? queueing(message, { runAt, burst, statements }) : []),
    ...forwarding(forwards, { assistant: message.assistant, at: message.receivedAt, statements }),
  ];
}

interface Queueing {
  runAt: number;
  burst: BurstWindow | undefined;
  statements: StatementBuilder;
}

function queueing(message: Message, { runAt, burst, statements }: Queueing): Statement[] {
  if (!burst) return [opening(message, { runAt, burst })];
  const due = { runAt: Math.min(runAt, burst.closesAt), burst };
  return [closingOld(message, burst), joining(message, due, statements), noting(message, burst)];
}

/** Queues a message that is stored already. Its own job is not there yet and not counted. */
function opening({ id, conversation, receivedAt }: Message, { runAt, burst }: Omit<Queueing, 'statements'>): Statement {
  const { channel, id: conversationId } = conversation;
  const { key = null, closesAt = null, joinsUntil = null } = burst ?? {};
  return {
    sql: `INSERT INTO jobs
        (id, message_id, kind, state, run_at, created_at, channel, conversation_id, attempts, arrival, backlog,
         burst_key, closes_at, joins_until, deferred, yields)
      SELECT ?, ?, 'question', 'pending', ?, ?, ?, ?, 0, (SELECT sequence FROM inbox WHERE id = ?), COUNT(*),
        ?, ?, ?, 0, 0
      FROM jobs AS waiting WHERE waiting.state = 'pending' AND waiting.channel = ? AND waiting.conversation_id = ?`,
    parameters: [
      ...[newId(), id, runAt, receivedAt, channel, conversationId, id],
      ...[key, closesAt, joinsUntil, channel, conversationId],
    ],
  };
}

/** Opens a job, or moves the one that is open for the key: there can be only one, and claims at once wait for each other. */
function joining(
  message: Message,
  due: { runAt: number; burst: BurstWindow },
  statements: StatementBuilder,
): Statement {
  const { sql, parameters } = opening(message, due);
  const moving = ['run_at = CASE WHEN jobs.closes_at < ? THEN jobs.closes_at ELSE ? END', 'joins_until = ?'];
  return {
    sql: `${sql} ${statements.onDuplicate(['burst_key'], moving)}`,
    parameters: [...parameters, due.runAt, due.runAt, due.burst.joinsUntil],
  };
}

function noting({ id }: Message, { key }: BurstWindow): Statement {
  return {
    sql: 'UPDATE inbox SET burst_id = (SELECT message_id FROM jobs WHERE burst_key = ?) WHERE id = ?',
    parameters: [key, id],
  };
}

/** A job that has waited long enough, or is full, takes no more messages. */
function closingOld({ receivedAt }: Message, { key }: BurstWindow): Statement {
  return {
    sql: 'UPDATE jobs SET burst_key = NULL WHERE burst_key = ? AND (joins_until <= ? OR closes_at <= ?)',
    parameters: [key, receivedAt, receivedAt],
  };
}
