import { basename } from 'node:path';
import type { Attachment, IncomingMessage } from '../../core/message';
import type {
  Channel,
  ChannelHandlers,
  FetchedAttachment,
  OutgoingReply,
  PlatformMessageRef,
  ReceiptOfMessage,
} from '../../core/ports/channel';
import { readLocalAttachment } from '../read-local-attachment';

/** A terminal as a channel: lines typed in are messages, replies are written out. */
export class TerminalChannel implements Channel {
  readonly name = 'terminal';
  readonly recognisesSendKeys = false;
  readonly isMonospaced = true;
  /** A line is all that is said. */
  readonly burstPauseMilliseconds = 0;
  private handlers: ChannelHandlers | null = null;
  private write: (text: string) => void = () => undefined;
  private sent = 0;
  /** By key, those that somebody named. */
  private readonly files = new Map<string, string>();

  /** Where replies are written; until then they go nowhere. */
  attach(write: (text: string) => void): void {
    this.write = write;
  }

  /** A picture on this machine as an attachment; no other file can be fetched. @param file absolute path */
  attachPicture(file: string): Attachment {
    const key = `file-${this.files.size + 1}`;
    this.files.set(key, file);
    return { kind: 'image', key, name: basename(file) };
  }

  fetchAttachment(
    _message: Pick<PlatformMessageRef, 'app' | 'platformMessageId'>,
    { key }: Attachment,
    limits: { maxBytes: number },
  ): Promise<FetchedAttachment> {
    return readLocalAttachment(this.files.get(key) ?? null, limits);
  }

  start(handlers: ChannelHandlers): Promise<void> {
    this.handlers = handlers;
    return Promise.resolve();
  }

  stop(): Promise<void> {
    this.handlers = null;
    return Promise.resolve();
  }

  async say(message: IncomingMessage): Promise<ReceiptOfMessage> {
    if (!this.handlers) throw new Error('The terminal channel is not started');
    return this.handlers.onMessage(message);
  }

  /** Of pictures and files where they are. */
  send({ text, body: { images = [], file } }: OutgoingReply): Promise<{ platformMessageId: string }> {
    const files = [...images.map((image) => image.file), ...(file ? [file.file] : [])];
    this.write([text, ...files].join('\n'));
    this.sent++;
    return Promise.resolve({ platformMessageId: String(this.sent) });
  }
}
