import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { CopyReply } from './copy.worker';
import type { CopiedTable, CopyJob } from './make-copy';

export interface SqliteCopiesOptions {
  /** The source. */
  file: string;
  tables: readonly CopiedTable[];
  /** Of this source alone: other copies in it are removed. */
  folder: string;
  /** Path of the compiled `copy.worker`. */
  script: string;
}

/** Grows when a copy would be made differently. */
const FORMAT = 1;
const HEAD_BYTES = 100;
/** What takes longer to copy is not copied at every change: a copy is kept so many times as long as it took. */
const QUICK_MILLISECONDS = 1000;
const REST = 10;
/** What an end of the program left half made is removed after so long. */
const DRAFT_MILLISECONDS = 3_600_000;

/** Keeps a copy of what may be read of a file, and makes a new one when the file has changed. */
export class SqliteCopies {
  private made: { path: string; version: string; isKeptUntil: number } | null = null;
  private making: Promise<string> | null = null;
  private worker: Worker | null = null;

  constructor(private readonly options: SqliteCopiesOptions) {}

  /** Path of the copy. Rejects where the source cannot be read. */
  async current(): Promise<string> {
    const version = await this.version();
    const { made } = this;
    const isGood = made !== null && (made.version === version || performance.now() < made.isKeptUntil);
    if (isGood && (await exists(made.path))) return made.path;
    this.making ??= this.make(version).finally(() => (this.making = null));
    return this.making;
  }

  async close(): Promise<void> {
    await this.worker?.terminate();
  }

  /** Changes whenever the source does, and when something else of it may be read. */
  private async version(): Promise<string> {
    const { file, tables } = this.options;
    const [about, head, log] = await Promise.all([stat(file), headOf(file), stat(`${file}-wal`).catch(() => null)]);
    const seen = [about.size, about.mtimeMs, about.ino, log?.size, log?.mtimeMs];
    return createHash('sha256')
      .update(JSON.stringify([FORMAT, file, tables, seen]))
      .update(head)
      .digest('hex')
      .slice(0, 32);
  }

  private async make(version: string): Promise<string> {
    const { file, tables, folder } = this.options;
    const path = join(folder, `${version}.sqlite`);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const started = performance.now();
    if (!(await exists(path))) {
      const draft = join(folder, `${randomUUID()}.draft`);
      try {
        const problem = await this.run({ source: file, target: draft, tables });
        if (problem !== null) throw new Error(problem);
        await rename(draft, path);
      } finally {
        await rm(draft, { force: true });
      }
    }
    const now = performance.now();
    const took = now - started;
    this.made = { path, version, isKeptUntil: took > QUICK_MILLISECONDS ? now + took * REST : 0 };
    await removeOthers(folder, path);
    return path;
  }

  private run(job: CopyJob): Promise<string | null> {
    return new Promise((resolve) => {
      const worker = new Worker(this.options.script, { workerData: job, env: {}, stdout: true, stderr: true });
      this.worker = worker;
      worker.once('message', ({ problem }: CopyReply) => {
        resolve(problem);
      });
      worker.once('error', (error) => {
        resolve(String(error));
      });
      worker.once('exit', () => {
        resolve('the copy was not finished');
      });
    });
  }
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** With the counter that each change of the file moves. */
async function headOf(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** A system that does not let go of a file in use gets another chance at the next copy. */
async function removeOthers(folder: string, kept: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const isOld = name.endsWith('.sqlite') && path !== kept;
    const isLeft = name.endsWith('.draft') && Date.now() - ((await ageOf(path)) ?? Infinity) > DRAFT_MILLISECONDS;
    if (isOld || isLeft) await rm(path, { force: true }).catch(() => undefined);
  }
}

const ageOf = (path: string): Promise<number | null> =>
  stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => null,
  );
