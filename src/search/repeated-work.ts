import { deferred } from './until-ended';

export interface RepeatedWorkOptions {
  step: () => Promise<void>;
  onFailure: (error: unknown) => void;
  /** Milliseconds between steps that went well. */
  poll: number;
  /** Milliseconds after the first failure in a row, doubled with each up to `longestPause`. */
  firstPause: number;
  longestPause: number;
}

/** A step that is done again and again in the background, with a longer pause after each failure. */
export class RepeatedWork {
  private loop: Promise<void> | null = null;
  private isStopped = false;
  private last: Promise<unknown> = Promise.resolve();
  private endPause: () => void = () => undefined;
  private isWoken = false;
  private readonly ended = deferred();

  constructor(private readonly options: RepeatedWorkOptions) {}

  get isStarted(): boolean {
    return this.loop !== null;
  }

  /** After the first step, however it ended, or when all is stopped. */
  get firstEnd(): Promise<void> {
    return this.ended.promise;
  }

  start(): void {
    this.loop ??= this.run();
  }

  /** Ends the pause, if there is one; else there will be none after this step. */
  wake(): void {
    this.isWoken = true;
    this.endPause();
  }

  /** Other work that no step may run beside. */
  alone<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.last.then(work);
    this.last = done.catch(() => undefined);
    return done;
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    this.ended.resolve();
    this.wake();
    await this.loop;
    await this.last;
  }

  private async run(): Promise<void> {
    const { step, onFailure, poll, firstPause, longestPause } = this.options;
    let failures = 0;
    while (!this.isStopped) {
      try {
        await this.alone(step);
        failures = 0;
      } catch (error) {
        failures++;
        onFailure(error);
      }
      this.ended.resolve();
      await this.pause(failures === 0 ? poll : Math.min(longestPause, firstPause * 2 ** (failures - 1)));
    }
  }

  private async pause(milliseconds: number): Promise<void> {
    if (!this.isWoken) {
      await new Promise<void>((resolve) => {
        this.endPause = resolve;
        setTimeout(resolve, milliseconds).unref();
      });
    }
    this.isWoken = false;
  }
}
