import { Initial1763683200000 } from './1763683200000-initial';

/** Oldest first. A migration that was released is never changed. */
export const migrations = [Initial1763683200000];
/** Not the default name, which other programs use as well. */
export const migrationsTable = 'fennelbean_migrations';
