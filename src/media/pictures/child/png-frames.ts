const SIGNATURE_BYTES = 8;
/** Of a chunk: its length, its name, its check. */
const CHUNK_BYTES = 12;

/** Whether a PNG moves: the chunk that counts frames stands before the dots. */
export function hasFrames(bytes: Buffer): boolean {
  let at = SIGNATURE_BYTES;
  while (at + CHUNK_BYTES <= bytes.length) {
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (name === 'acTL') return bytes.readUInt32BE(at + 8) > 1;
    if (name === 'IDAT') return false;
    at += CHUNK_BYTES + bytes.readUInt32BE(at);
  }
  return false;
}
