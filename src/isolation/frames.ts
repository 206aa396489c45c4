/** Bytes of the length before a message. */
export const HEADER_BYTES = 4;

export function headerOf(length: number): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt32BE(length);
  return header;
}

/** Puts messages together from what arrives. It never holds more than one message of `largest` bytes. */
export class FrameReader {
  private parts: Buffer[] = [];
  private held = 0;

  constructor(private readonly largest: number) {}

  /** The message once it is whole, else null. `overflow`: longer than allowed, or followed by what nobody asked for. */
  add(chunk: Buffer): Buffer | 'overflow' | null {
    this.parts.push(chunk);
    this.held += chunk.length;
    if (this.held < HEADER_BYTES) return null;
    if (this.parts.length > 1 && (this.parts[0]?.length ?? 0) < HEADER_BYTES) this.parts = [Buffer.concat(this.parts)];
    const length = this.parts[0]?.readUInt32BE() ?? 0;
    const missing = HEADER_BYTES + length - this.held;
    if (length > this.largest || missing < 0) return 'overflow';
    if (missing > 0) return null;
    const message = Buffer.concat(this.parts).subarray(HEADER_BYTES);
    this.parts = [];
    this.held = 0;
    return message;
  }
}
