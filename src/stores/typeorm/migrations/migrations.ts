import { Initial1763683200000 } from './1763683200000-initial';
import { ExactlyOneReply1763769600000 } from './1763769600000-exactly-one-reply';
import { BurstsAndDrafts1763856000000 } from './1763856000000-bursts-and-drafts';
import { KnowledgeOfEveryKind1763942400000 } from './1763942400000-knowledge-of-every-kind';
import { TrustedAnswers1764028800000 } from './1764028800000-trusted-answers';
import { Pictures1764115200000 } from './1764115200000-pictures';

/** Oldest first. A migration that was released is never changed. */
export const migrations = [
  Initial1763683200000,
  ExactlyOneReply1763769600000,
  BurstsAndDrafts1763856000000,
  KnowledgeOfEveryKind1763942400000,
  TrustedAnswers1764028800000,
  Pictures1764115200000,
];
/** Not the default name, which other programs use as well. */
export const migrationsTable = 'fennelbean_migrations';
