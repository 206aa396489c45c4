import type { AppConfig } from '../config/app-config';
import type { Logger } from '../core/ports/logger';
import type { Prompts } from '../core/ports/prompts';
import { EnrichKnowledge } from '../knowledge/enrich/enrich-knowledge.use-case';
import type { Models } from './compose-models';
import type { Stores } from '../stores/typeorm/stores';

export interface EnrichmentParts {
  config: Pick<AppConfig, 'knowledge'>;
  stores: Pick<Stores, 'knowledge' | 'graphs' | 'passageNotes' | 'spending' | 'revisions'>;
  models: Pick<Models, 'chatFor' | 'nameFor'>;
  prompts: Prompts;
  today: () => string;
  logger: Logger;
}

/** What is found out of passages in the background; nothing runs before it is told to watch. */
export const composeEnrichment = ({ config, stores, models, prompts, today, logger }: EnrichmentParts) => {
  const chat = models.chatFor('enrich');
  return new EnrichKnowledge({
    knowledge: stores.knowledge,
    graphs: stores.graphs,
    notes: stores.passageNotes,
    spending: stores.spending,
    revisions: stores.revisions,
    config: config.knowledge.enrich,
    model: chat && { chat, prompts, key: models.nameFor('enrich').slice(0, 80) },
    today,
    logger,
  });
};
