import type { AppConfig } from '../config/app-config';
import { grantedKey } from '../config/granted-key';
import type { ChatModel, ChatRole } from '../core/ports/chat-model';
import type { Clock } from '../core/ports/clock';
import type { EmbeddingModel } from '../core/ports/embedding-model';
import type { ImageEmbeddingModel } from '../core/ports/image-embedding-model';
import type { Logger } from '../core/ports/logger';
import type { EndpointState, ModelHealth } from '../core/ports/model-health';
import type { ModelMeter } from '../core/ports/model-meter';
import type { ModelUsageStore } from '../core/ports/model-usage-store';
import type { RerankModel } from '../core/ports/rerank-model';
import { BudgetedChatModel } from '../models/chat/budgeted-chat.model';
import { InRoleChatModel } from '../models/chat/in-role-chat.model';
import { RoutedChatModel } from '../models/chat/routed-chat.model';
import type { ConfiguredEndpoint } from '../models/diagnose-models';
import { Budget } from '../models/metering/budget';
import { UsageMeter } from '../models/metering/usage-meter';
import { HttpImageEmbeddingModel } from '../models/openai-compatible/http-image-embedding.model';
import { OpenAiEndpointHealth } from '../models/openai-compatible/endpoint-health';
import { systemClock } from '../observability/system-clock';
import { isoDay } from '../text/iso-day';
import { type EndpointParts, chatEndpoints, embeddingServers, rerankServers } from './model-endpoints';
import { FailoverEmbeddingModel } from '../models/failover-embedding.model';
import { FailoverRerankModel } from '../models/rerank/failover-rerank.model';

export interface ModelParts {
  clock: Clock;
  /** For what is counted. */
  logger?: Logger;
  /** Undefined: nothing is counted and no budget holds, as in an evaluation. */
  usage?: ModelUsageStore;
  /** Is told of each request. */
  metrics?: ModelMeter;
  environment?: Readonly<Record<string, string | undefined>>;
}

export interface Models {
  /** Null: none is configured; so with the others. */
  chat: ChatModel | null;
  /** As a caller that names no role is to be asked for; null where no endpoint has the role. */
  chatFor: (role: ChatRole) => ChatModel | null;
  /** Name of the model that is asked first for the role; empty where there is none. */
  nameFor: (role: ChatRole) => string;
  embedding: EmbeddingModel | null;
  rerank: RerankModel | null;
  /** Takes pictures. */
  vision: ChatModel | null;
  /** Reads the letters of pictures. */
  recognition: ChatModel | null;
  imageEmbedding: ImageEmbeddingModel | null;
  health: ModelHealth;
  /** How each endpoint has been doing in this process. */
  states: () => EndpointState[];
  /** Each endpoint by itself, past the choice and the budget, for the doctor. */
  endpoints: ConfiguredEndpoint[];
  /** When all that was used so far is written. */
  settled: () => Promise<void>;
}

/** The models that the configuration names, each endpoint behind its guards. Throws `ConfigError`. */
export function composeModels(config: Pick<AppConfig, 'models' | 'intake'>, parts: ModelParts): Models {
  const { clock, logger, usage, metrics, environment } = parts;
  const { models } = config;
  const today = (): string => isoDay(clock.now(), config.intake.timeZone);
  const others = metrics ? [metrics] : [];
  const counting = usage && new UsageMeter({ usage, today, others, logger });
  const settled = async (): Promise<void> => counting?.settled();
  const budget = usage && new Budget({ limits: models.budget, usage, settled, today });

  const meter: ModelMeter = counting ?? { onCall: (call) => metrics?.onCall(call) };
  const shared: EndpointParts = {
    clock,
    meter,
    breaker: models.breaker,
    key: (variable, option) => grantedKey(variable, `${option}.apiKeyVariable`, environment),
  };
  const chats = chatEndpoints('chat', models.chat, shared);
  const seeing = chatEndpoints('vision', models.vision, shared);
  const recognising = chatEndpoints('vision', { ...models.recognition, endpoints: [] }, shared);
  const embedders = embeddingServers(models.embedding, shared);
  const rerankers = rerankServers(models.rerank, shared);

  const routed = (endpoints: typeof chats, longTokens: number) => {
    if (endpoints.length === 0) return null;
    const router = new RoutedChatModel({ endpoints, longTokens });
    return { router, model: budget ? new BudgetedChatModel(router, budget) : router };
  };
  const chat = routed(chats, models.chat.longTokens);
  const permit = async (): Promise<void> => budget?.checkCost();
  const endpoints = [...chats, ...seeing, ...recognising, ...embedders, ...rerankers];
  const first = (role: ChatRole) => chats.find(({ roles }) => roles.length === 0 || roles.includes(role));
  const addresses = (built: readonly ConfiguredEndpoint[]): string[] => built.map(({ baseUrl }) => baseUrl);
  return {
    chat: chat?.model ?? null,
    chatFor: (role) => (chat?.router.serves(role) ? new InRoleChatModel(chat.model, role) : null),
    nameFor: (role) => first(role)?.modelName ?? '',
    embedding: embedders[0] ? new FailoverEmbeddingModel(embedders[0].model.key, embedders, permit) : null,
    rerank: rerankers.length === 0 ? null : new FailoverRerankModel(rerankers, permit),
    vision: routed(seeing, Infinity)?.model ?? null,
    recognition: routed(recognising, Infinity)?.model ?? null,
    imageEmbedding: imageEmbeddingOf(models.imageEmbedding),
    health: new OpenAiEndpointHealth({
      chat: addresses(chats),
      embedding: addresses(embedders),
      rerank: addresses(rerankers),
      vision: addresses(seeing),
    }),
    states: () => endpoints.map(({ state }) => state()),
    endpoints,
    settled,
  };
}

function imageEmbeddingOf(section: AppConfig['models']['imageEmbedding']): ImageEmbeddingModel | null {
  const { baseUrl, model, apiKey, timeoutSeconds, dimensions, batchSize } = section;
  if (!baseUrl || !model) return null;
  return new HttpImageEmbeddingModel({ baseUrl, model, apiKey, timeoutSeconds, dimensions, batchSize });
}

/** Models of a command that measures: nothing is counted, and no budget holds. */
export const uncountedModels = (config: Pick<AppConfig, 'models' | 'intake'>): Models =>
  composeModels(config, { clock: systemClock });
