import { Worker } from 'node:worker_threads';
import type { Chart } from '../../core/figures';
import type { ChartOptions, ChartPainter, ChartPicture } from './chart-picture';
import type { ChartJob, ChartReply, ChartThreadSettings } from './chart.worker';

export interface ChartThreadOptions {
  /** The compiled `chart.worker`. */
  script: string;
  /** Folder with the shipped font. */
  fontFolder: string;
  /** Of one picture, waiting for others included. */
  limitMilliseconds?: number;
  idleMilliseconds?: number;
}

const LIMIT_MILLISECONDS = 10_000;
const IDLE_MILLISECONDS = 5 * 60_000;
/** Beyond it a chart is not drawn: its answer has waited for too long already. */
const MOST_WAITING = 30;

/**
 * Draws charts in a thread of its own, one at a time: started when first asked, ended when idle or when a picture takes
 * too long, started again for the next one.
 */
export class ChartThread implements ChartPainter {
  private worker: Worker | null = null;
  private idle: NodeJS.Timeout | undefined;
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;
  private isStopped = false;

  constructor(private readonly options: ChartThreadOptions) {}

  async paint(chart: Chart, options: ChartOptions, signal?: AbortSignal): Promise<ChartPicture | null> {
    if (this.waiting >= MOST_WAITING) return null;
    this.waiting++;
    const limit = AbortSignal.timeout(this.options.limitMilliseconds ?? LIMIT_MILLISECONDS);
    const within = signal ? AbortSignal.any([limit, signal]) : limit;
    const turn = this.last.then(() => this.run({ chart, options }, within));
    this.last = turn;
    try {
      return await turn;
    } finally {
      this.waiting--;
    }
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    await this.end();
  }

  private async run(job: ChartJob, within: AbortSignal): Promise<ChartPicture | null> {
    if (this.isStopped || within.aborted) return null;
    clearTimeout(this.idle);
    try {
      this.worker ??= this.start();
      const reply = await replyOf(this.worker, job, within);
      return reply && { ...reply, png: Buffer.from(reply.png) };
    } catch {
      // Drawing in native code goes on until it is done; nobody waits for it.
      void this.end();
      return null;
    } finally {
      this.idle = setTimeout(() => void this.end(), this.options.idleMilliseconds ?? IDLE_MILLISECONDS).unref();
    }
  }

  private start(): Worker {
    const workerData: ChartThreadSettings = { fontFolder: this.options.fontFolder };
    const worker = new Worker(this.options.script, {
      workerData,
      env: {},
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: 256 },
    });
    // One that ends by itself, also while nobody waits, is not asked again.
    worker.on('error', () => {
      this.forget(worker);
    });
    worker.on('exit', () => {
      this.forget(worker);
    });
    worker.unref();
    return worker;
  }

  private forget(worker: Worker): void {
    if (this.worker === worker) this.worker = null;
  }

  private async end(): Promise<void> {
    const { worker } = this;
    this.worker = null;
    clearTimeout(this.idle);
    await worker?.terminate();
  }
}

/** Rejects when the thread ends or nobody waits any more. It keeps the process alive only as long. */
async function replyOf(worker: Worker, job: ChartJob, within: AbortSignal): Promise<ChartReply> {
  let stopListening = (): void => undefined;
  worker.ref();
  try {
    return await new Promise<ChartReply>((resolve, reject) => {
      const lose = (): void => {
        reject(new Error('The chart was not drawn'));
      };
      within.addEventListener('abort', lose);
      worker.on('message', resolve).on('error', lose).on('exit', lose);
      stopListening = () => {
        within.removeEventListener('abort', lose);
        worker.off('message', resolve).off('error', lose).off('exit', lose);
      };
      worker.postMessage(job);
    });
  } finally {
    stopListening();
    worker.unref();
  }
}
