import type { Evidence } from '../../../core/answer';
import type { KnowledgeStore } from '../../../core/ports/knowledge-store';
import type { AssistantSnapshots } from '../../../core/ports/passage-index';
import type { Retriever, RetrieveRequest } from '../../../core/ports/retriever';

export interface OwnKnowledgeParts {
  knowledge: Pick<KnowledgeStore, 'documentVersionsOf' | 'listQaPairs'>;
  snapshots: AssistantSnapshots;
  /** ISO day on which a document has to count. */
  today: () => string;
}

interface Owned {
  revision: number;
  day: string;
  documents: ReadonlySet<string>;
  pairs: ReadonlySet<string>;
}

/** What an assistant owns at its revision, asked for once. */
export class OwnedKnowledge {
  private readonly owned = new Map<string, Owned>();

  constructor(private readonly parts: OwnKnowledgeParts) {}

  /** Without what belongs to another assistant's knowledge; posted files and web pages have owners of their own. */
  async only(evidence: readonly Evidence[], assistant: string): Promise<Evidence[]> {
    if (evidence.every(({ kind }) => kind === 'file' || kind === 'web')) return [...evidence];
    const { documents, pairs } = await this.of(assistant);
    return evidence.filter(({ id, kind, documentId }) => {
      if (kind === 'passage' || kind === 'figure') return documentId !== null && documents.has(documentId);
      return kind === 'qa-pair' ? pairs.has(id) : true;
    });
  }

  private async of(assistant: string): Promise<Owned> {
    const { knowledge, snapshots, today } = this.parts;
    const revision = snapshots.current(assistant)?.revision ?? 0;
    const day = today();
    const known = this.owned.get(assistant);
    if (known?.revision === revision && known.day === day) return known;
    const [documents, pairs] = await Promise.all([
      knowledge.documentVersionsOf(assistant, day),
      knowledge.listQaPairs(assistant),
    ]);
    const owned = {
      revision,
      day,
      documents: new Set(documents.map(({ id }) => id)),
      pairs: new Set(pairs.map(({ id }) => id)),
    };
    this.owned.set(assistant, owned);
    return owned;
  }
}

/** A source that gives an assistant its own knowledge only, also where the index behind it is wrong about whose it is. */
export class OwnKnowledgeRetriever implements Retriever {
  readonly name: string;

  constructor(
    private readonly source: Retriever,
    private readonly owned: OwnedKnowledge,
  ) {
    this.name = source.name;
  }

  isAvailable(request: Pick<RetrieveRequest, 'question'>): boolean {
    return this.source.isAvailable?.(request) ?? true;
  }

  async retrieve(request: RetrieveRequest): Promise<Evidence[]> {
    return this.owned.only(await this.source.retrieve(request), request.question.assistant);
  }
}
