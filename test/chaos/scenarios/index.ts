import type { Plant } from '../faults/plants';
import type { Scenario } from '../scenario';
import { acknowledgement } from './acknowledgement';
import { attackScenario } from './attacks';
import { connection } from './connection';
import { databaseKills } from './database-kills';
import { deliveries } from './deliveries';
import { kills } from './kills';
import { modelFaults } from './model-faults';
import { lostResponses, multiPart, order } from './sends';
import { shutdown } from './shutdown';

export const scenarios: readonly Scenario[] = [
  deliveries,
  kills,
  databaseKills,
  lostResponses,
  multiPart,
  order,
  attackScenario,
  connection,
  acknowledgement,
  modelFaults,
  shutdown,
];

/** Where each planted fault has to show. */
export const scenarioOfPlant: Readonly<Partial<Record<Plant, string>>> = {
  'ack-before-commit': 'kills',
  'memory-dedupe': 'deliveries',
  'no-uuid': 'lost-responses',
  'new-uuid-on-retry': 'lost-responses',
  'drop-retries': 'deliveries',
  'stale-drop': 'deliveries',
  'sent-before-send': 'kills',
  'last-part-only': 'multi-part',
  'no-conversation-order': 'order',
  'wrong-thread': 'order',
};
