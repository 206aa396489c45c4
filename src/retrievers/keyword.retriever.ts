import type { Evidence } from '../core/answer';
import type { KnowledgeStore } from '../core/ports/knowledge-store';
import type { AssistantSnapshots } from '../core/ports/passage-index';
import type { Retriever, RetrieveRequest } from '../core/ports/retriever';
import { passageEvidence } from './passage-evidence';

/** Finds passages by their n-grams in the assistant's live index. */
export class KeywordRetriever implements Retriever {
  readonly name = 'keyword';

  /** @param today ISO day on which a passage has to count */
  constructor(
    private readonly snapshots: AssistantSnapshots,
    private readonly knowledge: Pick<KnowledgeStore, 'findPassages'>,
    private readonly today: () => string,
  ) {}

  async retrieve({ question, limit }: RetrieveRequest): Promise<Evidence[]> {
    const found = this.snapshots.current(question.assistant)?.passages.search(question.matchText, limit) ?? [];
    const scores = new Map(found.map(({ passageId, score }) => [passageId, score]));
    const passages = await this.knowledge.findPassages([...scores.keys()], this.today());
    return passages.map((passage) =>
      passageEvidence(passage, { retriever: this.name, score: scores.get(passage.id) ?? 0 }),
    );
  }
}
