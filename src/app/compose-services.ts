import { SignedSourceLinks } from '../admin/signed-source-links';
import { TerminalChannel } from '../channels/terminal/terminal.channel';
import { WebChannel } from '../channels/web/web.channel';
import type { AppConfig } from '../config/app-config';
import type { AdminNotice } from '../core/ports/admin-notice';
import type { AssistantRunner } from '../core/ports/assistant-runner';
import type { Channel } from '../core/ports/channel';
import type { Clock } from '../core/ports/clock';
import type { Logger } from '../core/ports/logger';
import type { ModelHealth } from '../core/ports/model-health';
import type { OutcomeListener } from '../core/ports/outcome-listener';
import type { Retriever } from '../core/ports/retriever';
import type { SourceLinks } from '../core/ports/source-links';
import { searchPath } from '../config/search-path';
import type { EnrichKnowledge } from '../knowledge/enrich/enrich-knowledge.use-case';
import { IngestKnowledge } from '../knowledge/ingest-knowledge.use-case';
import { SyncOrigins } from '../knowledge/sync-origins.use-case';
import { PromptFiles } from '../models/prompt-files';
import { WebArticleReader } from '../net/article-reader';
import { LogAdminNotice } from '../observability/log-admin-notice';
import { Metrics } from '../observability/metrics';
import { systemClock } from '../observability/system-clock';
import { type BuiltAssistant, restoreSnapshot } from '../pipeline/gate/build-assistant.use-case';
import { callsBot } from '../pipeline/preprocess/strip-mentions';
import type { RedFlagDesk } from '../pipeline/safety/red-flags/red-flag-desk';
import { OwnedKnowledge, OwnKnowledgeRetriever } from '../pipeline/safety/isolation/own-knowledge.retriever';
import { firstReaderOf } from '../plugins/plugin-adapters';
import { LiveSnapshots } from '../search/live-snapshots';
import type { Database } from '../stores/typeorm/database';
import { FolderChatPictures } from '../stores/files/chat-pictures';
import { createStores, type Stores } from '../stores/typeorm/stores';
import { isoDay } from '../text/iso-day';
import { composeAssistant } from './compose-assistant';
import { composePlatforms, type Platforms, type PlatformTimings } from './compose-channels';
import { type Analytics, composeAnalytics } from './compose-analytics';
import { composeDocuments, type Documents } from './compose-documents';
import { composeEmbedding, type Embedding } from './compose-embedding';
import { composeOrigins } from './compose-origins';
import { composeEnrichment } from './compose-enrichment';
import { composeIntake, type IntakeServices } from './compose-intake';
import { ComposedPlugins } from './compose-plugins';
import { attachmentsOf } from './compose-preprocess';
import { composeFigures, type Figures } from './compose-figures';
import { composePictures, type Pictures } from './compose-pictures';
import { composePrivacy, composePrivacyServices, type Privacy } from './compose-privacy';
import { composeRetrievers } from './compose-retrieval';
import { composeModels, type Models } from './compose-models';
import { composeIntents, type Intents } from './compose-intents';
import { buildThreadScript, pageScript, promptsFolder } from './program-paths';
import { openRedFlagDesk } from './red-flag-files';

export interface ProgramParts {
  config: AppConfig;
  database: Database;
  logger: Logger;
  refine?: Refinements | undefined;
}

/** What is put between the program and its adapters, such as a fault in a test of what happens then. */
export interface Refinements {
  stores?: (stores: Stores) => Stores;
  channel?: (channel: Channel) => Channel;
  /** Pauses of platforms, where a test has not the time for the real ones. */
  timings?: PlatformTimings;
}

/** The program's services, wired. */
export interface Services extends ProgramParts, IntakeServices, Omit<Platforms, 'channels'> {
  stores: Stores;
  clock: Clock;
  /** ISO day in the program's time zone. */
  today: () => string;
  metrics: Metrics;
  notice: AdminNotice;
  web: WebChannel;
  terminal: TerminalChannel;
  /** What the server serves; the terminal belongs to a command. */
  channels: readonly Channel[];
  listeners: readonly OutcomeListener[];
  snapshots: LiveSnapshots;
  plugins: ComposedPlugins;
  retrievers: readonly Retriever[];
  embedding: Embedding;
  refiner: Embedding['refiner'];
  models: Models;
  modelHealth: ModelHealth;
  assistant: AssistantRunner;
  links: SourceLinks;
  articles: WebArticleReader;
  documents: Documents;
  privacy: Privacy;
  intents: Intents;
  analytics: Analytics;
  pictures: Pictures;
  figures: Figures;
  redFlags: RedFlagDesk;
  /** Texts for emergencies that no clinician has signed. */
  unsigned: readonly string[];
  ingest: IngestKnowledge;
  enrich: EnrichKnowledge;
  sync: SyncOrigins;
}

/** Where ports meet their adapters. A new source, channel or store is one line here. */
export function composeServices({ config, database, logger, refine }: ProgramParts): Services {
  const privacy = composePrivacy(config);
  const { redactor } = privacy;
  const created = createStores(database, privacy.seal);
  const stores = refine?.stores?.(created) ?? created;
  const clock = systemClock;
  const metrics = new Metrics();
  const notice = new LogAdminNotice(logger, config.admins);

  const web = new WebChannel(new FolderChatPictures(config.pictures.chatFolder));
  const terminal = new TerminalChannel();
  const { channels: platforms, ...lines } = composePlatforms({
    config,
    notice,
    clock,
    logger,
    timings: refine?.timings,
  });
  const channels: Channel[] = [web, ...platforms].map((channel) => refine?.channel?.(channel) ?? channel);
  const listeners = [web, metrics];

  const today = (): string => isoDay(clock.now(), config.intake.timeZone);
  const models = composeModels(config, { clock, logger, usage: stores.modelUsage, metrics });
  const embedding = composeEmbedding({ config, stores, today, model: models.embedding, clock, logger });
  const snapshots = new LiveSnapshots({
    ...stores,
    today,
    logger,
    threadScript: buildThreadScript,
    isRefined: embedding.refiner !== null,
    restore: ({ assistant, revision, payload }) =>
      restoreSnapshot({
        assistant,
        revision,
        built: payload as BuiltAssistant,
        reviewWidth: config.gate.reviewWidth,
      }),
  });
  const prompts = new PromptFiles(promptsFolder);
  const attachments = attachmentsOf([...channels, terminal]);
  const pictures = composePictures({ config, models, prompts, redactor, attachments, searchPath: searchPath(), clock });
  const figures = composeFigures({
    ...{ config, stores, files: pictures.files, snapshots, today, logger },
    texts: models.embedding,
    images: models.imageEmbedding,
  });
  const plugins = new ComposedPlugins({ config, clock, logger });
  const owned = new OwnedKnowledge({ knowledge: stores.knowledge, snapshots, today });
  const retrievers = [
    ...composeRetrievers({ stores, snapshots, vectors: embedding.vectors, today, clock }),
    figures.retriever,
    ...plugins.host.retrievers(),
  ].map((source) => new OwnKnowledgeRetriever(source, owned));

  const intents = composeIntents(
    config,
    prompts,
    retrievers.map(({ name }) => name),
  );
  const { questionLists } = stores;
  const analytics = composeAnalytics({
    config,
    model: models.chatFor('answer'),
    prompts,
    redactor,
    questionLists,
    clock,
    today,
    logger,
  });
  const articles = new WebArticleReader({ links: config.links, pageScript });
  const documents = composeDocuments(config.knowledge.documents, searchPath());
  const reader = firstReaderOf([documents.reader, ...plugins.host.documentReaders()]);
  const { desk: redFlags, unsigned } = openRedFlagDesk();
  const assistant = composeAssistant({
    ...{ config, stores, clock, logger, notice, prompts, models, retrievers, snapshots, intents, analytics, pictures },
    ...{ plugins, redFlags, redactor, articles, reader, attachments, refiner: embedding.refiner },
  });

  const links = new SignedSourceLinks(config.server, clock);
  const intakeServices = composeIntake({
    config,
    stores,
    channels: [...channels, terminal],
    listeners,
    snapshots,
    assistant,
    callsBot: (text) => callsBot(text, config.preprocess.botNames),
    commands: plugins.host.commands,
    redFlags,
    privacy: composePrivacyServices({ config, stores, privacy, clock, logger }),
    keepRawHours: config.privacy.keepRawHours,
    joinNotice: config.privacy.joinNotice,
    links,
    answerFiles: analytics.files,
    chatPictures: web.pictures,
    notice,
    onSend: (channel, state) => {
      metrics.onSend(channel, state);
    },
    clock,
    logger,
  });
  const { ways, perDocument: most } = config.pictures.documents;
  const { files: pictureFiles, documentDecoder: decoder } = pictures;
  const keeping = ways.length > 0 ? { store: stores.documentPictures, files: pictureFiles, decoder, most } : null;
  const ingest = new IngestKnowledge({ ...stores, logger, clock, reader, pictures: keeping }, config.knowledge);
  const enrich = composeEnrichment({ config, stores, models, pictures, prompts, today, logger });
  const openOrigin = composeOrigins(config, searchPath());
  const sync = new SyncOrigins({ ingest, openOrigin, clock, logger }, config.knowledge);

  return {
    config,
    database,
    logger,
    stores,
    clock,
    today,
    metrics,
    notice,
    web,
    terminal,
    channels,
    listeners,
    snapshots,
    plugins,
    retrievers,
    embedding,
    refiner: embedding.refiner,
    models,
    modelHealth: models.health,
    assistant,
    links,
    ...lines,
    articles,
    documents,
    privacy,
    unsigned,
    intents,
    analytics,
    pictures,
    figures,
    redFlags,
    ...intakeServices,
    ingest,
    enrich,
    sync,
  };
}
