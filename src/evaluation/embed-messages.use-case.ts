import type { EmbeddingModel } from '../core/ports/embedding-model';
import type { Meaning } from '../pipeline/gate/try-gate.use-case';

/** Asks an embedding model for all that an evaluation of the gate needs of it. Throws `EmbeddingError`. */
export class EmbedMessages {
  constructor(private readonly model: EmbeddingModel) {}

  async run(messages: readonly string[], passages: readonly string[]): Promise<Meaning> {
    const texts = [...new Set(messages)];
    const vectors = await this.model.embed(texts, 'query');
    const known = await this.model.embed(passages, 'passage');
    const meanings = new Map(
      texts.map((text, at) => {
        const vector = vectors[at] as Float32Array;
        return [text, { vector, likePassage: nearest(vector, known) }];
      }),
    );
    const of = (text: string) => {
      const meaning = meanings.get(text);
      if (!meaning) throw new Error('A message was not embedded');
      return meaning;
    };
    return { vectorOf: (text) => of(text).vector, likePassage: (text) => of(text).likePassage };
  }
}

/** Cosine to the nearest; 0 when there is none. */
function nearest(vector: Float32Array, others: readonly Float32Array[]): number {
  let best = others.length === 0 ? 0 : -1;
  for (const other of others) {
    let product = 0;
    for (let at = 0; at < vector.length; at++) product += (vector[at] as number) * (other[at] as number);
    best = Math.max(best, product);
  }
  return best;
}
