import { Worker } from 'node:worker_threads';
import { ModelError } from '../../core/ports/chat-model';
import { SoundRefused } from '../../core/ports/transcription-model';
import type { SilkJob, SilkReply } from './silk.worker';
import { wavOfPcm } from './wav-of-pcm';

/** What speech models work with. */
const SAMPLE_RATE = 16_000;
/** A minute of sound takes a tenth of a second; longer only on a machine that is very busy. */
const LIMIT_MILLISECONDS = 10_000;

/**
 * Decodes SILK, which strangers send, in a thread of its own: it neither holds the program up nor outlives its time or
 * takes the program with it. One sound at a time.
 */
export class SilkDecoder {
  private last: Promise<unknown> = Promise.resolve();

  /** @param script the compiled `silk.worker` */
  constructor(
    private readonly script: string,
    private readonly limitMilliseconds = LIMIT_MILLISECONDS,
  ) {}

  /** The sound as WAV. For what `countSilkPackets` takes only. Throws `SoundRefused`, and `ModelError` when it takes too long. */
  decode(bytes: Buffer, signal?: AbortSignal): Promise<Buffer> {
    const decoded = this.last.then(() => this.run({ bytes, sampleRate: SAMPLE_RATE }, signal));
    this.last = decoded.catch(() => undefined);
    return Promise.race([decoded, abortionOf(signal)]).then((samples) => wavOfPcm(samples, SAMPLE_RATE));
  }

  private async run(job: SilkJob, signal: AbortSignal | undefined): Promise<Uint8Array> {
    const limit = AbortSignal.timeout(this.limitMilliseconds);
    const within = signal ? AbortSignal.any([limit, signal]) : limit;
    if (within.aborted) throw tooSlow();
    // What the decoder complains of would go to the console.
    const worker = new Worker(this.script, { workerData: job, stdout: true, stderr: true, env: {} });
    try {
      return await replyOf(worker, within);
    } finally {
      await worker.terminate();
    }
  }
}

const tooSlow = (): ModelError => new ModelError('timeout', 'A SILK sound was not decoded in time');

/** Also while it waits for others: rejects when the caller does not wait any more. */
const abortionOf = (signal: AbortSignal | undefined): Promise<never> =>
  new Promise((_resolve, reject) => {
    const leave = (): void => {
      reject(tooSlow());
    };
    if (signal?.aborted) leave();
    signal?.addEventListener('abort', leave);
  });

function replyOf(worker: Worker, within: AbortSignal): Promise<Uint8Array> {
  return new Promise<Uint8Array>((resolve, reject) => {
    const refuse = (): void => {
      reject(new SoundRefused('format'));
    };
    within.addEventListener('abort', () => {
      reject(tooSlow());
    });
    worker.once('error', refuse).once('exit', refuse);
    worker.once('message', (reply: SilkReply) => {
      if (reply && reply.length > 0) resolve(reply);
      else refuse();
    });
  });
}
