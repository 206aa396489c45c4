import type { CalculationFailure } from '../../src/analytics/calculate/calculation';
import type { ChartRefusal } from '../../src/analytics/charts/checked-chart';
import type { GuardRefusal } from '../../src/analytics/guard/guarded-query';
import type { QueryFailure } from '../../src/analytics/source/data-source';
import type { AlarmView } from '../../src/core/alarm-view';
import type { DataSourceReport } from '../../src/core/data-source-report';
import type { DocumentPage, DocumentReport, KnowledgeNote, KnowledgeReport } from '../../src/core/document-report';
import type { OriginsReport } from '../../src/core/origins-report';
import type { GroupMessage, GroupReport } from '../../src/core/group-report';
import type { Assistant, KnowledgeBase, ListedQuestion, QuestionListKind } from '../../src/core/knowledge';
import type { ModelReport } from '../../src/core/model-report';
import type { LoginView } from '../../src/core/login-view';
import type { ConversationRef, Member } from '../../src/core/message';
import type { Outcome } from '../../src/core/outcome';
import type { ChannelHealth } from '../../src/core/ports/channel-health';
import type { ModelFailure } from '../../src/core/ports/chat-model';
import type { ConversationMode, ConversationSettings } from '../../src/core/ports/conversation-store';
import type { MessageReason } from '../../src/core/ports/inbox-store';
import type { SendState } from '../../src/core/ports/outbox-store';
import type { PluginView } from '../../src/core/ports/plugin-view';
import type { ReviewRecord } from '../../src/core/ports/outcome-store';
import type { QuestionReport } from '../../src/core/question-report';
import { fetchWithin, request, upload } from './request';

export type { Answer, AnswerLabel, AnswerWriter, Citation, Evidence, WriterFallback } from '../../src/core/answer';
export type { AnswererStep, AnswererTrace } from '../../src/core/answerer-trace';
export type { BilingualWords, DataSourceReport, DataTableReport } from '../../src/core/data-source-report';
export type { DocumentPage, DocumentReport, KnowledgeNote, KnowledgeReport } from '../../src/core/document-report';
export type { OriginsReport } from '../../src/core/origins-report';
export type {
  CitingAnswer,
  DocumentChange,
  DocumentState,
  DocumentSummary,
  DocumentVersionRecord,
} from '../../src/core/ports/document-history';
export type { GroupMessage, GroupReport } from '../../src/core/group-report';
export type { Assistant, DocumentFormat, ListedQuestion, QuestionListKind } from '../../src/core/knowledge';
export type { LoginView, QrCode } from '../../src/core/login-view';
export type { AnswerAttachment, Chart, ChartType, Figures, ResultTable } from '../../src/core/figures';
export type { Member } from '../../src/core/message';
export type { EndpointReport, GroupUsage, ModelReport } from '../../src/core/model-report';
export type {
  IntentTrace,
  Outcome,
  OutcomeKind,
  OutcomeReason,
  PreprocessTrace,
  Trace,
  TraceStage,
  UsageTrace,
} from '../../src/core/outcome';
export type { ChannelHealth, ChannelState } from '../../src/core/ports/channel-health';
export type { ConversationMode, ConversationSettings } from '../../src/core/ports/conversation-store';
export type { MessageReason } from '../../src/core/ports/inbox-store';
export type { UsageTotal } from '../../src/core/ports/model-usage-store';
export type { RedFlagClass } from '../../src/core/ports/red-flags';
export type { SafetyStep } from '../../src/core/ports/safety-rule';
export type { SendState } from '../../src/core/ports/outbox-store';
export type { PluginView } from '../../src/core/ports/plugin-view';
export type { AlarmView } from '../../src/core/alarm-view';
export type { ReviewRecord } from '../../src/core/ports/outcome-store';
export type { FeedbackCounts, QuestionReport } from '../../src/core/question-report';
export type { ReviewKind } from '../../src/core/review-item';
export type { NearestQuestion, Verdict } from '../../src/core/verdict';

export { ApiError, isNotFound, isUnauthorized } from './request';

/** A knowledge base to choose. */
export type BaseChoice = Pick<KnowledgeBase, 'name' | 'title'>;

/** What the group may know of an outcome; the trace comes with the explanation. */
export type OutcomeView = Pick<Outcome, 'kind' | 'reason' | 'answer'>;

/** `question`: of a picture to which no words came. */
export type WaitsFor = NonNullable<GroupMessage['waitsFor']> | 'question';

export interface MessageView {
  id: string;
  member: Member;
  text: string;
  mentionsBot: boolean;
  /** Keys of its pictures; null where only its platform has it. */
  pictures?: readonly (string | null)[];
  /** Epoch milliseconds. */
  sentAt: number;
  /** Null while the message is being worked on. */
  outcome: OutcomeView | null;
  /** Messages that made one question share it; without it each message stands for itself. */
  questionId?: string | null;
  /** Why it has no question, and so no outcome. */
  reason?: MessageReason | null;
  /** How far each part of the reply is; absent in the simulator, where what was sent is seen. */
  parts?: readonly SendState[];
  /** The completed question; absent in the simulator. */
  rewritten?: string | null;
  /** What it waits for while it is pending; absent where the server does not tell. */
  waitsFor?: WaitsFor | null;
}

export interface NewMessage {
  assistant: string;
  /** Made by the page; a repeated post with the same id is recognised. */
  clientId: string;
  member: Member;
  text: string;
  mentionsBot: boolean;
  /** Keys of pictures that were posted before. */
  pictures: readonly string[];
}

export interface MessageReceipt {
  messageId: string;
  status: 'claimed' | 'duplicate';
}

export interface OutcomeEvent {
  messageIds: string[];
  outcome: OutcomeView;
}

export interface ReplyEvent {
  sendKey: string;
  replyTo: string;
  text: string;
}

/** A passage that carried the gate's score. */
export interface CarryingText {
  id: string;
  documentTitle: string;
  headingPath: readonly string[];
  text: string;
}

export interface Explanation {
  carrying: readonly CarryingText[];
  questionId: string;
  createdAt: number;
  assistant: string;
  outcome: Outcome;
}

/** What the bot does in a group: what an admin set, and what is in force. */
export interface GroupSettings {
  /** Null where the configuration holds. */
  settings: ConversationSettings;
  policy: {
    mode: ConversationMode;
    humanFirstSeconds: number;
    experts: readonly string[];
    staff: ConversationRef | null;
    silentUntil: number | null;
  };
}

/** Absent: as it is. Days as ISO 8601. */
export interface DocumentSettings {
  from?: string | null;
  until?: string | null;
  supersedes?: readonly string[];
  reviewedOn?: string | null;
  reviewedBy?: string | null;
}

/** Lines that stand together in the difference of two versions. */
export interface LineRun {
  kind: 'same' | 'added' | 'removed';
  lines: readonly string[];
}

export type VectorState = NonNullable<KnowledgeReport['vectors']>['state'];

export type AddFileStatus =
  'added' | 'unknown-base' | 'bad-name' | 'unsupported' | 'exists' | 'too-large' | 'unwritable' | 'refused';

export interface AddFileResult {
  status: AddFileStatus;
  problems: readonly KnowledgeNote[];
}

/** What a member of staff decides about a draft; `text` is what they sent where they changed it. */
export type DraftDecision = { decision: 'send' } | { decision: 'drop' } | { decision: 'handed'; text: string | null };

/** Why a step towards figures was not done. */
export type StepReason =
  | GuardRefusal
  | QueryFailure
  | ChartRefusal
  | CalculationFailure
  | `model-${ModelFailure}`
  | 'invalid-json'
  | 'not-in-data'
  | 'not-permitted'
  | 'no-rows'
  | 'unbacked-number';

/** What the page reads of the health. */
interface HealthView {
  channels?: readonly ChannelHealth[];
  /** Emergency texts that no clinician has signed. */
  unsignedRedFlagTexts?: number;
}

/** The health bears these whatever its status is. */
async function health(): Promise<HealthView> {
  const response = await fetchWithin('/health', {});
  return (await response.json()) as HealthView;
}

const segment = encodeURIComponent;

const documentsOf = (assistant: string): string => `assistants/${segment(assistant)}/documents`;
const documentOf = (assistant: string, id: string): string => `${documentsOf(assistant)}/${segment(id)}`;

export type GroupRef = Pick<GroupReport, 'channel' | 'id'>;

const pathOf = ({ channel, id }: GroupRef): string => `groups/${segment(channel)}/${segment(id)}`;

export const api = {
  session: () => request<{ version: string }>('GET', 'session'),
  signIn: (token: string) => request<undefined>('POST', 'session', { token }),
  assistants: () => request<Assistant[]>('GET', 'assistants'),
  messages: (conversation: string) => request<MessageView[]>('GET', `conversations/${segment(conversation)}/messages`),
  send: (conversation: string, message: NewMessage) =>
    request<MessageReceipt>('POST', `conversations/${segment(conversation)}/messages`, message),
  eventsUrl: (conversation: string) => `/api/conversations/${segment(conversation)}/events`,
  groups: () => request<GroupReport[]>('GET', 'groups'),
  groupMessages: (group: GroupRef, before?: string) => {
    const query = before === undefined ? '' : `?before=${segment(before)}`;
    return request<GroupMessage[]>('GET', `${pathOf(group)}/messages${query}`);
  },
  groupSettings: (group: GroupRef) => request<GroupSettings>('GET', `${pathOf(group)}/settings`),
  changeGroupSettings: (group: GroupRef, changes: Partial<ConversationSettings>) =>
    request<GroupSettings>('PUT', `${pathOf(group)}/settings`, changes),
  explanation: (message: string) => request<Explanation>('GET', `messages/${segment(message)}/explanation`),
  reviewItems: () => request<ReviewRecord[]>('GET', 'review-items'),
  alarms: () => request<AlarmView[]>('GET', 'alarms'),
  closeReviewItem: (id: string) => request<undefined>('POST', `review-items/${segment(id)}/close`),
  /** Where the pair of an item can be put; the first unless another is chosen. */
  basesForPair: (item: string) => request<BaseChoice[]>('GET', `review-items/${segment(item)}/knowledge-bases`),
  /** Makes the pair an approved one. */
  approvePair: (item: string, pair: { question: string; answer: string; knowledgeBase?: string }) =>
    request<undefined>('POST', `review-items/${segment(item)}/approve`, pair),
  draft: (question: string) => request<{ text: string }>('GET', `questions/${segment(question)}/draft`),
  /** False when somebody has decided before. */
  decideDraft: (question: string, decision: DraftDecision) =>
    request<{ decided: boolean }>('POST', `questions/${segment(question)}/draft`, decision),
  logins: () => request<LoginView[]>('GET', 'logins'),
  /** A new code to scan. */
  renewLogin: (channel: string) => request<undefined>('POST', `logins/${segment(channel)}/renew`),
  question: (id: string) => request<QuestionReport>('GET', `questions/${segment(id)}`),
  withdraw: (question: string) => request<{ withdrawn: boolean }>('POST', `questions/${segment(question)}/withdraw`),
  channels: async () => (await health()).channels ?? [],
  unsignedRedFlagTexts: async () => (await health()).unsignedRedFlagTexts ?? 0,
  dataSources: () => request<DataSourceReport[]>('GET', 'data-sources'),
  /** Of a picture or file that goes with an answer. */
  answerFileUrl: (key: string) => `/api/answer-files/${segment(key)}`,
  models: () => request<ModelReport>('GET', 'models'),
  plugins: () => request<PluginView[]>('GET', 'plugins'),
  resumePlugin: (name: string) => request<undefined>('POST', `plugins/${segment(name)}/resume`),
  documents: (assistant: string, query: { state: string; search: string; offset: number; limit: number }) => {
    const { state, ...rest } = query;
    const words = Object.entries({ ...(state !== '' && { state }), ...rest }).map(([key, value]) => [
      key,
      String(value),
    ]);
    return request<DocumentPage>('GET', `${documentsOf(assistant)}?${new URLSearchParams(words).toString()}`);
  },
  document: (assistant: string, id: string) => request<DocumentReport>('GET', documentOf(assistant, id)),
  versionText: (assistant: string, id: string, number: number) =>
    request<{ text: string }>('GET', `${documentOf(assistant, id)}/versions/${number}`),
  versionDifference: (assistant: string, id: string, { from, to }: { from: number; to: number }) =>
    request<{ runs: LineRun[] }>('GET', `${documentOf(assistant, id)}/difference?from=${from}&to=${to}`),
  rollBack: (assistant: string, id: string, version: number) =>
    request<DocumentReport>('POST', `${documentOf(assistant, id)}/roll-back`, { version }),
  changeDocument: (assistant: string, id: string, settings: DocumentSettings) =>
    request<DocumentReport>('PUT', `${documentOf(assistant, id)}/settings`, settings),
  switchDocument: (assistant: string, id: string, change: 'withdraw' | 'restore') =>
    request<DocumentReport>('POST', `${documentOf(assistant, id)}/${change}`),
  knowledge: () => request<KnowledgeReport>('GET', 'knowledge'),
  readFolder: () => request<undefined>('POST', 'knowledge/ingest'),
  origins: () => request<OriginsReport>('GET', 'knowledge/origins'),
  syncOrigins: (base: string) => request<undefined>('POST', `knowledge/${segment(base)}/sync`),
  addFile: (base: string, file: File, replace: boolean) =>
    upload<AddFileResult>(
      'PUT',
      `knowledge/bases/${segment(base)}/files/${segment(file.name)}?replace=${String(replace)}`,
      file,
    ),
  questions: (assistant: string) => request<ListedQuestion[]>('GET', `assistants/${segment(assistant)}/questions`),
  addQuestion: (assistant: string, kind: QuestionListKind, text: string) =>
    request<ListedQuestion>('POST', `assistants/${segment(assistant)}/questions`, { kind, text }),
  removeQuestion: (id: string) => request<undefined>('DELETE', `questions/${segment(id)}`),
};
