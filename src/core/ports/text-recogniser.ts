import type { PictureLine, SafePicture } from '../picture';

/** Why no letters were read. `missing`: the program is not installed. */
export type RecognitionFailure = 'missing' | 'too-slow' | 'failed';

export type Recognition =
  { status: 'read'; lines: readonly PictureLine[] } | { status: 'failed'; reason: RecognitionFailure };

/** Reads the letters of a picture with their places. */
export interface TextRecogniser {
  /** False: the picture leaves this machine to be read. */
  readonly isLocal: boolean;
  /** Places are those of `picture`. Never rejects, except with the signal's reason. */
  recognise(picture: SafePicture, signal?: AbortSignal): Promise<Recognition>;
}
export const TextRecogniser = Symbol('TextRecogniser');
