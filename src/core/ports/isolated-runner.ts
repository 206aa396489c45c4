/** One piece of work for a process of its own. */
export interface IsolatedTask {
  /** Absolute path of the compiled entry, which answers one request by `answerIsolated`. */
  script: string;
  /** Anything that structured cloning carries. */
  request: unknown;
  /**
   * For an entry that loads native code before its doors close. Native code is not held by Node's permissions, only by
   * the limits of the process, so it has to be code that opens nothing but what it is told.
   */
  native?: NativeUse | undefined;
  limits: IsolationLimits;
  signal?: AbortSignal | undefined;
}

export interface NativeUse {
  /** Absolute path of the folder whose files it opens; the process may see that it is there. */
  folder: string;
}

export interface IsolationLimits {
  /** Longest run, the start of the process included. */
  milliseconds: number;
  /** Resident memory of the process. */
  megabytes: number;
}

/** Why there is no value. `crashed`: the process ended or threw. `cancelled`: the signal ended it. `busy`: too many waited. */
export type IsolationFailure = 'too-slow' | 'too-much-memory' | 'crashed' | 'cancelled' | 'busy';

export type IsolatedResult<Value> =
  { status: 'done'; value: Value } | { status: 'failed'; reason: IsolationFailure; detail: string };

/**
 * Runs what touches strangers' bytes away from the program: without its environment, network, and files to read or
 * write. The value is what JSON carries, because the process may have been taken over.
 */
export interface IsolatedRunner {
  /** Never rejects. */
  run<Value>(task: IsolatedTask): Promise<IsolatedResult<Value>>;
  /** Ends every process; what comes later is refused as cancelled. */
  stop(): void;
}
