import { composePrivacyServices, type Privacy, type PrivacyServices } from '../../src/app/compose-privacy';
import type { Clock } from '../../src/core/ports/clock';
import type { Logger } from '../../src/core/ports/logger';
import { type PrivacyConfig, privacyConfig } from '../../src/intake/privacy.config';
import { PersonalDataRedactor } from '../../src/pipeline/safety/personal-data/personal-data-redactor';
import { keyFor, Seal } from '../../src/stores/sealing/seal';
import type { Stores } from '../../src/stores/typeorm/stores';

const SECRET = 'a key for tests that is long enough';

/** A key that every program of a test has. */
export const testPrivacy: Privacy = {
  seal: new Seal(keyFor(SECRET, 'sealing')),
  redactor: new PersonalDataRedactor(keyFor(SECRET, 'placeholders')),
};

export function privacyForTests({
  config = {},
  ...parts
}: {
  stores: Pick<Stores, 'memberData' | 'placeholders'>;
  clock: Clock;
  logger: Logger;
  config?: Partial<PrivacyConfig>;
}): PrivacyServices {
  return composePrivacyServices({ ...parts, config: { privacy: privacyConfig.parse(config) }, privacy: testPrivacy });
}
