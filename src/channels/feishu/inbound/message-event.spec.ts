import { eventEnvelope } from './message-event';

const createdAt = (time: unknown): number | null =>
  eventEnvelope.parse({ header: { event_id: 'e', event_type: 't', create_time: time }, event: {} }).header.create_time;

it.each([
  ['1603977298000', 1603977298000],
  ['1603977298000000', 1603977298000],
  ['soon', null],
  [undefined, null],
])('the time %s is %s', (given, expected) => {
  expect(createdAt(given)).toBe(expected);
});
