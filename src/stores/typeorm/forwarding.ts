import type { Forward } from '../../core/ports/inbox-store';
import { OutboxItemEntity } from './entities/outbox-item.entity';
import { toItemRow } from './reply-rows';
import type { Statement } from './sql-writer';
import type { StatementBuilder } from './statement-builder';

/** Stores messages for other conversations at that moment, each once for its send key. */
export function forwarding(
  forwards: readonly Forward[],
  { assistant, at, express = false, statements }: Forwarding,
): Statement[] {
  const rows = forwards.map((forward) =>
    toItemRow({
      ...forward,
      assistant,
      replyTo: '',
      state: 'pending',
      draft: null,
      handed: null,
      platformMessageId: null,
      attempts: 0,
      firstAttemptAt: null,
      nextAttemptAt: at,
      createdAt: at,
      express,
    }),
  );
  return statements.insert(OutboxItemEntity, rows, { onDuplicate: { key: ['sendKey'], overwrite: [] } });
}

interface Forwarding {
  assistant: string;
  /** Epoch milliseconds. */
  at: number;
  /** Whether they go before all others. */
  express?: boolean;
  statements: StatementBuilder;
}
