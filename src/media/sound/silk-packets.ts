/** "#!SILK_V3"; Tencent puts the byte 2 in front. */
const HEAD_BYTES = 9;
const TENCENT = 2;
/** The decoder of the SILK SDK takes no larger one (`MAX_ARITHM_BYTES`). */
const MAX_PACKET_BYTES = 1024;
/** At least; one packet holds one to five frames. */
export const PACKET_SECONDS = 0.02;

/**
 * How many packets a SILK file holds: each begins with its length, and a negative length ends the file.
 * @returns null for what no encoder wrote; a decoder that believes it may run for very long
 */
export function countSilkPackets(bytes: Buffer): number | null {
  let at = HEAD_BYTES + (bytes[0] === TENCENT ? 1 : 0);
  let packets = 0;
  while (at + 2 <= bytes.length) {
    const length = bytes.readInt16LE(at);
    if (length < 0) break;
    if (length > MAX_PACKET_BYTES) return null;
    packets++;
    at += 2 + length;
  }
  return packets === 0 ? null : packets;
}
