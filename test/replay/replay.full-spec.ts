import { countFaults, table } from './table';
import { endings, playAll } from './talks';

const MINUTES = 150;

jest.setTimeout(300_000);

it('hours of talk become questions without a fault', async () => {
  const rows = await playAll({ minutes: MINUTES, seed: 41 });
  console.log(table(rows));
  expect(rows.flatMap(({ faults }) => faults)).toEqual([]);
  expect(rows.map(countFaults)).toEqual(endings.map(() => 0));
  expect(rows.reduce((sum, { messages }) => sum + messages, 0)).toBeGreaterThan(3 * MINUTES);
});
