import { Worker } from 'node:worker_threads';

/** What the thread is asked; answers come in the order of the requests. */
export type BuildRequest =
  | { kind: 'feed'; assistant: string; removed: readonly string[]; replaced: readonly FedDocument[] }
  | { kind: 'forget'; assistant: string }
  | { kind: 'build'; assistant: string; settings: unknown };

export interface FedDocument {
  documentId: string;
  passages: readonly { passageId: string; text: string }[];
}

export type BuildReply = { status: 'done'; payload: unknown } | { status: 'failed'; message: string };

interface Waiting {
  resolve: (payload: unknown) => void;
  reject: (error: Error) => void;
}

/** One thread with what was asked of it; a later one has nothing to do with its end. */
interface Life {
  worker: Worker;
  waiting: Waiting[];
}

/** The thread that builds indexes, started when first asked. A thread that dies fails what it was asked, and the next request starts another. */
export class BuildThread {
  private life: Life | null = null;
  private stopped = false;
  private lostLives = 0;

  /**
   * @param script the compiled entry of the thread
   * @param onLost told when a thread died: what it was fed is gone
   */
  constructor(
    private readonly script: string,
    private readonly onLost: () => void,
  ) {}

  /** How many threads have died. When it changed, what was fed before is gone. */
  get losses(): number {
    return this.lostLives;
  }

  request(request: BuildRequest): Promise<unknown> {
    if (this.stopped) return Promise.reject(new Error('The thread that builds indexes is stopped'));
    return new Promise((resolve, reject) => {
      this.life ??= this.start();
      const { worker, waiting } = this.life;
      waiting.push({ resolve, reject });
      // It keeps the process alive only while something is asked of it.
      worker.ref();
      worker.postMessage(request);
    });
  }

  async stop(): Promise<void> {
    const { life } = this;
    this.stopped = true;
    this.life = null;
    await life?.worker.terminate();
  }

  private start(): Life {
    const worker = new Worker(this.script);
    const life: Life = { worker, waiting: [] };
    worker.on('message', (reply: BuildReply) => {
      const next = life.waiting.shift();
      if (life.waiting.length === 0) worker.unref();
      if (reply.status === 'done') next?.resolve(reply.payload);
      else next?.reject(new Error(reply.message));
    });
    worker.on('error', (error) => {
      this.lose(life, error);
    });
    worker.on('exit', () => {
      this.lose(life, new Error('The thread that builds indexes ended'));
    });
    return life;
  }

  /** Told twice of a thread that throws: by its error and by its end. */
  private lose(life: Life, error: Error): void {
    if (this.life === life) {
      this.life = null;
      this.lostLives++;
      this.onLost();
    }
    for (const { reject } of life.waiting.splice(0)) reject(error);
  }
}
