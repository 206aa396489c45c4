import { FaultRecord } from './fault-record';

const HOUR = 3_600_000;
let now: number;
let record: FaultRecord;
beforeEach(() => {
  now = 1_000_000;
  record = new FaultRecord({ now: () => now });
});

it('waits after a fault, and longer after the second', () => {
  expect(record.state()).toBe('ready');
  expect(record.add('threw')).toBe(false);
  expect(record.state()).toBe('waiting');
  now += 1000;
  expect(record.state()).toBe('ready');
  record.add('threw');
  now += 4999;
  expect(record.state()).toBe('waiting');
  now += 1;
  expect(record.state()).toBe('ready');
});

it('switches off with the third within an hour, and says so once', () => {
  expect([record.add('threw'), record.add('exited'), record.add('too-slow'), record.add('threw')]).toEqual([
    false,
    false,
    true,
    false,
  ]);
  now += 2 * HOUR;
  expect(record.state()).toBe('off');
  expect(record.last()).toMatchObject({ code: 'threw' });
});

it('forgets what was long ago', () => {
  record.add('threw');
  record.add('threw');
  now += HOUR;
  expect(record.count()).toBe(0);
  expect(record.add('threw')).toBe(false);
  expect(record.count()).toBe(1);
});

it('is ready again once somebody resumes it', () => {
  for (let time = 0; time < 3; time++) record.add('threw');
  record.forget();
  expect([record.state(), record.count(), record.last()]).toEqual(['ready', 0, null]);
});
