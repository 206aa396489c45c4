import type { z } from 'zod';
import { dirname } from 'node:path';
import type { IsolatedRunner, IsolationFailure } from '../../core/ports/isolated-runner';
import type { DecodedPicture, DecodeResult, PictureDecoder, PreparedPage } from '../../core/ports/picture-decoder';
import type { Box, SafePicture } from '../../core/picture';
import { MOST_DOTS, pictureAnswers, type PictureRequest, type RefusedPicture } from './picture-exchange';
import { pictureFormatOf } from './picture-format';
import { claimedSizeOf } from './picture-size';

export interface IsolatedPictureDecoderOptions {
  /** With an answer of at least 32 MB and a pool of its own, so that pictures wait for pictures only. */
  runner: IsolatedRunner;
  /** Absolute path of the compiled entry that answers with `openPicture`. */
  script: string;
  /** Largest file. Default: 20 MB. */
  maxBytes?: number;
  /** Dots of the longer side of what `decode` gives. Default: 2,048. */
  longestSide?: number;
  /** Longest work on one picture, the start of the process included. Default: 25,000. */
  milliseconds?: number;
}

type Refusal = Extract<DecodeResult<never>, { status: 'refused' }>;

const MEGABYTES = 512;
const LARGEST_FILE = 20 * 1024 * 1024;
const LONGEST_SIDE = 2048;
const MILLISECONDS = 25_000;

/** A picture that needs more than its share is taken for a broken one; slowness may be that of the machine. */
const FAILURES: Record<IsolationFailure, Refusal['reason']> = {
  'too-slow': 'failed',
  'too-much-memory': 'damaged',
  crashed: 'damaged',
  cancelled: 'failed',
  busy: 'busy',
};

/** Looks at the first bytes here, and leaves all else to a process without network, files and programs. */
export class IsolatedPictureDecoder implements PictureDecoder {
  private readonly options: Required<IsolatedPictureDecoderOptions>;

  constructor(options: IsolatedPictureDecoderOptions) {
    const defaults = { maxBytes: LARGEST_FILE, longestSide: LONGEST_SIDE, milliseconds: MILLISECONDS };
    this.options = { ...defaults, ...options };
  }

  async decode(bytes: Uint8Array, signal?: AbortSignal): Promise<DecodeResult<DecodedPicture>> {
    signal?.throwIfAborted();
    if (bytes.length > this.options.maxBytes) return refuse('too-large');
    const format = pictureFormatOf(bytes);
    if (format === null || format === 'heic') return refuse(format ?? 'unsupported');
    const claimed = claimedSizeOf(bytes, format);
    if (claimed && claimed.width * claimed.height > MOST_DOTS) return refuse('too-many-dots');
    const { longestSide } = this.options;
    const answer = await this.ask({ kind: 'decode', bytes, format, longestSide }, pictureAnswers.decode, signal);
    if (answer.status === 'refused') return answer;
    const picture = safePictureOf(answer);
    return picture ? { status: 'done', value: { ...picture, isAnimated: answer.isAnimated } } : refuse('damaged');
  }

  async prepare(
    { bytes }: SafePicture,
    quarterTurns: 0 | 1 | 2 | 3 = 0,
    signal?: AbortSignal,
  ): Promise<DecodeResult<PreparedPage>> {
    signal?.throwIfAborted();
    const answer = await this.ask({ kind: 'prepare', bytes, quarterTurns }, pictureAnswers.prepare, signal);
    if (answer.status === 'refused') return answer;
    const page = safePictureOf(answer);
    if (page?.mediaType !== 'image/png') return refuse('damaged');
    const { toPicture, cells } = answer;
    const isWithin = cells.every(
      ({ box }) => box.left + box.width <= page.width && box.top + box.height <= page.height,
    );
    if (!isWithin) return refuse('damaged');
    return { status: 'done', value: { bytes: page.bytes, width: page.width, height: page.height, toPicture, cells } };
  }

  async blackOut(
    { bytes, mediaType }: SafePicture,
    boxes: readonly Box[],
    signal?: AbortSignal,
  ): Promise<DecodeResult<SafePicture>> {
    signal?.throwIfAborted();
    const format = mediaType === 'image/png' ? 'png' : 'jpeg';
    const answer = await this.ask({ kind: 'black-out', bytes, format, boxes }, pictureAnswers.blackOut, signal);
    if (answer.status === 'refused') return answer;
    const picture = safePictureOf(answer);
    return picture ? { status: 'done', value: picture } : refuse('damaged');
  }

  private async ask<Answer>(
    request: PictureRequest,
    shape: z.ZodType<Answer | RefusedPicture>,
    signal: AbortSignal | undefined,
  ): Promise<Answer | Refusal> {
    const { runner, script, milliseconds } = this.options;
    // Nothing is opened by its name: the folder is one that the process may see anyway.
    const native = { folder: dirname(script) };
    const limits = { milliseconds, megabytes: MEGABYTES };
    const result = await runner.run<unknown>({ script, request, native, limits, signal });
    signal?.throwIfAborted();
    if (result.status === 'failed') return refuse(FAILURES[result.reason]);
    const answer = shape.safeParse(result.value);
    return answer.success ? answer.data : refuse('damaged');
  }
}

const refuse = (reason: Refusal['reason']): Refusal => ({ status: 'refused', reason });

/** Only what is a JPEG or a PNG of the size that it is said to have. */
function safePictureOf({
  base64,
  width,
  height,
}: {
  base64: string;
  width: number;
  height: number;
}): SafePicture | null {
  const bytes = Buffer.from(base64, 'base64');
  const format = pictureFormatOf(bytes);
  if (format !== 'jpeg' && format !== 'png') return null;
  const size = claimedSizeOf(bytes, format);
  if (size?.width !== width || size.height !== height || width * height > MOST_DOTS) return null;
  return { bytes, mediaType: `image/${format}`, width, height };
}
