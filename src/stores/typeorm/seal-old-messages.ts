import type { Message } from '../../core/message';
import type { PlacedValue } from '../../core/ports/redactor';
import type { Seal } from '../sealing/seal';
import type { Database } from './database';
import { InboxMessageEntity } from './entities/inbox-message.entity';
import { rawPlaceOf, toMessage } from './message-rows';
import { placing } from './placeholder-rows';
import { RowReader } from './row-reader';
import type { Statement } from './sql-writer';

export interface SealOldMessages {
  database: Database;
  seal: Seal;
  /** Throws where a message cannot be redacted: then nothing of its words is left but the sealed form. */
  redact: (message: Message) => { message: Message; placed: readonly PlacedValue[] };
  /** Epoch milliseconds; of messages that were received before it no words are kept as they were written. */
  keepSince: number;
  keepMilliseconds: number;
}

const BATCH = 200;

/**
 * Redacts and seals the messages that a program stored which did neither; in batches, each in a transaction of its own.
 * Done again, it changes nothing more. @returns how many there were
 */
export async function sealOldMessages(options: SealOldMessages): Promise<number> {
  const { database } = options;
  const reader = new RowReader(database.dataSource);
  let sealed = 0;
  for (;;) {
    const rows = await reader.all(InboxMessageEntity, 'WHERE text IS NULL ORDER BY sequence LIMIT ?', [BATCH]);
    if (rows.length === 0) return sealed;
    await database.writer.write(rows.flatMap((row) => sealing(row, options)));
    sealed += rows.length;
  }
}

function sealing(row: InboxMessageEntity, options: SealOldMessages): Statement[] {
  const { seal, keepSince, keepMilliseconds, database } = options;
  const written = toMessage(row);
  const { message, placed } = redacted(written, options.redact);
  const isKept = row.receivedAt >= keepSince && message.text !== written.text;
  const values = { values: placed, expiresAt: row.receivedAt + keepMilliseconds };
  const scope = { conversation: message.conversation, memberId: message.member.id };
  return [
    {
      sql: 'UPDATE inbox SET text = ?, raw_text = ?, member_name = ?, details = ? WHERE id = ? AND text IS NULL',
      parameters: [
        message.text,
        isKept ? seal.seal(written.text, rawPlaceOf(row.id)) : '',
        message.member.name,
        message.details ? JSON.stringify(message.details) : null,
        row.id,
      ],
    },
    ...(isKept ? placing(values, { scope, statements: database.statements, seal }) : []),
  ];
}

function redacted(message: Message, redact: SealOldMessages['redact']): ReturnType<SealOldMessages['redact']> {
  try {
    return redact(message);
  } catch {
    const bare = { ...message, text: '', member: { ...message.member, name: '' } };
    delete bare.details;
    return { message: bare, placed: [] };
  }
}
