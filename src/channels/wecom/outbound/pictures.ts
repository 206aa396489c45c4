import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { Attachment } from '../../../core/message';
import {
  AttachmentError,
  type FetchedAttachment,
  type OutgoingReply,
  type ReplyBody,
  type ReplyFile,
  SendError,
} from '../../../core/ports/channel';
import type { Clock } from '../../../core/ports/clock';
import type { Logger } from '../../../core/ports/logger';
import { callErrorOf, sendErrorOf } from '../connection/call-error';
import type { WeComLine } from '../connection/wecom-line';
import type { MissingFile } from './reply-words';

/** Of a picture in an answer; page `path/101031`, which names JPG and PNG. */
const MAX_BYTES = 10 * 1024 * 1024;
/** Of a file that is uploaded; page `path/96484`. */
const FILE_BYTES = { least: 6, most: 20 * 1024 * 1024 };
const LIMIT_MILLISECONDS = 60_000;
/** An uploaded file is kept for three days; page `path/101463`. */
const KEPT_MILLISECONDS = 2 * 24 * 3_600_000;
const MAX_REMEMBERED = 500;
/** Uploads of a robot, of which the same page allows 30 a minute and 1,000 an hour. */
const uploadLimits: readonly { count: number; milliseconds: number }[] = [
  { count: 25, milliseconds: 60_000 },
  { count: 900, milliseconds: 3_600_000 },
];

/** First bytes of the kinds that the platform takes. */
const kinds: Readonly<Record<string, readonly number[]>> = {
  jpg: [0xff, 0xd8, 0xff],
  png: [0x89, 0x50, 0x4e, 0x47],
};

interface PictureOfReply extends MissingFile {
  read: () => Promise<Buffer>;
}

export interface UploadedPictures {
  mediaIds: string[];
  missing: MissingFile[];
}

export interface PicturesOptions {
  line: Pick<WeComLine, 'upload'>;
  /** Of a member's message that is passed on. */
  fetchAttachment: (attachment: Attachment, limits: { maxBytes: number }) => Promise<FetchedAttachment>;
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

  /** The reply's own, and those of a message that it passes on. What cannot be shown is named, with a line in the log. */
  async upload({ sendKey, body }: OutgoingReply): Promise<UploadedPictures> {
    const uploaded: UploadedPictures = { mediaIds: [], missing: [] };
    for (const { kind, name, read } of this.filesOf(body)) {
      const mediaId = kind === 'image' ? await this.uploadOne(read, name, sendKey) : null;
      if (mediaId === null) uploaded.missing.push({ kind, name });
      else uploaded.mediaIds.push(mediaId);
    }
    return uploaded;
  }

  /** Puts a file up under its name; resolves with its `media_id`. Throws `SendError`: nothing is shown yet. */
  async uploadFile({ file, name }: ReplyFile): Promise<string> {
    const size = await stat(file).then(
      (found) => found.size,
      () => 0,
    );
    if (size < FILE_BYTES.least || size > FILE_BYTES.most) {
      throw new SendError('refused', 'The file is gone, empty or too large');
    }
    if (!this.takeUpload()) throw new SendError('retry', 'Too many uploads', LIMIT_MILLISECONDS);
    try {
      return await this.options.line.upload('file', await readFile(file), name);
    } catch (error) {
      const { failure, message, retryAfter } = sendErrorOf(error);
      throw new SendError(failure === 'unknown' ? 'retry' : failure, message, retryAfter);
    }
  }

  private filesOf({ images = [], forwards }: ReplyBody): PictureOfReply[] {
    const fetched = async (attachment: Attachment): Promise<Buffer> =>
      (await this.options.fetchAttachment(attachment, { maxBytes: MAX_BYTES })).bytes;
    return [
      ...images.map(({ file, description }) => ({
        kind: 'image' as const,
        name: description,
        read: () => readPicture(file),
      })),
      ...(forwards?.attachments ?? []).map((attachment) => ({
        kind: attachment.kind,
        name: attachment.name ?? '',
        read: () => fetched(attachment),
      })),
    ];
  }

  private async uploadOne(read: () => Promise<Buffer>, name: string, sendKey: string): Promise<string | null> {
    const problem = (error: string): null => {
      this.options.logger.warn({ sendKey, error }, 'A picture of a reply is named on WeCom instead of shown');
      return null;
    };
    try {
      const bytes = await read();
      if (bytes.length === 0) return problem(`empty, or larger than ${MAX_BYTES} bytes`);
      const kind = kindOf(bytes);
      if (kind === null) return problem('neither JPG nor PNG');
      return (await this.mediaIdOf(bytes, `picture.${kind}`)) ?? problem('too many uploads');
    } catch (error) {
      if (error instanceof AttachmentError) return problem(error.message);
      return problem(isFileError(error) ? 'the file cannot be read' : callErrorOf(error).message);
    }
  }

  /** Null when no upload is free now. */
  private async mediaIdOf(bytes: Buffer, name: string): Promise<string | null> {
    const hash = createHash('sha256').update(bytes).digest('hex');
    const now = this.options.clock.now();
    const known = this.known.get(hash);
    if (known && known.until > now) return known.mediaId;
    if (!this.takeUpload()) return null;
    const mediaId = await this.options.line.upload('image', bytes, name);
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

/** Empty when it is too large. */
async function readPicture(file: string): Promise<Buffer> {
  return (await stat(file)).size > MAX_BYTES ? Buffer.alloc(0) : readFile(file);
}

const isFileError = (error: unknown): boolean => error instanceof Error && 'syscall' in error;

function kindOf(file: Buffer): string | null {
  const found = Object.entries(kinds).find(([, bytes]) => bytes.every((byte, index) => file[index] === byte));
  return found?.[0] ?? null;
}
