/** A promise that is resolved from outside, once or more often. */
export function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** Throws the signal's reason when it ends first. */
export async function untilEnded(awaited: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (!signal) return awaited;
  signal.throwIfAborted();
  let leave: () => void = () => undefined;
  const ended = new Promise<never>((_resolve, reject) => {
    leave = () => {
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', leave);
  });
  try {
    await Promise.race([awaited, ended]);
  } finally {
    signal.removeEventListener('abort', leave);
  }
}
