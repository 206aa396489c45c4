import type { SafePicture } from '../picture';

/** Words and pictures in one space. */
export interface ImageEmbeddingModel {
  /** Changes with everything that makes vectors incomparable. */
  readonly key: string;
  /** One vector each, in order, of Euclidean length 1. Throws `EmbeddingError`. */
  embedTexts(texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]>;
  /** The same of pictures. */
  embedPictures(
    pictures: readonly Pick<SafePicture, 'bytes' | 'mediaType'>[],
    signal?: AbortSignal,
  ): Promise<Float32Array[]>;
}
