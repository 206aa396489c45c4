import { DatabaseError } from '../database-error';
import { migrations } from './migrations';

const names: readonly string[] = migrations.map((migration) => migration.name);

/** Throws when the database holds a migration that this program does not know. */
export function refuseNewer(applied: readonly string[], database: string): void {
  const unknown = applied.find((name) => !names.includes(name));
  if (unknown === undefined) return;
  throw new DatabaseError(
    'newer',
    `The database ${database} was written by a newer version of this program (${unknown}): start that version, or name another database.`,
  );
}
