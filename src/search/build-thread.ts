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

/** The thread that builds indexes, started when first asked. A thread that dies fails what it was asked, and the next request starts another. */
export class BuildThread {
  private worker: Worker | null = null;
  private waiting: Waiting[] = [];

  /**
   * @param script the compiled entry of the thread
   * @param onLost told when a thread died: what it was fed is gone
   */
  constructor(
    private readonly script: string,
    private readonly onLost: () => void,
  ) {}

  request(request: BuildRequest): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      const worker = this.start();
      // It keeps the process alive only while something is asked of it.
      worker.ref();
      worker.postMessage(request);
    });
  }

  async stop(): Promise<void> {
    const { worker } = this;
    this.worker = null;
    await worker?.terminate();
  }

  private start(): Worker {
    if (this.worker) return this.worker;
    const worker = new Worker(this.script);
    worker.on('message', (reply: BuildReply) => {
      const next = this.waiting.shift();
      if (this.waiting.length === 0) worker.unref();
      if (reply.status === 'done') next?.resolve(reply.payload);
      else next?.reject(new Error(reply.message));
    });
    worker.on('error', (error) => {
      this.lose(worker, error);
    });
    worker.on('exit', () => {
      this.lose(worker, new Error('The thread that builds indexes ended'));
    });
    this.worker = worker;
    return worker;
  }

  private lose(worker: Worker, error: Error): void {
    const lost = this.waiting;
    this.waiting = [];
    if (this.worker === worker) {
      this.worker = null;
      this.onLost();
    }
    for (const { reject } of lost) reject(error);
  }
}
