import type { Evidence } from '../core/answer';
import type { KnowledgeStore } from '../core/ports/knowledge-store';
import type { AssistantSnapshots } from '../core/ports/passage-index';
import type { PassageNote, PassageNoteStore } from '../core/ports/passage-note-store';
import type { Retriever, RetrieveRequest } from '../core/ports/retriever';
import { NgramIndex } from '../text/ngram-index';
import { NgramIndexBuilder } from '../text/ngram-index-builder';
import { passageEvidence } from './passage-evidence';
import { RevisedCache } from './revised-cache';

export interface PassageNoteRetrieverOptions {
  notes: PassageNoteStore;
  knowledge: Pick<KnowledgeStore, 'findPassages' | 'listKnowledgeBases'>;
  snapshots: AssistantSnapshots;
  /** ISO day on which a passage has to count. */
  today: () => string;
}

/** Finds passages by what a model wrote about them at ingest: summaries, and questions that they answer. */
export class PassageNoteRetriever implements Retriever {
  readonly name = 'passage-note';
  private readonly indexes: RevisedCache<NgramIndex | null>;

  constructor(private readonly options: PassageNoteRetrieverOptions) {
    const { notes, snapshots } = options;
    this.indexes = new RevisedCache(
      async (assistant) =>
        `${snapshots.current(assistant)?.revision ?? 0} ${await notes.stamp(await this.basesOf(assistant))}`,
      async (assistant) => indexOf(await notes.list(await this.basesOf(assistant))),
    );
  }

  async retrieve({ question, limit }: RetrieveRequest): Promise<Evidence[]> {
    const { knowledge, today } = this.options;
    const index = await this.indexes.get(question.assistant);
    // More than asked for: some may not count today.
    const scores = new Map(
      index?.search(question.matchText, limit * 2).map(({ passageId, score }) => [passageId, score]),
    );
    const passages = await knowledge.findPassages([...scores.keys()], today());
    return passages
      .slice(0, limit)
      .map((passage) => passageEvidence(passage, { retriever: this.name, score: scores.get(passage.id) ?? 0 }));
  }

  private async basesOf(assistant: string): Promise<string[]> {
    const bases = await this.options.knowledge.listKnowledgeBases();
    return bases.filter((base) => base.assistant === assistant).map(({ id }) => id);
  }
}

/** Null without notes. A passage counts with its best note. */
function indexOf(notes: readonly PassageNote[]): NgramIndex | null {
  if (notes.length === 0) return null;
  const builder = new NgramIndexBuilder();
  for (const { id, passageId, text } of notes) builder.replace(id, [{ passageId, text }]);
  return new NgramIndex(builder.build());
}
