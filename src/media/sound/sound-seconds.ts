import { countSilkPackets, PACKET_SECONDS } from './silk-packets';
import { isFrameOfMp3, type SoundKind } from './sound-kind';

/** How long a sound lasts by what its bytes say, roughly; null when they do not. Decodes nothing. */
export function soundSeconds(bytes: Buffer, kind: SoundKind): number | null {
  const seconds = readers[kind](bytes);
  return seconds !== null && Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}

const readers: Readonly<Record<SoundKind, (bytes: Buffer) => number | null>> = {
  ogg: oggSeconds,
  wav: (bytes) => (bytes.length < 44 ? null : (bytes.length - 44) / bytes.readUInt32LE(28)),
  mp3: mp3Seconds,
  m4a: m4aSeconds,
  amr: () => null,
  silk: (bytes) => {
    const packets = countSilkPackets(bytes);
    return packets === null ? null : packets * PACKET_SECONDS;
  },
};

/** RFC 7845: Opus always counts 48,000 samples a second; the last page tells how many there were. */
function oggSeconds(bytes: Buffer): number | null {
  const isOpus = bytes.subarray(0, 200).includes('OpusHead');
  const lastPage = bytes.lastIndexOf('OggS');
  if (!isOpus || lastPage + 14 > bytes.length) return null;
  return Number(bytes.readBigInt64LE(lastPage + 6)) / 48_000;
}

/** Kilobits a second by the index in a frame's head: of MPEG 1, and of MPEG 2 and 2.5, layer 3. */
const MPEG_1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const MPEG_2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];

/** By the rate of its first frame. */
function mp3Seconds(bytes: Buffer): number | null {
  const start = afterTag(bytes);
  if (!isFrameOfMp3(bytes, start) || start + 4 > bytes.length) return null;
  const rates = ((bytes[start + 1] ?? 0) & 0x08) !== 0 ? MPEG_1 : MPEG_2;
  const kilobits = rates[(bytes[start + 2] ?? 0) >> 4] ?? 0;
  return kilobits === 0 ? null : (bytes.length - start) / (kilobits * 125);
}

/** An ID3 tag tells its size in four bytes of seven bits. */
function afterTag(bytes: Buffer): number {
  if (!bytes.subarray(0, 3).equals(Buffer.from('ID3')) || bytes.length < 10) return 0;
  return bytes.subarray(6, 10).reduce((size, byte) => size * 128 + (byte & 0x7f), 0) + 10;
}

/** ISO 14496-12: the box `mvhd` has units a second and how many of them there are, wider in its version 1. */
function m4aSeconds(bytes: Buffer): number | null {
  const box = bytes.indexOf('mvhd');
  if (box < 0 || box + 36 > bytes.length) return null;
  return bytes[box + 4] === 1
    ? Number(bytes.readBigUInt64BE(box + 28)) / bytes.readUInt32BE(box + 24)
    : bytes.readUInt32BE(box + 20) / bytes.readUInt32BE(box + 16);
}
