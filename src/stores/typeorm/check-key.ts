import type { Seal } from '../sealing/seal';
import type { Database } from './database';
import { DatabaseError } from './database-error';
import { PlaceholderEntity } from './entities/placeholder.entity';
import { RowReader } from './row-reader';

/** The row of `placeholders` that tells whether two programs have the same key; of no channel. */
const CHECK = { channel: '', conversationId: '', memberId: '', placeholder: 'key-check' };
const PLACE = 'key-check';

/**
 * Makes sure that what the database holds sealed can be opened with this key; the first key is noted. Where nothing is
 * sealed any more, the key may change. Throws `DatabaseError`.
 */
export async function checkKey({ dataSource, statements, writer }: Database, seal: Seal): Promise<void> {
  const reader = new RowReader(dataSource);
  const noted = await note();
  if (seal.open(noted?.sealedValue ?? '', PLACE) === PLACE) return;
  const [held] = await reader.raw(
    `SELECT 1 FROM placeholders WHERE channel <> '' UNION ALL
     SELECT 1 FROM inbox WHERE raw_text <> '' AND text IS NOT NULL LIMIT 1`,
    [],
  );
  if (held !== undefined) {
    throw new DatabaseError(
      'key',
      'The database holds sealed words that this key cannot open: it was first used with another one. Put the key back ' +
        '(FENNELBEAN_PRIVACY__KEY, or the key file beside the database); every program on the database needs the same. ' +
        'Where the key is lost, start once with FENNELBEAN_PRIVACY__FORGET_SEALED=true to delete what is sealed.',
    );
  }
  await writer.write([statements.delete(PlaceholderEntity, CHECK)]);
  await note();

  async function note(): Promise<PlaceholderEntity | null> {
    const row = { ...CHECK, sealedValue: seal.seal(PLACE, PLACE), expiresAt: Number.MAX_SAFE_INTEGER };
    const key = ['channel', 'conversationId', 'memberId', 'placeholder'] as const;
    await writer.write(statements.insert(PlaceholderEntity, [row], { onDuplicate: { key, overwrite: [] } }));
    return reader.first(PlaceholderEntity, 'WHERE channel = ? AND placeholder = ?', [CHECK.channel, CHECK.placeholder]);
  }
}

/** Deletes all that is sealed, for who has lost the key; the words with placeholders stay. */
export async function forgetSealed({ writer }: Database): Promise<void> {
  await writer.write([
    { sql: 'DELETE FROM placeholders', parameters: [] },
    { sql: "UPDATE inbox SET raw_text = '' WHERE raw_text <> '' AND text IS NOT NULL", parameters: [] },
  ]);
}
