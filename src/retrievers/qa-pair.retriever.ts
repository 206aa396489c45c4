import type { Evidence } from '../core/answer';
import type { KnowledgeStore } from '../core/ports/knowledge-store';
import type { AssistantSnapshots } from '../core/ports/passage-index';
import type { Retriever, RetrieveRequest } from '../core/ports/retriever';

/** Below it, two questions share words but not what is asked. */
const LEAST_SIMILARITY = 0.45;

/** Finds approved answers by the likeness of their questions. */
export class QaPairRetriever implements Retriever {
  readonly name = 'qa-pair';

  constructor(
    private readonly snapshots: AssistantSnapshots,
    private readonly knowledge: KnowledgeStore,
  ) {}

  async retrieve({ question, limit }: RetrieveRequest): Promise<Evidence[]> {
    const near = this.snapshots.current(question.assistant)?.similarPairs(question.matchText, limit) ?? [];
    const alike = near.filter(({ similarity }) => similarity >= LEAST_SIMILARITY);
    if (alike.length === 0) return [];
    const pairs = new Map((await this.knowledge.listQaPairs(question.assistant)).map((pair) => [pair.id, pair]));
    return alike.flatMap(({ id, similarity }): Evidence[] => {
      const pair = pairs.get(id);
      if (!pair) return [];
      return [
        {
          id,
          kind: 'qa-pair',
          retriever: this.name,
          text: pair.answer,
          title: pair.question,
          headingPath: [],
          sources: pair.source === null ? [] : [pair.source],
          reviewedOn: null,
          documentId: null,
          place: null,
          url: null,
          score: similarity,
        },
      ];
    });
  }
}
