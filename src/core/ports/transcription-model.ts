/** A sound to be written down. */
export interface TranscriptionRequest {
  bytes: Buffer;
  /** With the ending that tells its format, such as `voice.ogg`. */
  fileName: string;
  mediaType: string;
  /** How long it lasts, where the platform tells it. */
  seconds?: number | null;
  signal?: AbortSignal;
}

/** `format`: nothing here reads it. `too-long`: it lasts longer than is allowed. `budget`: enough was written down for this hour. */
export type SoundRefusal = 'format' | 'too-long' | 'budget';

/** A sound that was given to no endpoint. */
export class SoundRefused extends Error {
  constructor(readonly refusal: SoundRefusal) {
    super(`The sound is not written down: ${refusal}`);
    this.name = 'SoundRefused';
  }
}

/** Any OpenAI-compatible `/audio/transcriptions` endpoint. Throws `ModelError`, or `SoundRefused` before it asks. */
export interface TranscriptionModel {
  /** The words that were said; empty when there were none. */
  transcribe(request: TranscriptionRequest): Promise<{ text: string }>;
}
export const TranscriptionModel = Symbol('TranscriptionModel');
