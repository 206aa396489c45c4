import type { AppConfig } from '../config/app-config';
import type { ModelAddresses } from '../models/openai-compatible/endpoint-health';

/** Where the health page looks whether the models answer. */
export const modelAddresses = ({ models }: Pick<AppConfig, 'models'>): ModelAddresses => {
  const of = ({ baseUrl }: { baseUrl?: string | undefined }): string[] => (baseUrl === undefined ? [] : [baseUrl]);
  return { chat: of(models.chat), embedding: of(models.embedding), rerank: of(models.rerank), vision: [] };
};
