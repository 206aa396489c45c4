import { parentPort, workerData } from 'node:worker_threads';
import { decode } from 'silk-wasm';

/** What `SilkDecoder` starts this thread with. */
export interface SilkJob {
  bytes: Uint8Array;
  sampleRate: number;
}

/** Samples of 16 bits; null when it cannot be decoded. */
export type SilkReply = Uint8Array | null;

const { bytes, sampleRate } = workerData as SilkJob;

void decode(bytes, sampleRate)
  .then(
    ({ data }): SilkReply => data,
    (): SilkReply => null,
  )
  .then((reply) => parentPort?.postMessage(reply));
