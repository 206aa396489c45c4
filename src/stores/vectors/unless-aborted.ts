import { VectorStoreError } from '../../core/ports/vector-store';

/** What is asked for, or `unreachable` as soon as nobody waits for it any more. */
export async function unlessAborted<Result>(asked: Promise<Result>, signal: AbortSignal | undefined): Promise<Result> {
  if (!signal) return asked;
  let leave: () => void = () => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    leave = () => {
      reject(new VectorStoreError('unreachable', 'The store of vectors did not answer in time.'));
    };
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave, { once: true });
  });
  // Whichever loses the race is nobody's failure.
  asked.catch(() => undefined);
  aborted.catch(() => undefined);
  try {
    return await Promise.race([asked, aborted]);
  } finally {
    signal.removeEventListener('abort', leave);
  }
}
