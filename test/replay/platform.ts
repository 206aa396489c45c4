import type { IncomingMessage } from '../../src/core/message';
import type { ChannelHandlers, PlatformMessageRef } from '../../src/core/ports/channel';
import { message } from '../fakes/journey';
import type { Line, Script } from './script';
import type { VirtualTime } from './virtual-time';

const RECALL_OF = 'recall of ';

/** Delivers a talk, and what was not acknowledged again once somebody listens. */
export class Platform {
  /** When the last message or recall is delivered for the first time, in epoch milliseconds. */
  readonly end: number;
  readonly claimed: string[] = [];
  readonly recalled: { id: string; at: number }[] = [];
  private readonly open = new Map<string, () => Promise<void>>();
  private handlers: ChannelHandlers | null = null;

  constructor(
    private readonly script: Script,
    private readonly time: VirtualTime,
    private readonly epoch: number,
  ) {
    const last = script.lines.flatMap(({ deliveries, recalledAt }) => [...deliveries, recalledAt ?? 0]);
    this.end = epoch + Math.max(0, ...last);
  }

  get isDone(): boolean {
    return this.open.size === 0;
  }

  schedule(): void {
    for (const line of this.script.lines) {
      const { deliveries, recalledAt } = line;
      const { platformMessageId: id } = line.message;
      for (const at of deliveries) this.plan(at, id, () => this.deliver(line));
      if (recalledAt !== null) this.plan(recalledAt, `${RECALL_OF}${id}`, () => this.recall(line));
    }
  }

  connect(handlers: ChannelHandlers): void {
    this.handlers = handlers;
    for (const name of this.open.keys()) this.attempt(name);
  }

  disconnect(): void {
    this.handlers = null;
  }

  private plan(at: number, name: string, work: () => Promise<void>): void {
    this.time.at(this.epoch + at, () => {
      this.open.set(name, work);
      this.attempt(name);
    });
  }

  /** A recall is delivered once its message was acknowledged. */
  private attempt(name: string): void {
    const work = this.open.get(name);
    const isTooEarly = name.startsWith(RECALL_OF) && this.open.has(name.slice(RECALL_OF.length));
    if (!this.handlers || !work || isTooEarly) return;
    void work().then(
      () => {
        this.open.delete(name);
        this.attempt(`${RECALL_OF}${name}`);
      },
      () => undefined,
    );
  }

  private async deliver({ message: { platformMessageId, ...rest } }: Line): Promise<void> {
    const { app, assistant } = message();
    const incoming: IncomingMessage = {
      ...rest,
      platformMessageId,
      app,
      assistant,
      sentAt: this.epoch + rest.sentAt,
    };
    const receipt = await this.handlers?.onMessage(incoming);
    if (receipt?.status === 'claimed') this.claimed.push(platformMessageId);
  }

  private async recall({ message: { conversation, platformMessageId } }: Line): Promise<void> {
    const reference: PlatformMessageRef = { conversation, app: message().app, platformMessageId };
    await this.handlers?.onRecalled(reference);
    this.recalled.push({ id: platformMessageId, at: this.time.now() - this.epoch });
  }
}
