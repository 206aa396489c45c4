import { parentPort, workerData } from 'node:worker_threads';
import { type CopyJob, makeCopy } from './make-copy';

/** `problem`: null when the copy was made, else one line for the admin. */
export interface CopyReply {
  problem: string | null;
}

function reply(): CopyReply {
  try {
    makeCopy(workerData as CopyJob);
    return { problem: null };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.postMessage(reply());
