import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { OutgoingReply, ReplyImage } from '../../../core/ports/channel';
import type { Clock } from '../../../core/ports/clock';
import type { Logger } from '../../../core/ports/logger';
import { callErrorOf } from '../connection/call-error';
import type { WeComLine } from '../connection/wecom-line';

/** Of a picture in an answer; page `path/101031`, which names JPG and PNG. */
const MAX_BYTES = 10 * 1024 * 1024;
/** An uploaded file is kept for three days; page `path/101463`. */
const KEPT_MILLISECONDS = 2 * 24 * 3_600_000;
const MAX_REMEMBERED = 500;
/** Uploads of a robot, of which the same page allows 30 a minute and 1,000 an hour. */
const uploadLimits: readonly { count: number; milliseconds: number }[] = [
  { count: 25, milliseconds: 60_000 },
  { count: 900, milliseconds: 3_600_000 },
];

/** First bytes of the kinds that the platform takes. */
const kinds: readonly (readonly number[])[] = [
  [0xff, 0xd8, 0xff],
  [0x89, 0x50, 0x4e, 0x47],
];

export interface UploadedPictures {
  mediaIds: string[];
  /** What those show that could not be uploaded. */
  missing: string[];
}

export interface PicturesOptions {
  line: Pick<WeComLine, 'uploadImage'>;
  clock: Clock;
  logger: Logger;
}

/** Puts pictures on the platform, each once while it is kept there. */
export class Pictures {
  /** By the content's hash, the oldest first; `until` in epoch milliseconds. */
  private readonly known = new Map<string, { mediaId: string; until: number }>();
  /** By the clock's `elapsed`. */
  private uploads: number[] = [];

  constructor(private readonly options: PicturesOptions) {}

  /** Those that cannot be shown are named, with a line in the log. */
  async upload({ sendKey, body }: OutgoingReply): Promise<UploadedPictures> {
    const uploaded: UploadedPictures = { mediaIds: [], missing: [] };
    for (const image of body.images ?? []) {
      const mediaId = await this.uploadOne(image, sendKey);
      if (mediaId === null) uploaded.missing.push(image.description);
      else uploaded.mediaIds.push(mediaId);
    }
    return uploaded;
  }

  private async uploadOne({ file }: ReplyImage, sendKey: string): Promise<string | null> {
    const problem = (error: string): null => {
      this.options.logger.warn({ sendKey, error }, 'A picture of a reply is described on WeCom instead of shown');
      return null;
    };
    try {
      const { size } = await stat(file);
      if (size === 0 || size > MAX_BYTES) return problem(`${size} bytes; 1 to ${MAX_BYTES} are taken`);
      const bytes = await readFile(file);
      if (!isPicture(bytes)) return problem('neither JPG nor PNG');
      return (await this.mediaIdOf(bytes, basename(file))) ?? problem('too many uploads');
    } catch (error) {
      return problem(
        error instanceof Error && 'syscall' in error ? 'the file cannot be read' : callErrorOf(error).message,
      );
    }
  }

  /** Null when no upload is free now. */
  private async mediaIdOf(bytes: Buffer, name: string): Promise<string | null> {
    const hash = createHash('sha256').update(bytes).digest('hex');
    const now = this.options.clock.now();
    const known = this.known.get(hash);
    if (known && known.until > now) return known.mediaId;
    if (!this.takeUpload()) return null;
    const mediaId = await this.options.line.uploadImage(bytes, name);
    this.known.delete(hash);
    this.known.set(hash, { mediaId, until: now + KEPT_MILLISECONDS });
    if (this.known.size > MAX_REMEMBERED) this.known.delete(this.known.keys().next().value ?? '');
    return mediaId;
  }

  private takeUpload(): boolean {
    const now = this.options.clock.elapsed();
    this.uploads = this.uploads.filter((at) => at > now - 3_600_000);
    const isFree = uploadLimits.every(({ count, milliseconds }) => {
      const first = this.uploads.at(-count);
      return first === undefined || first <= now - milliseconds;
    });
    if (isFree) this.uploads.push(now);
    return isFree;
  }
}

const isPicture = (file: Buffer): boolean => kinds.some((bytes) => bytes.every((byte, index) => file[index] === byte));
