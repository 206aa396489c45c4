import { SendError } from '../../../core/ports/channel';
import { isRequestOver, sendErrorOf, WeComCallError } from './call-error';

const acknowledged = (errcode: number) => ({ headers: { req_id: 'r' }, errcode, errmsg: 'words of the platform' });

it.each([
  [846607, 'retry', 60_000],
  [45009, 'retry', 60_000],
  [846609, 'retry', null],
  [-1, 'retry', null],
  [40008, 'refused', null],
  [40201, 'refused', null],
] as const)('a message refused with %i is %s', (code, failure, retryAfter) => {
  const error = sendErrorOf(acknowledged(code));
  expect(error).toMatchObject({ failure, retryAfter, message: `WeCom refuses (code ${code})` });
});

it.each([
  ['there was no line', new Error('WebSocket not connected, unable to send data'), 'retry'],
  ['the line broke', new Error('WebSocket connection closed (code: 1006), reply for reqId: r cancelled'), 'unknown'],
  ['nobody answered', new Error('Reply ack timeout (5000ms) for reqId: r'), 'unknown'],
  ['something else was thrown', 'what', 'unknown'],
])('of a message, when %s, this is known', (_, error, failure) => {
  expect(sendErrorOf(error)).toMatchObject({ failure });
});

it('leaves what is said already', () => {
  const error = new SendError('retry', 'busy', 5);
  expect(sendErrorOf(error)).toBe(error);
  expect(sendErrorOf(new WeComCallError('not-sent', null))).toMatchObject({ failure: 'retry' });
});

it('knows when only the conversation can be written to', () => {
  expect([846605, 846608, 846607].map((code) => isRequestOver(acknowledged(code)))).toEqual([true, true, false]);
});
