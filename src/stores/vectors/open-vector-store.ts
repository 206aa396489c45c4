import type { Logger } from '../../core/ports/logger';
import type { VectorStore } from '../../core/ports/vector-store';
import { ChromaVectorStore } from './chroma/chroma-vector.store';
import { EmbeddedVectorStore } from './embedded/embedded-vector.store';
import type { VectorsConfig } from './vectors.config';

/**
 * The configured store; nothing is loaded, opened or connected before it is first asked.
 * @param threadScript the compiled `vector-file.worker`
 */
export function openVectorStore(
  { store, file, chroma }: VectorsConfig,
  { threadScript, logger }: { threadScript: string; logger: Logger },
): VectorStore {
  return store === 'chroma'
    ? new ChromaVectorStore({ ...chroma, logger })
    : new EmbeddedVectorStore({ file, threadScript });
}
