import type { Clock } from '../core/ports/clock';
import type { AssistantSnapshots } from '../core/ports/passage-index';
import type { Retriever } from '../core/ports/retriever';
import type { VectorIndex } from '../core/ports/vector-index';
import { ConversationFileRetriever } from '../retrievers/conversation-file.retriever';
import { DenseRetriever } from '../retrievers/dense.retriever';
import { KeywordRetriever } from '../retrievers/keyword.retriever';
import { QaPairRetriever } from '../retrievers/qa-pair.retriever';
import type { Stores } from '../stores/typeorm/stores';

export interface RetrievalParts {
  stores: Pick<Stores, 'knowledge' | 'conversationFiles'>;
  snapshots: AssistantSnapshots;
  vectors: VectorIndex;
  today: () => string;
  clock: Clock;
}

/** Every source of evidence. A new one is one line here; plugins bring their own. */
export const composeRetrievers = ({ stores, snapshots, vectors, today, clock }: RetrievalParts): Retriever[] => [
  new QaPairRetriever(snapshots, stores.knowledge),
  new KeywordRetriever(snapshots, stores.knowledge, today),
  new DenseRetriever({ vectors, knowledge: stores.knowledge, today }),
  new ConversationFileRetriever(stores.conversationFiles, clock),
];
