import { describePlants } from './run-chaos';

jest.setTimeout(90_000);

describePlants({
  'memory-dedupe': 'doubled',
  'no-uuid': 'doubled',
  'new-uuid-on-retry': 'doubled',
  'no-conversation-order': 'outOfOrder',
  'wrong-thread': 'misplaced',
});
