import type { Evidence } from '../core/answer';
import type { KnowledgeStore } from '../core/ports/knowledge-store';
import type { AssistantSnapshots } from '../core/ports/passage-index';
import { withoutHidden } from '../text/hidden-text';
import type { Retriever, RetrieveRequest } from '../core/ports/retriever';

/** Finds passages by their n-grams in the assistant's live index. */
export class KeywordRetriever implements Retriever {
  readonly name = 'keyword';

  constructor(
    private readonly snapshots: AssistantSnapshots,
    private readonly knowledge: KnowledgeStore,
  ) {}

  async retrieve({ question, limit }: RetrieveRequest): Promise<Evidence[]> {
    const found = this.snapshots.current(question.assistant)?.passages.search(question.matchText, limit) ?? [];
    const scores = new Map(found.map(({ passageId, score }) => [passageId, score]));
    const passages = await this.knowledge.findPassages([...scores.keys()]);
    return passages.map((passage) => ({
      id: passage.id,
      kind: 'passage',
      retriever: this.name,
      text: withoutHidden(passage.overlap + passage.text),
      title: passage.documentTitle,
      headingPath: passage.headingPath.filter((heading) => heading !== passage.documentTitle),
      sources: passage.sources,
      reviewedOn: passage.reviewedOn,
      score: scores.get(passage.id) ?? 0,
    }));
  }
}
