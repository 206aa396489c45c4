import type { Evidence } from '../core/answer';
import type { KnowledgeStore } from '../core/ports/knowledge-store';
import type { AssistantSnapshot, AssistantSnapshots, SimilarText } from '../core/ports/passage-index';
import type { Retriever, RetrieveRequest } from '../core/ports/retriever';
import { askedParts } from '../text/asked-parts';

/** Below it, two questions share words but not what is asked. */
const LEAST_SIMILARITY = 0.45;

/** A part of a text is short, and so soon like another question. */
const LEAST_OF_PART = 0.6;

/** Pairs that are like the whole text, or like one of several questions in it; best first. */
function alikePairs(
  { similarPairs }: Pick<AssistantSnapshot, 'similarPairs'>,
  text: string,
  limit: number,
): SimilarText[] {
  const best = new Map<string, number>();
  const note = (asked: string, least: number): void => {
    for (const { id, similarity } of similarPairs(asked, limit)) {
      if (similarity >= least) best.set(id, Math.max(similarity, best.get(id) ?? 0));
    }
  };
  note(text, LEAST_SIMILARITY);
  for (const part of askedParts(text)) note(part, LEAST_OF_PART);
  const alike = [...best].map(([id, similarity]) => ({ id, similarity }));
  return alike.sort((left, right) => right.similarity - left.similarity).slice(0, limit);
}

/** Finds approved answers by the likeness of their questions. */
export class QaPairRetriever implements Retriever {
  readonly name = 'qa-pair';

  constructor(
    private readonly snapshots: AssistantSnapshots,
    private readonly knowledge: KnowledgeStore,
  ) {}

  async retrieve({ question, limit }: RetrieveRequest): Promise<Evidence[]> {
    const snapshot = this.snapshots.current(question.assistant);
    const alike = snapshot ? alikePairs(snapshot, question.matchText, limit) : [];
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
