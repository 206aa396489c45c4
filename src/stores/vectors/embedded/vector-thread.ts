import { Worker } from 'node:worker_threads';
import { VectorStoreError, type VectorStoreFault } from '../../../core/ports/vector-store';
import type { VectorFile } from './vector-file';

type Method = keyof VectorFile;

export interface VectorFileRequest {
  method: Method;
  parameters: readonly unknown[];
}

export type VectorFileReply = { result: unknown } | { fault: VectorStoreFault; message: string };

interface Waiting {
  resolve: (result: unknown) => void;
  reject: (error: Error) => void;
}

/** One thread with what was asked of it; a later one has nothing to do with its end. */
interface Life {
  worker: Worker;
  waiting: Waiting[];
}

/**
 * The thread with the file of vectors, started when first asked: a search of 20,000 vectors would hold the program up
 * for 20 ms. Answers come in the order of the requests. After a thread died the next request starts another.
 */
export class VectorThread {
  private life: Life | null = null;

  /** @param script the compiled `vector-file.worker` */
  constructor(
    private readonly script: string,
    private readonly file: string,
  ) {}

  ask<Name extends Method>(
    method: Name,
    ...parameters: Parameters<VectorFile[Name]>
  ): Promise<ReturnType<VectorFile[Name]>> {
    return new Promise<unknown>((resolve, reject) => {
      this.life ??= this.start();
      const { worker, waiting } = this.life;
      waiting.push({ resolve, reject });
      // It keeps the process alive only while something is asked of it.
      worker.ref();
      worker.postMessage({ method, parameters } satisfies VectorFileRequest);
    }) as Promise<ReturnType<VectorFile[Name]>>;
  }

  /** Finishes what was asked before. */
  async stop(): Promise<void> {
    const { life } = this;
    if (!life) return;
    await this.ask('close').catch(() => undefined);
    if (this.life === life) this.life = null;
    await life.worker.terminate();
  }

  private start(): Life {
    const worker = new Worker(this.script, { workerData: { file: this.file } });
    const life: Life = { worker, waiting: [] };
    worker.on('message', (reply: VectorFileReply) => {
      const next = life.waiting.shift();
      if (life.waiting.length === 0) worker.unref();
      if ('fault' in reply) next?.reject(new VectorStoreError(reply.fault, reply.message));
      else next?.resolve(reply.result);
    });
    worker.on('error', (error) => {
      this.lose(life, String(error));
    });
    worker.on('exit', () => {
      this.lose(life, 'it ended');
    });
    return life;
  }

  /** Told twice of a thread that throws: by its error and by its end. */
  private lose(life: Life, reason: string): void {
    if (this.life === life) this.life = null;
    for (const { reject } of life.waiting.splice(0)) {
      reject(new VectorStoreError('unreachable', `The thread with the file of vectors is gone: ${reason}`));
    }
  }
}
