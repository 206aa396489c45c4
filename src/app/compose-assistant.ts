import type { AppConfig } from '../config/app-config';
import { policyOf } from '../config/assistants.config';
import type { AdminNotice } from '../core/ports/admin-notice';
import type { ArticleReader } from '../core/ports/article-reader';
import type { AssistantRunner } from '../core/ports/assistant-runner';
import type { AttachmentSource } from '../core/ports/attachment-source';
import type { Clock } from '../core/ports/clock';
import type { DocumentReader } from '../core/ports/document-reader';
import type { Logger } from '../core/ports/logger';
import type { AssistantSnapshots } from '../core/ports/passage-index';
import type { Prompts } from '../core/ports/prompts';
import type { RedFlags } from '../core/ports/red-flags';
import type { Redactor } from '../core/ports/redactor';
import type { Retriever } from '../core/ports/retriever';
import { completeText } from '../core/question';
import { ReadPostedFiles } from '../knowledge/posted/read-posted-files';
import { AssistantPipeline } from '../pipeline/assistant.pipeline';
import type { VerdictRefiner } from '../pipeline/gate/verdict-refiner';
import { ModelRewriter } from '../pipeline/preprocess/try-rewrite.use-case';
import { ModelCheck } from '../pipeline/respond/grounding/model-check';
import { ModelWriter } from '../pipeline/respond/model-writer';
import { Responder } from '../pipeline/respond/respond.step';
import type { OutputGuard } from '../pipeline/safety/output/output-guard';
import { KeptFigures } from '../stores/files/kept-figures';
import type { Stores } from '../stores/typeorm/stores';
import type { Analytics } from './compose-analytics';
import type { Intents } from './compose-intents';
import type { Models } from './compose-models';
import type { Pictures } from './compose-pictures';
import type { ComposedPlugins } from './compose-plugins';
import { composeTranscription } from './compose-preprocess';
import { composeReader } from './compose-rewriter';
import { composeOutputGuard, composeSafetyRules } from './compose-safety';

export interface AssistantParts {
  config: AppConfig;
  stores: Pick<Stores, 'knowledge' | 'conversationFiles'>;
  clock: Clock;
  logger: Logger;
  notice: AdminNotice;
  prompts: Prompts;
  models: Models;
  retrievers: readonly Retriever[];
  snapshots: AssistantSnapshots;
  refiner: VerdictRefiner | null;
  intents: Intents;
  analytics: Pick<Analytics, 'answerers' | 'files'>;
  pictures: Pictures;
  plugins: ComposedPlugins;
  redFlags: RedFlags;
  redactor: Redactor;
  articles: ArticleReader;
  /** Of posted files. */
  reader: DocumentReader;
  attachments: AttachmentSource;
}

/** The journey of a question with all that serves it. */
export function composeAssistant(parts: AssistantParts): AssistantRunner {
  const { config, clock, prompts, models, analytics, pictures, intents, redactor, attachments } = parts;
  const guard = composeOutputGuard({ config, clock });
  const questionReader = composeReader(config, models.chatFor('rewrite'), prompts, intents.all);
  const { files } = config.preprocess;
  return new AssistantPipeline({
    snapshots: parts.snapshots,
    responder: responderOf(parts, guard),
    refiner: parts.refiner,
    safetyRules: composeSafetyRules({ config, pluginRules: parts.plugins.host.safetyRules, notice: parts.notice }),
    clock,
    preprocess: config.preprocess,
    policyOf: (name) => policyOf(config.assistants, name),
    redFlags: parts.redFlags,
    redactor,
    guard,
    intents: { router: intents.router, reader: questionReader },
    answerers: analytics.answerers,
    pictures: {
      questioner: pictures.questioner,
      figures: config.pictures.documents.show
        ? new KeptFigures({ pictures: pictures.files, files: analytics.files, logger: parts.logger })
        : null,
    },
    services: {
      voice: {
        transcription: composeTranscription(config, clock),
        attachments,
        limits: config.models.transcription,
      },
      articles: parts.articles,
      files: files.enabled
        ? new ReadPostedFiles({
            attachments,
            reader: parts.reader,
            files: parts.stores.conversationFiles,
            clock,
            redactor,
            limits: files,
          })
        : null,
      pictures: pictures.reader && { reader: pictures.reader, most: config.pictures.perQuestion },
      rewriter: questionReader && new ModelRewriter(questionReader),
    },
  });
}

function responderOf({ config, stores, models, prompts, retrievers }: AssistantParts, guard: OutputGuard): Responder {
  const writing = models.chatFor('answer');
  const checking = models.chatFor('check');
  const writer =
    writing &&
    new ModelWriter(writing, prompts, {
      rulesFor: (question) => [
        guard.sentenceRule({
          question: completeText(question),
          audience: policyOf(config.assistants, question.assistant).audience,
        }),
      ],
      modelCheck: config.answer.checkWithModel && checking ? new ModelCheck(checking, prompts) : null,
    });
  return new Responder({
    retrievers,
    reranker: models.rerank,
    knowledge: stores.knowledge,
    modelWriter: writer,
    prompts,
    answer: config.answer,
    retrieval: config.retrieval,
  });
}
