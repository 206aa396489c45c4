import type { IncomingMessage } from '../../core/message';
import type { Channel, ChannelHandlers, OutgoingReply, ReceiptOfMessage } from '../../core/ports/channel';

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

  /** Where replies are written; until then they go nowhere. */
  attach(write: (text: string) => void): void {
    this.write = write;
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
