import type { ClaimOptions } from '../../core/ports/inbox-store';
import type { RedactionScope } from '../../core/ports/redactor';
import type { Seal } from '../sealing/seal';
import { PlaceholderEntity } from './entities/placeholder.entity';
import type { Statement } from './sql-writer';
import type { StatementBuilder } from './statement-builder';

const key = ['channel', 'conversationId', 'memberId', 'placeholder'] as const;

/** What the sealed value of a placeholder opens for. */
export const valuePlaceOf = ({ conversation, memberId }: RedactionScope, placeholder: string): string =>
  JSON.stringify(['placeholder', conversation.channel, conversation.id, memberId, placeholder]);

/** Stores what placeholders stand for; one that is known is kept for longer. */
export function placing(
  { values, expiresAt }: NonNullable<ClaimOptions['placed']>,
  { scope, statements, seal }: { scope: RedactionScope; statements: StatementBuilder; seal: Seal },
): Statement[] {
  const { channel, id: conversationId } = scope.conversation;
  const rows = values
    .map(({ placeholder, value }) => ({
      channel,
      conversationId,
      memberId: scope.memberId,
      placeholder,
      sealedValue: seal.seal(value, valuePlaceOf(scope, placeholder)),
      expiresAt,
    }))
    // Two claims at once then meet in the same order.
    .sort((one, other) => (one.placeholder < other.placeholder ? -1 : 1));
  return statements.insert(PlaceholderEntity, rows, {
    onDuplicate: { key, overwrite: ['sealedValue', 'expiresAt'] },
  });
}
