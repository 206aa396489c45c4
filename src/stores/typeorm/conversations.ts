import type { ConversationRef } from '../../core/message';
import type { ConversationSummary } from '../../core/ports/inbox-store';
import { InboxMessageEntity } from './entities/inbox-message.entity';
import { type RowReader, placeholders } from './row-reader';

/** Among so many messages the group's name is looked for; a platform that tells it tells it with every message. */
const messagesWithName = 20;

interface Grouped {
  messages: number | string;
  /** Sequence of the newest message. */
  newest: number | string;
}

/** Both statements are answered from the index by conversation; the count has to walk through it. */
const grouped = `
  SELECT messages, (
    SELECT sequence FROM inbox WHERE inbox.channel = grouped.channel AND inbox.conversation_id = grouped.conversation_id
    ORDER BY received_at DESC, sequence DESC LIMIT 1
  ) AS newest
  FROM (
    SELECT channel, conversation_id, COUNT(*) AS messages, MAX(received_at) AS last_at FROM inbox
    GROUP BY channel, conversation_id ORDER BY last_at DESC, channel, conversation_id LIMIT ?
  ) AS grouped
  ORDER BY last_at DESC, channel, conversation_id`;

/** Conversations with stored messages, newest first. */
export async function newestConversations(reader: RowReader, limit: number): Promise<ConversationSummary[]> {
  const found = await reader.raw<Grouped>(grouped, [limit]);
  if (found.length === 0) return [];
  const sequences = found.map(({ newest }) => Number(newest));
  const rows = await reader.all(InboxMessageEntity, `WHERE sequence IN (${placeholders(sequences)})`, sequences);
  const rowOf = new Map(rows.map((row) => [row.sequence, row]));
  const summaries: ConversationSummary[] = [];
  for (const { newest, messages } of found) {
    const row = rowOf.get(Number(newest));
    if (!row) continue;
    const { channel, conversationId, app, assistant, receivedAt, details } = row;
    const conversation = { channel, id: conversationId };
    const name = details && (details.groupName ?? (await nameOf(reader, conversation)));
    summaries.push({ conversation, name, app, assistant, lastMessageAt: receivedAt, messages: Number(messages) });
  }
  return summaries;
}

async function nameOf(reader: RowReader, { channel, id }: ConversationRef): Promise<string | null> {
  const rows = await reader.all(
    InboxMessageEntity,
    'WHERE channel = ? AND conversation_id = ? ORDER BY received_at DESC, sequence DESC LIMIT ?',
    [channel, id, messagesWithName],
  );
  return rows.flatMap(({ details }) => details?.groupName ?? [])[0] ?? null;
}
