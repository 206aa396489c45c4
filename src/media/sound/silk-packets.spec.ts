import { countSilkPackets } from './silk-packets';

function silk(lengths: readonly number[], head = '\u0002#!SILK_V3'): Buffer {
  const packets = lengths.flatMap((length) => {
    const size = Buffer.alloc(2);
    size.writeInt16LE(length);
    return [size, Buffer.alloc(Math.max(length, 0), 7)];
  });
  return Buffer.concat([Buffer.from(head, 'latin1'), ...packets]);
}

it.each([
  ['packets', silk([20, 0, 1024]), 3],
  ['packets without the byte in front', silk([20, 30], '#!SILK_V3'), 2],
  ['packets up to the end mark', silk([20, -1, 30]), 1],
  ['a packet that is cut off', silk([20, 30]).subarray(0, -5), 2],
  ['half a length at the end', Buffer.concat([silk([20]), Buffer.from([9])]), 1],
])('counts %s', (_what, bytes, count) => {
  expect(countSilkPackets(bytes)).toBe(count);
});

it.each([
  ['nothing', silk([])],
  ['only an end mark', silk([-1])],
  ['a packet that no encoder writes', silk([20, 1025])],
])('refuses %s', (_what, bytes) => {
  expect(countSilkPackets(bytes)).toBeNull();
});
