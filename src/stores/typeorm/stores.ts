import type { AlarmStore } from '../../core/ports/alarm-store';
import type { AssistantStore } from '../../core/ports/assistant-store';
import type { ConversationFileStore } from '../../core/ports/conversation-file-store';
import type { ConversationStore } from '../../core/ports/conversation-store';
import type { DocumentHistory } from '../../core/ports/document-history';
import type { DocumentPictureStore } from '../../core/ports/document-picture-store';
import type { FeedbackStore } from '../../core/ports/feedback-store';
import type { GraphStore } from '../../core/ports/graph-store';
import type { InboxStore } from '../../core/ports/inbox-store';
import type { KnowledgeStore } from '../../core/ports/knowledge-store';
import type { LeaseStore } from '../../core/ports/lease-store';
import type { MemberDataStore } from '../../core/ports/member-data-store';
import type { ModelUsageStore } from '../../core/ports/model-usage-store';
import type { OutboxStore } from '../../core/ports/outbox-store';
import type { OutcomeStore } from '../../core/ports/outcome-store';
import type { PassageNoteStore } from '../../core/ports/passage-note-store';
import type { PlaceholderStore } from '../../core/ports/placeholder-store';
import type { QuestionListStore } from '../../core/ports/question-list-store';
import type { RevisionStore } from '../../core/ports/revision-store';
import type { SpendingStore } from '../../core/ports/spending-store';
import { Seal } from '../sealing/seal';
import { SqlAlarmStore } from './alarm.store';
import { SqlAssistantStore } from './assistant.store';
import { SqlConversationFileStore } from './conversation-file.store';
import { SqlConversationStore } from './conversation.store';
import type { Database } from './database';
import { SqlDocumentHistory } from './document-history.store';
import { SqlDocumentPictureStore } from './document-picture.store';
import { SqlFeedbackStore } from './feedback.store';
import { SqlGraphStore } from './graph.store';
import { SqlInboxStore } from './inbox.store';
import { SqlKnowledgeStore } from './knowledge.store';
import { SqlLeaseStore } from './lease.store';
import { SqlModelUsageStore } from './model-usage.store';
import { SqlMemberDataStore } from './member-data.store';
import { SqlOutboxStore } from './outbox.store';
import { SqlOutcomeStore } from './outcome.store';
import { SqlPassageNoteStore } from './passage-note.store';
import { SqlPlaceholderStore } from './placeholder.store';
import { SqlQuestionListStore } from './question-list.store';
import { SqlRevisionStore } from './revision.store';
import { SqlSpendingStore } from './spending.store';

export interface Stores {
  assistants: AssistantStore;
  knowledge: KnowledgeStore;
  documents: DocumentHistory;
  documentPictures: DocumentPictureStore;
  questionLists: QuestionListStore;
  revisions: RevisionStore;
  inbox: InboxStore;
  placeholders: PlaceholderStore;
  memberData: MemberDataStore;
  alarms: AlarmStore;
  outcomes: OutcomeStore;
  outbox: OutboxStore;
  leases: LeaseStore;
  feedback: FeedbackStore;
  conversations: ConversationStore;
  conversationFiles: ConversationFileStore;
  graphs: GraphStore;
  passageNotes: PassageNoteStore;
  spending: SpendingStore;
  modelUsage: ModelUsageStore;
}

/** @param seal of what members wrote; without one nobody can open it once the process has ended */
export function createStores(database: Database, seal = Seal.ofThisProcess()): Stores {
  return {
    assistants: new SqlAssistantStore(database),
    knowledge: new SqlKnowledgeStore(database),
    documents: new SqlDocumentHistory(database),
    documentPictures: new SqlDocumentPictureStore(database),
    questionLists: new SqlQuestionListStore(database),
    revisions: new SqlRevisionStore(database),
    inbox: new SqlInboxStore(database, seal),
    placeholders: new SqlPlaceholderStore(database, seal),
    memberData: new SqlMemberDataStore(database),
    alarms: new SqlAlarmStore(database),
    outcomes: new SqlOutcomeStore(database),
    outbox: new SqlOutboxStore(database),
    leases: new SqlLeaseStore(database),
    feedback: new SqlFeedbackStore(database),
    conversations: new SqlConversationStore(database),
    conversationFiles: new SqlConversationFileStore(database),
    graphs: new SqlGraphStore(database),
    passageNotes: new SqlPassageNoteStore(database),
    spending: new SqlSpendingStore(database),
    modelUsage: new SqlModelUsageStore(database),
  };
}
