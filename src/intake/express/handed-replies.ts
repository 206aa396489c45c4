import { type Channel, type OutgoingReply, SendError } from '../../core/ports/channel';

type Sent = Awaited<ReturnType<Channel['send']>>;

const REMEMBERED = 1_000;

/**
 * Hands replies to their channels, each send key once, and remembers what came of it: whichever way a reply comes here a
 * second time, by the outbox or past a database that is down, the group sees it once.
 */
export class HandedReplies {
  private readonly known = new Map<string, Promise<Sent>>();

  has(sendKey: string): boolean {
    return this.known.has(sendKey);
  }

  /** As `Channel.send`. What surely was not shown, or is recognised by its key, may be handed over again. */
  send(channel: Channel, reply: OutgoingReply): Promise<Sent> {
    const { sendKey } = reply;
    const known = this.known.get(sendKey);
    if (known) return known;
    const sending = channel.send(reply);
    this.known.set(sendKey, sending);
    if (this.known.size > REMEMBERED) this.known.delete(this.known.keys().next().value ?? '');
    sending.catch((error: unknown) => {
      const isUnknown = !(error instanceof SendError) || error.failure === 'unknown';
      if (!isUnknown || channel.recognisesSendKeys) this.known.delete(sendKey);
    });
    return sending;
  }
}
