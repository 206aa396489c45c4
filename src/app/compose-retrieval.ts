import type { Clock } from '../core/ports/clock';
import type { AssistantSnapshots } from '../core/ports/passage-index';
import type { Retriever } from '../core/ports/retriever';
import type { VectorIndex } from '../core/ports/vector-index';
import { CodeRetriever } from '../retrievers/code.retriever';
import { ConversationFileRetriever } from '../retrievers/conversation-file.retriever';
import { DenseRetriever } from '../retrievers/dense.retriever';
import { GraphRetriever } from '../retrievers/graph.retriever';
import { KeywordRetriever } from '../retrievers/keyword.retriever';
import { PassageNoteRetriever } from '../retrievers/passage-note.retriever';
import { QaPairRetriever } from '../retrievers/qa-pair.retriever';
import type { Stores } from '../stores/typeorm/stores';

export interface RetrievalParts {
  stores: Pick<Stores, 'knowledge' | 'documents' | 'conversationFiles' | 'graphs' | 'passageNotes'>;
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
  new GraphRetriever({ graphs: stores.graphs, knowledge: stores.knowledge, snapshots, today }),
  new PassageNoteRetriever({ notes: stores.passageNotes, knowledge: stores.knowledge, snapshots, today }),
  new CodeRetriever({ documents: stores.documents, knowledge: stores.knowledge, snapshots, today }),
  new ConversationFileRetriever(stores.conversationFiles, clock),
];
