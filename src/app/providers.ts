import type { Provider } from '@nestjs/common';
import { PROGRAM_VERSION } from '../admin/session.controller';
import { WebChannel } from '../channels/web/web.channel';
import { DataSourceReports } from '../core/data-source-report';
import { AnswerFiles } from '../core/ports/answer-files';
import { AssistantStore } from '../core/ports/assistant-store';
import { ChatPictures } from '../core/ports/chat-pictures';
import { ChannelHealths } from '../core/ports/channel-health';
import { ChannelLogins } from '../core/ports/channel-login';
import { Clock } from '../core/ports/clock';
import { ConversationStore } from '../core/ports/conversation-store';
import { DatabaseHealth } from '../core/ports/database-health';
import { DocumentPictureStore, PictureFiles } from '../core/ports/document-picture-store';
import { DocumentHistory } from '../core/ports/document-history';
import { FeedbackStore } from '../core/ports/feedback-store';
import { InboxStore } from '../core/ports/inbox-store';
import { KnowledgeStore } from '../core/ports/knowledge-store';
import { Logger } from '../core/ports/logger';
import { MetricsText } from '../core/ports/metrics-text';
import { ModelHealth } from '../core/ports/model-health';
import { AlarmStore } from '../core/ports/alarm-store';
import { UnsignedTexts } from '../core/ports/red-flags';
import { ModelStates } from '../core/ports/model-states';
import { ModelUsageStore } from '../core/ports/model-usage-store';
import { OutboxStore } from '../core/ports/outbox-store';
import { OutcomeStore } from '../core/ports/outcome-store';
import { AssistantSnapshots, IndexWriter } from '../core/ports/passage-index';
import { Plugins } from '../core/ports/plugin-view';
import { QuestionListStore } from '../core/ports/question-list-store';
import { SourceLinks } from '../core/ports/source-links';
import { DecideHeld } from '../intake/decide-held.use-case';
import { GroupPolicies } from '../intake/groups/resolve-group-policy.use-case';
import { WithdrawReply } from '../intake/withdraw-reply.use-case';
import type { Services } from './compose-services';
import { knowledgeUseCases } from './knowledge-use-cases';
import { programVersion } from './program-paths';

/** What the controllers may ask for, by port. */
export const providersOf = (services: Services): Provider[] => [
  { provide: Logger, useValue: services.logger },
  { provide: AnswerFiles, useValue: services.analytics.files },
  { provide: DocumentPictureStore, useValue: services.stores.documentPictures },
  { provide: PictureFiles, useValue: services.pictures.files },
  { provide: ChatPictures, useValue: services.web.pictures },
  { provide: DataSourceReports, useValue: services.analytics.reports },
  { provide: Clock, useValue: services.clock },
  { provide: AssistantStore, useValue: services.stores.assistants },
  { provide: KnowledgeStore, useValue: services.stores.knowledge },
  { provide: DocumentHistory, useValue: services.stores.documents },
  ...knowledgeUseCases(services),
  { provide: QuestionListStore, useValue: services.stores.questionLists },
  { provide: InboxStore, useValue: services.stores.inbox },
  { provide: OutboxStore, useValue: services.stores.outbox },
  { provide: FeedbackStore, useValue: services.stores.feedback },
  { provide: ConversationStore, useValue: services.stores.conversations },
  { provide: GroupPolicies, useValue: services.policies },
  { provide: DecideHeld, useValue: services.decide },
  { provide: WithdrawReply, useValue: services.withdraw },
  { provide: SourceLinks, useValue: services.links },
  { provide: ChannelHealths, useValue: services.lines },
  { provide: ChannelLogins, useValue: services.logins },
  { provide: OutcomeStore, useValue: services.stores.outcomes },
  { provide: DatabaseHealth, useValue: services.database },
  { provide: ModelHealth, useValue: services.modelHealth },
  { provide: AlarmStore, useValue: services.stores.alarms },
  { provide: UnsignedTexts, useValue: services.unsigned },
  { provide: ModelStates, useValue: modelStatesOf(services) },
  { provide: ModelUsageStore, useValue: services.stores.modelUsage },
  { provide: MetricsText, useValue: services.metrics },
  { provide: AssistantSnapshots, useValue: services.snapshots },
  { provide: IndexWriter, useValue: services.snapshots },
  { provide: Plugins, useValue: services.plugins.host.plugins },
  { provide: WebChannel, useValue: services.web },
  { provide: PROGRAM_VERSION, useValue: programVersion },
];

const modelStatesOf = ({ models, config, today }: Services): ModelStates => ({
  endpoints: models.states,
  today,
  budget: config.models.budget,
});
