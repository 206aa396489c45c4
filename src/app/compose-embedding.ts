import type { AppConfig } from '../config/app-config';
import type { Clock } from '../core/ports/clock';
import type { EmbeddingModel } from '../core/ports/embedding-model';
import type { Logger } from '../core/ports/logger';
import type { VectorIndex } from '../core/ports/vector-index';
import { CachedEmbeddingModel } from '../models/cached-embedding.model';
import { EmbeddingRefiner } from '../pipeline/gate/embedding-refiner';
import type { VerdictRefiner } from '../pipeline/gate/verdict-refiner';
import { LiveVectorIndex } from '../search/vector-index';
import type { Stores } from '../stores/typeorm/stores';
import { SqliteEmbeddingCache } from '../stores/vectors/embedding-cache';
import { openVectorStore } from '../stores/vectors/open-vector-store';
import { vectorThreadScript } from './program-paths';

export interface EmbeddingParts {
  config: Pick<AppConfig, 'vectors' | 'gate'>;
  stores: Pick<Stores, 'knowledge' | 'revisions'>;
  today: () => string;
  /** Null: none is configured. */
  model: EmbeddingModel | null;
  clock: Clock;
  logger: Logger;
}

/** What an embedding model brings; without one nothing is opened and nothing runs. */
export interface Embedding {
  vectors: VectorIndex;
  /** Follows the knowledge from when it is started; null without a model. */
  live: LiveVectorIndex | null;
  refiner: VerdictRefiner | null;
  stop: () => Promise<void>;
}

const none: Embedding = {
  vectors: {
    search: () => Promise.resolve([]),
    status: () => ({ state: 'off', model: null, done: 0, total: 0, problem: null }),
  },
  live: null,
  refiner: null,
  stop: () => Promise.resolve(),
};

export function composeEmbedding({ config, stores, today, model, clock, logger }: EmbeddingParts): Embedding {
  if (!model) return none;
  const { cacheFile, cacheMegabytes } = config.vectors;
  const cache = new SqliteEmbeddingCache({
    file: cacheFile,
    megabytes: cacheMegabytes,
    now: () => clock.now(),
    logger,
  });
  const cached = (kept: readonly ('query' | 'passage')[]): EmbeddingModel =>
    new CachedEmbeddingModel({ model, cache, kept, logger });
  const questions = cached([]);
  const store = openVectorStore(config.vectors, { threadScript: vectorThreadScript, logger });
  const live = new LiveVectorIndex({ ...stores, today, model: questions, cache, store, clock, logger });
  const refine = () =>
    new EmbeddingRefiner({
      lists: cached(['query']),
      questions,
      passages: live,
      knowledge: stores.knowledge,
      gate: config.gate,
      logger,
    });
  return {
    vectors: live,
    live,
    refiner: config.gate.askWidth === 0 ? null : refine(),
    stop: async () => {
      await live.stop();
      cache.close();
    },
  };
}
