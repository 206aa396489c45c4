import type { Evidence } from '../core/answer';
import type { DocumentHistory } from '../core/ports/document-history';
import type { KnowledgeStore } from '../core/ports/knowledge-store';
import type { AssistantSnapshots } from '../core/ports/passage-index';
import type { Retriever, RetrieveRequest } from '../core/ports/retriever';
import { identifiersIn } from '../text/identifier-parts';
import { passageEvidence } from './passage-evidence';
import { RevisedCache } from './revised-cache';
import { SymbolIndex } from './symbol-index';

export interface CodeRetrieverOptions {
  documents: Pick<DocumentHistory, 'list'>;
  knowledge: Pick<KnowledgeStore, 'findPassages' | 'passagesOf'>;
  snapshots: AssistantSnapshots;
  /** ISO day on which a passage has to count. */
  today: () => string;
}

/** Documents whose passages are read at once. */
const DOCUMENTS_AT_ONCE = 100;

/** Finds functions and classes of the source files by the identifiers that a question names. */
export class CodeRetriever implements Retriever {
  readonly name = 'code';
  private readonly indexes: RevisedCache<SymbolIndex | null>;

  constructor(private readonly options: CodeRetrieverOptions) {
    this.indexes = new RevisedCache(
      (assistant) => Promise.resolve(`${options.snapshots.current(assistant)?.revision ?? 0} ${options.today()}`),
      (assistant) => this.load(assistant),
    );
  }

  isAvailable({ question }: Pick<RetrieveRequest, 'question'>): boolean {
    return identifiersIn(question.text).length > 0;
  }

  async retrieve({ question, limit }: RetrieveRequest): Promise<Evidence[]> {
    const { knowledge, today } = this.options;
    const index = await this.indexes.get(question.assistant);
    // As it was written: what matching works on may have lost its capitals.
    const found = index?.search(identifiersIn(question.text), limit) ?? [];
    const scores = new Map(found.map(({ passageId, score }) => [passageId, score]));
    const passages = await knowledge.findPassages([...scores.keys()], today());
    return passages.map((passage) =>
      passageEvidence(passage, { retriever: this.name, score: scores.get(passage.id) ?? 0 }),
    );
  }

  /** Null where there is no source code. */
  private async load(assistant: string): Promise<SymbolIndex | null> {
    const { documents, knowledge, today } = this.options;
    const listed = await documents.list(assistant, today());
    const ids = listed.filter(({ format, state }) => format === 'code' && state === 'in-use').map(({ id }) => id);
    if (ids.length === 0) return null;
    const passages = [];
    for (let at = 0; at < ids.length; at += DOCUMENTS_AT_ONCE) {
      passages.push(...(await knowledge.passagesOf(ids.slice(at, at + DOCUMENTS_AT_ONCE))));
    }
    return new SymbolIndex(passages);
  }
}
