import type { AppConfig } from '../config/app-config';
import type { EmbeddingModel } from '../core/ports/embedding-model';
import { OpenAiEmbeddingModel } from '../models/openai-compatible/openai-embedding.model';

/** Without a cache, so that it is the endpoint that answers; null: none is configured. */
export function configuredEmbeddingModel({ models }: Pick<AppConfig, 'models'>): EmbeddingModel | null {
  const { baseUrl, model, apiKey, ...options } = models.embedding;
  return baseUrl && model ? new OpenAiEmbeddingModel({ ...options, baseUrl, model, apiKey }) : null;
}
