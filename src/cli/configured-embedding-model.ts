import { uncountedModels } from '../app/compose-models';
import type { AppConfig } from '../config/app-config';
import type { EmbeddingModel } from '../core/ports/embedding-model';

/** Without a cache, so that it is the endpoint that answers; null: none is configured. */
export const configuredEmbeddingModel = (config: Pick<AppConfig, 'models' | 'intake'>): EmbeddingModel | null =>
  uncountedModels(config).embedding;
