import type { AppConfig } from '../config/app-config';
import type { ChatModel } from '../core/ports/chat-model';
import type { Logger } from '../core/ports/logger';
import type { Prompts } from '../core/ports/prompts';
import { EnrichKnowledge } from '../knowledge/enrich/enrich-knowledge.use-case';
import type { Stores } from '../stores/typeorm/stores';

export interface EnrichmentParts {
  config: Pick<AppConfig, 'knowledge' | 'models'>;
  stores: Pick<Stores, 'knowledge' | 'graphs' | 'passageNotes' | 'spending' | 'revisions'>;
  chatModel: ChatModel | null;
  prompts: Prompts;
  today: () => string;
  logger: Logger;
}

/** What is found out of passages in the background; nothing runs before it is told to watch. */
export const composeEnrichment = ({ config, stores, chatModel, prompts, today, logger }: EnrichmentParts) =>
  new EnrichKnowledge({
    knowledge: stores.knowledge,
    graphs: stores.graphs,
    notes: stores.passageNotes,
    spending: stores.spending,
    revisions: stores.revisions,
    config: config.knowledge.enrich,
    model: chatModel && { chat: chatModel, prompts, key: (config.models.chat.model ?? '').slice(0, 80) },
    today,
    logger,
  });
