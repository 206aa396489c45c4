import type { Evidence } from '../core/answer';
import type { KnowledgeStore } from '../core/ports/knowledge-store';
import type { Retriever, RetrieveRequest } from '../core/ports/retriever';
import type { VectorIndex } from '../core/ports/vector-index';
import { passageEvidence } from './passage-evidence';

export interface DenseRetrieverOptions {
  vectors: VectorIndex;
  knowledge: Pick<KnowledgeStore, 'findPassages' | 'listKnowledgeBases'>;
  /** ISO day on which a passage has to count. */
  today: () => string;
}

/** Finds passages by what they mean, where an embedding model is configured. */
export class DenseRetriever implements Retriever {
  readonly name = 'dense';

  constructor(private readonly options: DenseRetrieverOptions) {}

  isAvailable(): boolean {
    return this.options.vectors.status().state !== 'off';
  }

  async retrieve({ question, limit, signal }: RetrieveRequest): Promise<Evidence[]> {
    const { vectors, knowledge, today } = this.options;
    const bases = await knowledge.listKnowledgeBases();
    const knowledgeBaseIds = bases.filter(({ assistant }) => assistant === question.assistant).map(({ id }) => id);
    if (knowledgeBaseIds.length === 0) return [];
    const found = await vectors.search({ text: question.matchText, knowledgeBaseIds, limit }, signal);
    const similarities = new Map(found.map(({ id, similarity }) => [id, similarity]));
    const passages = await knowledge.findPassages([...similarities.keys()], today());
    return passages.map((passage) =>
      passageEvidence(passage, { retriever: this.name, score: similarities.get(passage.id) ?? 0 }),
    );
  }
}
