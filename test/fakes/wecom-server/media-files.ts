import { createCipheriv, createHash, randomBytes, randomUUID } from 'node:crypto';
import { refusals } from './refusal';

/** Page `path/101463`. */
const ADDRESS_MILLISECONDS = 5 * 60_000;
const UPLOAD_MILLISECONDS = 30 * 60_000;
const MEDIA_MILLISECONDS = 3 * 24 * 3_600_000;
const CHUNK_BYTES = 512 * 1024;
const MAX_CHUNKS = 100;

interface Download {
  encrypted: Buffer;
  name: string | undefined;
  until: number;
}

interface Upload {
  chunks: Map<number, Buffer>;
  total: number;
  size: number;
  md5: string | undefined;
  until: number;
  type: string;
  name: string;
}

interface Media {
  bytes: Buffer;
  type: string;
  name: string;
  until: number;
}

/** Files that members sent, which are encrypted each with a key of its own, and files that the robot puts up. */
export class MediaFiles {
  private readonly downloads = new Map<string, Download>();
  private readonly uploads = new Map<string, Upload>();
  private readonly media = new Map<string, Media>();

  constructor(private readonly now: () => number) {}

  /** AES-256-CBC, padded to a multiple of 32 bytes, begun with the first half of the key. */
  offer(bytes: Buffer, name?: string): { id: string; aeskey: string } {
    const key = randomBytes(32);
    const padding = 32 - (bytes.length % 32);
    const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
    const encrypted = Buffer.concat([
      cipher.update(bytes),
      cipher.update(Buffer.alloc(padding, padding)),
      cipher.final(),
    ]);
    const id = randomUUID();
    this.downloads.set(id, { encrypted, name, until: this.now() + ADDRESS_MILLISECONDS });
    return { id, aeskey: key.toString('base64') };
  }

  /** Null when the address is none, or too old. */
  download(id: string): Download | null {
    const download = this.downloads.get(id);
    return download && download.until > this.now() ? download : null;
  }

  begin(body: Readonly<Record<string, unknown>>): string {
    const { type, filename, total_size: size, total_chunks: total, md5 } = body;
    if (typeof type !== 'string' || typeof filename !== 'string') throw refusals.body('type');
    if (typeof total !== 'number' || total < 1 || total > MAX_CHUNKS) throw refusals.body('total_chunks');
    if (typeof size !== 'number' || size < 5) throw refusals.body('total_size');
    const id = randomUUID();
    const until = this.now() + UPLOAD_MILLISECONDS;
    this.uploads.set(id, {
      chunks: new Map(),
      total,
      size,
      md5: md5 as string | undefined,
      until,
      type,
      name: filename,
    });
    return id;
  }

  take(body: Readonly<Record<string, unknown>>): void {
    const upload = this.uploadOf(body);
    const bytes = Buffer.from(String(body.base64_data), 'base64');
    if (bytes.length > CHUNK_BYTES) throw refusals.body('base64_data');
    upload.chunks.set(Number(body.chunk_index), bytes);
  }

  finish(body: Readonly<Record<string, unknown>>): { type: string; media_id: string } {
    const upload = this.uploadOf(body);
    const parts = Array.from({ length: upload.total }, (_, index) => upload.chunks.get(index));
    if (parts.some((part) => part === undefined)) throw refusals.body('chunks');
    const bytes = Buffer.concat(parts as Buffer[]);
    const md5 = createHash('md5').update(bytes).digest('hex');
    if (bytes.length !== upload.size || (upload.md5 !== undefined && upload.md5 !== md5)) throw refusals.body('md5');
    const id = randomUUID();
    const { type, name } = upload;
    this.media.set(id, { bytes, type, name, until: this.now() + MEDIA_MILLISECONDS });
    return { type, media_id: id };
  }

  /** What was put up. */
  find(mediaId: unknown, type: string): Pick<Media, 'bytes' | 'name'> {
    const found = typeof mediaId === 'string' ? this.media.get(mediaId) : undefined;
    if (found?.type !== type || found.until <= this.now()) throw refusals.media();
    return found;
  }

  private uploadOf({ upload_id: id }: Readonly<Record<string, unknown>>): Upload {
    const upload = typeof id === 'string' ? this.uploads.get(id) : undefined;
    if (!upload || upload.until <= this.now()) throw refusals.body('upload_id');
    return upload;
  }
}
