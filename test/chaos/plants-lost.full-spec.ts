import { describePlants } from './run-chaos';

jest.setTimeout(90_000);

describePlants({
  'ack-before-commit': 'lost',
  'drop-retries': 'lost|outOfOrder',
  'stale-drop': 'lost',
  'sent-before-send': 'lost|missingParts',
  'last-part-only': 'missingParts',
});
