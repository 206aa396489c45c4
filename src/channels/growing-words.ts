import { setTimeout as pause } from 'node:timers/promises';
import type { ReplyDraft } from '../core/ports/channel';

export interface GrowingWordsOptions {
  /** Shows a state in place of the one before. */
  showState: (text: string) => Promise<void>;
  /** Whether a state may be shown now; while it may not, later words take its place. */
  takeTurn: () => boolean;
  /** Before each state, in milliseconds. */
  pauseMilliseconds: number;
  /** Whether an error may pass: the next state is tried all the same. */
  mayPass: (error: unknown) => boolean;
  /** Told the error after which nothing more is shown; the finished reply comes all the same. */
  onEnd: (error: unknown) => void;
}

/** Words that grow on a platform. The latest state wins; one that comes too fast, or is refused, is left out. */
export class GrowingWords implements ReplyDraft {
  private waiting: string | null = null;
  private work: Promise<void> = Promise.resolve();
  private isWorking = false;
  private readonly ended = new AbortController();

  constructor(private readonly options: GrowingWordsOptions) {}

  show(text: string): void {
    if (this.ended.signal.aborted || text.trim() === '') return;
    this.waiting = text;
    if (!this.isWorking) this.work = this.run();
  }

  async settle(): Promise<void> {
    this.ended.abort();
    await this.work;
  }

  private async run(): Promise<void> {
    this.isWorking = true;
    const { signal } = this.ended;
    const { pauseMilliseconds, takeTurn } = this.options;
    while (this.waiting !== null && !signal.aborted) {
      await pause(pauseMilliseconds, undefined, { signal, ref: false }).catch(() => undefined);
      if (this.ended.signal.aborted || !takeTurn()) continue;
      const text: string = this.waiting;
      this.waiting = null;
      await this.showState(text);
    }
    this.isWorking = false;
  }

  private async showState(text: string): Promise<void> {
    const { showState, mayPass, onEnd } = this.options;
    try {
      await showState(text);
    } catch (error) {
      if (mayPass(error)) return;
      this.ended.abort();
      onEnd(error);
    }
  }
}
