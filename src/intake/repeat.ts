import type { Logger } from '../core/ports/logger';

/** Does something again and again, with a pause between one end and the next beginning. A failure is logged; the next turn comes all the same. */
export class Repeat {
  private timer: NodeJS.Timeout | null = null;
  private isStopped = false;

  constructor(
    private readonly milliseconds: number,
    private readonly turn: () => Promise<void>,
    private readonly logger: Logger,
  ) {
    this.plan();
  }

  stop(): void {
    this.isStopped = true;
    if (this.timer) clearTimeout(this.timer);
  }

  private plan(): void {
    if (this.isStopped) return;
    this.timer = setTimeout(() => void this.run(), this.milliseconds);
    this.timer.unref();
  }

  private async run(): Promise<void> {
    try {
      await this.turn();
    } catch (error) {
      this.logger.error({ error: String(error) }, 'Regular work failed');
    }
    this.plan();
  }
}
