import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { ApiErrorFilter } from './admin/api-error.filter';
import { AssistantsController } from './admin/assistants.controller';
import { ConversationsController } from './admin/conversations.controller';
import { ExplanationsController } from './admin/explanations.controller';
import { HealthController } from './admin/health.controller';
import { MetricsController } from './admin/metrics.controller';
import { PrivateGuard } from './admin/private.guard';
import { QuestionsController } from './admin/questions.controller';
import { ReviewItemsController } from './admin/review-items.controller';
import { SessionController } from './admin/session.controller';
import { SourcesController } from './admin/sources.controller';
import { StartToken } from './admin/start-token';
import type { Services } from './app/compose-services';
import { providersOf } from './app/providers';
import { WebChatController } from './channels/web/web-chat.controller';

@Module({})
export class AppModule {
  static register(services: Services, startToken: StartToken): DynamicModule {
    return {
      module: AppModule,
      controllers: [
        SessionController,
        AssistantsController,
        ConversationsController,
        ExplanationsController,
        QuestionsController,
        ReviewItemsController,
        SourcesController,
        WebChatController,
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
