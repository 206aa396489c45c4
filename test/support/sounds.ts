import { Worker } from 'node:worker_threads';
import { projectFolder } from './compile-sources';
import { wavOfPcm } from '../../src/media/sound/wav-of-pcm';

/** A tone of 440 Hz: samples of 16 bits, one channel. */
export function tone(seconds: number, sampleRate = 24_000): Buffer {
  const samples = Buffer.alloc(Math.round(seconds * sampleRate) * 2);
  for (let at = 0; at < samples.length / 2; at++) {
    samples.writeInt16LE(Math.round(8000 * Math.sin((2 * Math.PI * 440 * at) / sampleRate)), at * 2);
  }
  return samples;
}

export const toneWav = (seconds: number, sampleRate = 16_000): Buffer =>
  wavOfPcm(tone(seconds, sampleRate), sampleRate);

/** The same as WeChat sends it, by the package's own encoder, which loads its WebAssembly in a real thread only. */
export async function toneSilk(seconds: number): Promise<Buffer> {
  const code = `
    const { parentPort, workerData } = require('node:worker_threads');
    const { createRequire } = require('node:module');
    const { encode } = createRequire(workerData.from)('silk-wasm');
    encode(workerData.pcm, 24000).then(({ data }) => parentPort.postMessage(data));
  `;
  const workerData = { pcm: tone(seconds), from: `${projectFolder}/package.json` };
  const worker = new Worker(code, { eval: true, workerData });
  const silk = await new Promise<Uint8Array>((resolve, reject) => {
    worker.once('message', resolve).once('error', reject);
  });
  await worker.terminate();
  return Buffer.from(silk);
}

const page = (granule: bigint, payload: string): Buffer => {
  const head = Buffer.alloc(27);
  head.write('OggS');
  head.writeBigInt64LE(granule, 6);
  return Buffer.concat([head, Buffer.from(payload, 'latin1')]);
};

/** The frame of an Opus voice, as Feishu has it; its payload is no sound. */
export const opusOf = (seconds: number): Buffer =>
  Buffer.concat([page(0n, '\u0013OpusHead'), page(BigInt(Math.round(seconds * 48_000)), '\u00ffxyz')]);
