import { createHash, randomBytes } from 'node:crypto';

/** Identifiers in the platform's shapes. No two servers give the same ones: a program may remember those of the last. */
export class Ids {
  private counter = 0;
  private readonly start = randomBytes(16).toString('hex');

  message = (): string => `om_${this.hex(32)}`;
  chat = (): string => `oc_${this.hex(32)}`;
  thread = (): string => `omt_${this.hex(12)}`;
  event = (): string => this.hex(32);
  image = (): string => `img_v3_${this.hex(24)}`;
  file = (): string => `file_v3_${this.hex(24)}`;
  reaction = (): string => `ZCaCIjUBVVWSrm5L-3ZTw${this.hex(16)}`;
  card = (): string => `7${String(1_000_000_000_000_000_000n + BigInt(++this.counter)).slice(1)}`;
  token = (): string => `t-${this.hex(30)}`;
  hex(length: number): string {
    return createHash('sha256').update(`${this.start}:${++this.counter}`).digest('hex').slice(0, length);
  }
}
