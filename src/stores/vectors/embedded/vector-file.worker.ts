import { parentPort, workerData } from 'node:worker_threads';
import { VectorStoreError } from '../../../core/ports/vector-store';
import { VectorFile } from './vector-file';
import type { VectorFileReply, VectorFileRequest } from './vector-thread';

const file = new VectorFile((workerData as { file: string }).file);

function answer({ method, parameters }: VectorFileRequest): unknown {
  return (file[method] as (...given: unknown[]) => unknown).call(file, ...parameters);
}

parentPort?.on('message', (request: VectorFileRequest) => {
  try {
    parentPort?.postMessage({ result: answer(request) } satisfies VectorFileReply);
  } catch (error) {
    const fault = error instanceof VectorStoreError ? error.fault : 'refused';
    const message = error instanceof Error ? error.message : String(error);
    parentPort?.postMessage({ fault, message } satisfies VectorFileReply);
  }
});
