import { AlarmEntity } from './alarm.entity';
import { AnswerCitationEntity } from './answer-citation.entity';
import { AssistantRevisionEntity } from './assistant-revision.entity';
import { AssistantEntity } from './assistant.entity';
import { ConversationFileEntity } from './conversation-file.entity';
import { ConversationLeaseEntity } from './conversation-lease.entity';
import { ConversationSettingsEntity } from './conversation-settings.entity';
import { DocumentPictureEntity } from './document-picture.entity';
import { DocumentVersionEntity } from './document-version.entity';
import { DocumentEntity } from './document.entity';
import { FeedbackEntity } from './feedback.entity';
import { GraphEntityEntity } from './graph-entity.entity';
import { GraphMentionEntity } from './graph-mention.entity';
import { GraphPassageEntity } from './graph-passage.entity';
import { GraphRelationEntity } from './graph-relation.entity';
import { InboxMessageEntity } from './inbox-message.entity';
import { JobEntity } from './job.entity';
import { KnowledgeBaseEntity } from './knowledge-base.entity';
import { ListedQuestionEntity } from './listed-question.entity';
import { ModelUsageEntity } from './model-usage.entity';
import { NotedPassageEntity } from './noted-passage.entity';
import { OptOutEntity } from './opt-out.entity';
import { OutboxItemEntity } from './outbox-item.entity';
import { PassageNoteEntity } from './passage-note.entity';
import { PassageEntity } from './passage.entity';
import { PictureReadingEntity } from './picture-reading.entity';
import { PicturedDocumentEntity } from './pictured-document.entity';
import { PlaceholderEntity } from './placeholder.entity';
import { QaPairEntity } from './qa-pair.entity';
import { QuestionEntity } from './question.entity';
import { ReviewItemEntity } from './review-item.entity';
import { SpendingEntity } from './spending.entity';

export const entities = [
  AlarmEntity,
  AnswerCitationEntity,
  AssistantEntity,
  AssistantRevisionEntity,
  ConversationFileEntity,
  ConversationLeaseEntity,
  ConversationSettingsEntity,
  DocumentEntity,
  DocumentPictureEntity,
  DocumentVersionEntity,
  FeedbackEntity,
  GraphEntityEntity,
  GraphMentionEntity,
  GraphPassageEntity,
  GraphRelationEntity,
  InboxMessageEntity,
  JobEntity,
  KnowledgeBaseEntity,
  ListedQuestionEntity,
  ModelUsageEntity,
  NotedPassageEntity,
  OptOutEntity,
  OutboxItemEntity,
  PassageEntity,
  PassageNoteEntity,
  PictureReadingEntity,
  PicturedDocumentEntity,
  PlaceholderEntity,
  QaPairEntity,
  QuestionEntity,
  ReviewItemEntity,
  SpendingEntity,
];
