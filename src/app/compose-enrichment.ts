import type { AppConfig } from '../config/app-config';
import type { Logger } from '../core/ports/logger';
import type { Prompts } from '../core/ports/prompts';
import { EnrichKnowledge } from '../knowledge/enrich/enrich-knowledge.use-case';
import { InRoleChatModel } from '../models/chat/in-role-chat.model';
import type { Models } from './compose-models';
import type { Pictures } from './compose-pictures';
import type { Stores } from '../stores/typeorm/stores';

export interface EnrichmentParts {
  config: Pick<AppConfig, 'knowledge' | 'pictures' | 'models'>;
  stores: Pick<Stores, 'knowledge' | 'graphs' | 'passageNotes' | 'spending' | 'revisions' | 'documentPictures'>;
  models: Pick<Models, 'chatFor' | 'nameFor' | 'vision'>;
  pictures: Pick<Pictures, 'files' | 'recognising'>;
  prompts: Prompts;
  today: () => string;
  logger: Logger;
}

/** What is found out of passages in the background; nothing runs before it is told to watch. */
export const composeEnrichment = ({ config, stores, models, pictures, prompts, today, logger }: EnrichmentParts) => {
  const chat = models.chatFor('enrich');
  const { ways, describe, questions } = config.pictures.documents;
  const { recognising, files } = pictures;
  const { vision } = models;
  return new EnrichKnowledge({
    knowledge: stores.knowledge,
    graphs: stores.graphs,
    notes: stores.passageNotes,
    spending: stores.spending,
    revisions: stores.revisions,
    config: config.knowledge.enrich,
    model: chat && { chat, prompts, key: models.nameFor('enrich').slice(0, 80) },
    figures:
      ways.length === 0
        ? null
        : {
            pictures: stores.documentPictures,
            files,
            letters: recognising && { recogniser: recognising.recogniser, key: recognising.name },
            seeing: vision && {
              chat: new InRoleChatModel(vision, 'enrich'),
              prompts,
              key: config.models.vision.model ?? config.models.vision.endpoints[0]?.model ?? 'vision',
            },
            describe,
            questions,
          },
    today,
    logger,
  });
};
