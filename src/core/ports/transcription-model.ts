/** A sound to be written down. */
export interface TranscriptionRequest {
  bytes: Buffer;
  /** With the ending that tells its format, such as `voice.ogg`. */
  fileName: string;
  mediaType: string;
  signal?: AbortSignal;
}

/** Any OpenAI-compatible `/audio/transcriptions` endpoint. Throws `ModelError`. */
export interface TranscriptionModel {
  /** The words that were said; empty when there were none. */
  transcribe(request: TranscriptionRequest): Promise<{ text: string }>;
}
export const TranscriptionModel = Symbol('TranscriptionModel');
