import { AssistantRevisionEntity } from './assistant-revision.entity';
import { AssistantEntity } from './assistant.entity';
import { ConversationLeaseEntity } from './conversation-lease.entity';
import { ConversationSettingsEntity } from './conversation-settings.entity';
import { DocumentEntity } from './document.entity';
import { FeedbackEntity } from './feedback.entity';
import { InboxMessageEntity } from './inbox-message.entity';
import { JobEntity } from './job.entity';
import { KnowledgeBaseEntity } from './knowledge-base.entity';
import { ListedQuestionEntity } from './listed-question.entity';
import { OutboxItemEntity } from './outbox-item.entity';
import { PassageEntity } from './passage.entity';
import { QaPairEntity } from './qa-pair.entity';
import { QuestionEntity } from './question.entity';
import { ReviewItemEntity } from './review-item.entity';

export const entities = [
  AssistantEntity,
  AssistantRevisionEntity,
  ConversationLeaseEntity,
  ConversationSettingsEntity,
  DocumentEntity,
  FeedbackEntity,
  InboxMessageEntity,
  JobEntity,
  KnowledgeBaseEntity,
  ListedQuestionEntity,
  OutboxItemEntity,
  PassageEntity,
  QaPairEntity,
  QuestionEntity,
  ReviewItemEntity,
];
