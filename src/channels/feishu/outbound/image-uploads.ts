import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { OutgoingReply, ReplyImage } from '../../../core/ports/channel';
import type { Logger } from '../../../core/ports/logger';
import { FeishuApiError } from '../api/feishu-api-error';
import type { FeishuApi } from '../api/feishu-api';
import type { CardPicture } from './answer-card';

/** Page `server-docs/im-v1/image/create`. */
const MAX_BYTES = 10 * 1024 * 1024;
const MAX_REMEMBERED = 500;

/** First bytes of the kinds that the platform takes. */
const kinds: readonly { at: number; bytes: readonly number[] }[] = [
  { at: 0, bytes: [0xff, 0xd8, 0xff] },
  { at: 0, bytes: [0x89, 0x50, 0x4e, 0x47] },
  { at: 0, bytes: [0x47, 0x49, 0x46, 0x38] },
  { at: 8, bytes: [0x57, 0x45, 0x42, 0x50] },
  { at: 0, bytes: [0x42, 0x4d] },
  { at: 0, bytes: [0x49, 0x49, 0x2a, 0x00] },
  { at: 0, bytes: [0x4d, 0x4d, 0x00, 0x2a] },
  { at: 0, bytes: [0x00, 0x00, 0x01, 0x00] },
  { at: 4, bytes: [0x66, 0x74, 0x79, 0x70, 0x68, 0x65, 0x69] },
];

/** Puts pictures on the platform, each once for a process. */
export class ImageUploads {
  /** By the content's hash. */
  private readonly keys = new Map<string, Promise<string>>();

  constructor(
    private readonly api: Pick<FeishuApi, 'uploadImage'>,
    private readonly logger: Logger,
  ) {}

  /** Of the reply's pictures those that the platform took. The others are left out, with a line in the log. */
  async upload({ sendKey, body }: OutgoingReply): Promise<CardPicture[]> {
    const pictures = await Promise.all((body.images ?? []).map((image) => this.uploadOne(image, sendKey)));
    return pictures.filter((picture) => picture !== null);
  }

  private async uploadOne({ file, description }: ReplyImage, sendKey: string): Promise<CardPicture | null> {
    const problem = (error: string): null => {
      this.logger.warn({ sendKey, error }, 'A picture is left out of a reply on Feishu');
      return null;
    };
    try {
      const { size } = await stat(file);
      if (size === 0 || size > MAX_BYTES) return problem(`${size} bytes; 1 to ${MAX_BYTES} are taken`);
      const bytes = await readFile(file);
      if (!isPicture(bytes)) return problem('not a kind of picture that is taken');
      return { imageKey: await this.keyOf(bytes), description };
    } catch (error) {
      return problem(error instanceof FeishuApiError ? error.message : 'the file cannot be read');
    }
  }

  private keyOf(bytes: Buffer): Promise<string> {
    const hash = createHash('sha256').update(bytes).digest('hex');
    const known = this.keys.get(hash);
    if (known) return known;
    const key = this.api.uploadImage(bytes);
    key.catch(() => this.keys.delete(hash));
    if (this.keys.size >= MAX_REMEMBERED) this.keys.delete(this.keys.keys().next().value ?? '');
    this.keys.set(hash, key);
    return key;
  }
}

const isPicture = (file: Buffer): boolean =>
  kinds.some(({ at, bytes }) => bytes.every((byte, index) => file[at + index] === byte));
