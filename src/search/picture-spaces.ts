import { EmbeddingError, type EmbeddingFault, type EmbeddingModel } from '../core/ports/embedding-model';
import type { ShownPicture } from '../core/ports/figure-vectors';
import type { ImageEmbeddingModel } from '../core/ports/image-embedding-model';

type Content = string | ShownPicture;

/** Makes vectors that can be compared with each other. */
export interface PictureSpace {
  /** Changes with everything that makes vectors incomparable. */
  readonly key: string;
  /** One each, in order. Throws `EmbeddingError`. */
  embed(
    contents: readonly Content[],
    kind: 'query' | 'passage',
    signal: AbortSignal | undefined,
  ): Promise<Float32Array[]>;
}

/** Words alone. */
export const textSpace = (model: EmbeddingModel): PictureSpace => ({
  key: model.key,
  embed: (contents, kind, signal) => {
    const texts = contents.filter((content) => typeof content === 'string');
    if (texts.length < contents.length) throw new Error('A picture was asked for among texts');
    return model.embed(texts, kind, signal);
  },
});

/** Words and pictures together. */
export const imageSpace = (model: ImageEmbeddingModel): PictureSpace => ({
  key: model.key,
  embed: async (contents, _kind, signal) => {
    const texts = contents.filter((content) => typeof content === 'string');
    const pictures = contents.filter((content) => typeof content !== 'string');
    const ofTexts = (texts.length === 0 ? [] : await model.embedTexts(texts, signal)).values();
    const ofPictures = (pictures.length === 0 ? [] : await model.embedPictures(pictures, signal)).values();
    return contents.map((content) => {
      const { value } = typeof content === 'string' ? ofTexts.next() : ofPictures.next();
      if (!value) {
        throw new EmbeddingError('wrong-count', 'The embedding model gave fewer vectors than it was asked for.');
      }
      return value;
    });
  },
});

/** What one item among many may be at fault for. */
const faultsOfItems: ReadonlySet<EmbeddingFault> = new Set(['refused', 'wrong-count', 'not-a-number', 'unreadable']);
const isOfItems = (error: unknown): boolean => error instanceof EmbeddingError && faultsOfItems.has(error.fault);

/** No endpoint has a reason to refuse it. */
const HARMLESS = '你好';

/** Null for what the endpoint does not take; it keeps no other back. Throws `EmbeddingError`. */
export async function embedEach(
  space: PictureSpace,
  contents: readonly Content[],
  signal: AbortSignal,
): Promise<(Float32Array | null)[]> {
  if (contents.length === 0) return [];
  const ask = (asked: readonly Content[]) => space.embed(asked, 'passage', signal);
  try {
    return await ask(contents);
  } catch (error) {
    if (!isOfItems(error)) throw error;
    await ask([HARMLESS]).catch(() => {
      // It is not the contents.
      throw error;
    });
    const vectors: (Float32Array | null)[] = [];
    for (const content of contents) {
      const [vector] = await ask([content]).catch((refusal: unknown) => {
        if (isOfItems(refusal)) return [null];
        throw refusal;
      });
      vectors.push(vector ?? null);
    }
    return vectors;
  }
}
