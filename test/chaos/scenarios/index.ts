import type { Plant } from '../faults/plants';
import type { Scenario } from '../scenario';
import { deliveries } from './deliveries';
import { kills } from './kills';

export const scenarios: readonly Scenario[] = [deliveries, kills];

/** Where each planted fault has to show. */
export const scenarioOfPlant: Readonly<Record<Plant, string>> = {
  'ack-before-commit': 'kills',
  'memory-dedupe': 'deliveries',
  'no-uuid': 'lost-responses',
  'new-uuid-on-retry': 'lost-responses',
  'drop-retries': 'deliveries',
  'stale-drop': 'deliveries',
  'sent-before-send': 'kills',
  'last-part-only': 'lost-responses',
  'no-conversation-order': 'order',
  'wrong-thread': 'order',
};
