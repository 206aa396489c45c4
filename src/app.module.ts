import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { ApiErrorFilter } from './admin/api-error.filter';
import { AlarmsController } from './admin/alarms.controller';
import { AnswerFilesController } from './admin/answer-files.controller';
import { AssistantsController } from './admin/assistants.controller';
import { CandidatePairsController } from './admin/candidate-pairs.controller';
import { ConversationsController } from './admin/conversations.controller';
import { DataSourcesController } from './admin/data-sources.controller';
import { DocumentPicturesController } from './admin/document-pictures.controller';
import { DocumentsController } from './admin/documents.controller';
import { DraftsController } from './admin/drafts.controller';
import { ExplanationsController } from './admin/explanations.controller';
import { GroupSettingsController } from './admin/group-settings.controller';
import { HealthController } from './admin/health.controller';
import { KnowledgeController } from './admin/knowledge.controller';
import { LoginsController } from './admin/logins.controller';
import { MetricsController } from './admin/metrics.controller';
import { ModelsController } from './admin/models.controller';
import { OriginsController } from './admin/origins.controller';
import { PluginsController } from './admin/plugins.controller';
import { PrivateGuard } from './admin/private.guard';
import { QuestionsController } from './admin/questions.controller';
import { ReviewItemsController } from './admin/review-items.controller';
import { SessionController } from './admin/session.controller';
import { SourcesController } from './admin/sources.controller';
import { StartToken } from './admin/start-token';
import type { Services } from './app/compose-services';
import { providersOf } from './app/providers';
import { ChatPicturesController } from './channels/web/chat-pictures.controller';
import { WebChatController } from './channels/web/web-chat.controller';

@Module({})
export class AppModule {
  static register(services: Services, startToken: StartToken): DynamicModule {
    return {
      module: AppModule,
      controllers: [
        SessionController,
        AlarmsController,
        AnswerFilesController,
        AssistantsController,
        ConversationsController,
        GroupSettingsController,
        ExplanationsController,
        QuestionsController,
        DraftsController,
        ReviewItemsController,
        CandidatePairsController,
        DataSourcesController,
        DocumentPicturesController,
        DocumentsController,
        KnowledgeController,
        LoginsController,
        ModelsController,
        OriginsController,
        PluginsController,
        SourcesController,
        WebChatController,
        ChatPicturesController,
        HealthController,
        MetricsController,
      ],
      providers: [
        ...providersOf(services),
        { provide: StartToken, useValue: startToken },
        { provide: APP_GUARD, useClass: PrivateGuard },
        { provide: APP_FILTER, useClass: ApiErrorFilter },
      ],
    };
  }
}
