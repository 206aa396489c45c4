/** A program of the machine that helps to read documents, such as `pdftoppm`. */
export interface ProgramTask {
  /** Found by its name; one that is missing is an ordinary result. */
  program: string;
  args: readonly string[];
  /** Absolute path of the folder that it works in; also its home. */
  folder: string;
  milliseconds: number;
  signal?: AbortSignal | undefined;
}

export type ProgramResult =
  { status: 'done'; output: Buffer } | { status: 'failed'; reason: 'missing' | 'too-slow' | 'crashed' | 'cancelled' };

/** Runs installed programs with an empty environment, a deadline and a bounded output. */
export interface ProgramRunner {
  /** Never rejects. */
  run(task: ProgramTask): Promise<ProgramResult>;
  /** A folder of its own for `work`, taken away afterwards. */
  withFolder<Value>(work: (folder: string) => Promise<Value>): Promise<Value>;
}
