import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { AppConfig } from '../config/app-config';
import type { Clock } from '../core/ports/clock';
import type { Logger } from '../core/ports/logger';
import type { Redactor } from '../core/ports/redactor';
import { PrivacyCommands } from '../intake/commands/privacy-commands';
import { PrivateDoor } from '../intake/private-door';
import { RestorePlaceholders } from '../intake/restore-placeholders';
import { PersonalDataRedactor } from '../pipeline/safety/personal-data/personal-data-redactor';
import { redactMessage } from '../pipeline/safety/personal-data/redact-message.use-case';
import { secretInFile } from '../stores/sealing/key-file';
import { keyFor, Seal } from '../stores/sealing/seal';
import { checkKey, forgetSealed } from '../stores/typeorm/check-key';
import type { Database } from '../stores/typeorm/database';
import { SqlPlaceholderStore } from '../stores/typeorm/placeholder.store';
import { sealOldMessages } from '../stores/typeorm/seal-old-messages';
import type { Stores } from '../stores/typeorm/stores';

/** What keeps personal data apart, before there are stores. */
export interface Privacy {
  seal: Seal;
  redactor: Redactor;
}

/** What intake needs of it. */
export interface PrivacyServices {
  door: PrivateDoor;
  commands: PrivacyCommands;
  restore: RestorePlaceholders;
  redactor: Redactor;
}

export interface PrivacyParts {
  config: Pick<AppConfig, 'privacy'>;
  stores: Pick<Stores, 'memberData' | 'placeholders'>;
  privacy: Privacy;
  clock: Clock;
  logger: Logger;
}

const HOUR_MILLISECONDS = 3_600_000;

/** The key of the configuration, else that of the file beside the database, which is made at the first start. */
export function composePrivacy(config: Pick<AppConfig, 'privacy' | 'database'>): Privacy {
  const { file } = config.database.sqlite;
  const isInMemory = config.database.kind === 'sqlite' && file === ':memory:';
  const secret =
    config.privacy.key ??
    (isInMemory ? randomBytes(32).toString('base64url') : secretInFile(join(dirname(file), 'fennelbean.key')));
  return {
    seal: new Seal(keyFor(secret, 'sealing')),
    redactor: new PersonalDataRedactor(keyFor(secret, 'placeholders')),
  };
}

export function composePrivacyServices({ config, stores, privacy, clock, logger }: PrivacyParts): PrivacyServices {
  const { redactor } = privacy;
  const { keepRawHours } = config.privacy;
  const members = stores.memberData;
  const door = new PrivateDoor({ redactor, members, clock, logger, keepRawHours });
  const commands = new PrivacyCommands({
    members,
    note: (member, isOut) => {
      door.note(member, isOut);
    },
    clock,
  });
  return { door, commands, restore: new RestorePlaceholders({ placeholders: stores.placeholders, clock }), redactor };
}

export interface PreparePrivacyParts {
  config: Pick<AppConfig, 'privacy'>;
  database: Database;
  privacy: Privacy;
  clock: Pick<Clock, 'now'>;
  logger: Logger;
}

/** Before anything is stored: the key has to fit, what expired meanwhile goes, words of older programs are sealed. Throws `DatabaseError`. */
export async function preparePrivacy({ config, database, privacy, clock, logger }: PreparePrivacyParts): Promise<void> {
  const { forgetSealed: forgets, keepRawHours } = config.privacy;
  const { seal, redactor } = privacy;
  if (forgets) await forgetSealed(database);
  await checkKey(database, seal);
  const keepMilliseconds = keepRawHours * HOUR_MILLISECONDS;
  const keepSince = clock.now() - keepMilliseconds;
  await new SqlPlaceholderStore(database, seal).deleteExpired(clock.now(), keepSince);
  const messages = await sealOldMessages({
    database,
    seal,
    redact: (message) => redactMessage(message, redactor),
    keepSince,
    keepMilliseconds,
  });
  if (messages > 0) logger.info({ messages }, 'Messages of an older version were redacted and sealed');
}
